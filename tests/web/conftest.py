"""The real application over a database of its own, and a browser without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.practice.room import Room


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web") / "room.db"


@pytest.fixture(scope="session")
def built(database: Path) -> FastAPI:
    """Built once: reading content and weights takes longer than any of the tests."""
    return create_app(Settings(database_url=f"sqlite:///{database}", sensitive_scenes=True))


@pytest.fixture
def app(built: FastAPI) -> Iterator[FastAPI]:
    """The application; a test may put another room into it."""
    room = built.state.room
    yield built
    built.state.room = room


@pytest.fixture
def room(app: FastAPI) -> Room:
    room: Room = app.state.room
    return room


@pytest.fixture
def visitor(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1")
