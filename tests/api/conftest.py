from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from app.config import Settings
from app.main import create_app
from tests.api.front import Front, client_of
from tests.fakes import QueuedAppraiser, record_at, room_over


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application, built once; each test gives it a room of its own."""
    folder = tmp_path_factory.mktemp("data")
    return create_app(Settings(database_url=f"sqlite:///{folder / 'unused.db'}", sensitive_scenes=True))


@pytest.fixture
def front(app: FastAPI, tmp_path: Path) -> Iterator[Front]:
    """The application over a database of its own, with a queued appraiser."""
    appraiser = QueuedAppraiser()
    record = record_at(tmp_path)
    app.state.room = room_over(record, appraiser)
    with client_of(app) as client:
        yield Front(app, client, appraiser, tmp_path)
    record.close()
