"""One loaded appraiser for all of these tests: loading takes longer than most of them."""

import pytest

from app.appraisers.embedded import EmbeddedAppraiser


@pytest.fixture(scope="session")
def appraiser() -> EmbeddedAppraiser:
    shipped = EmbeddedAppraiser()
    shipped.load()
    return shipped
