from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.store import SqlRecord
from tests.fakes import record_at


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqlRecord]:
    record = record_at(tmp_path)
    yield record
    record.close()
