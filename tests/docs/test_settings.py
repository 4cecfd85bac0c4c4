"""docs/settings.md names every setting, with the default that the code has."""

import re
from pathlib import Path

import pytest
from pydantic import AliasChoices

from app.config import Settings
from app.guard import MAX_BODY_BYTES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
ROWS = {
    row[0]: row[1].strip(" `") for row in re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", PAGE, re.MULTILINE)
}


def variable(field: str) -> str:
    """The environment variable of a field, as the page names it: the first that is read."""
    alias = Settings.model_fields[field].validation_alias
    if isinstance(alias, AliasChoices):
        alias = alias.choices[0]
    return str(alias) if alias else f"SECONDTAKE_{field.upper()}"


def printed(default: object) -> str:
    """A default as the page writes it."""
    if isinstance(default, bool):
        return str(default).lower()
    return {"None": "not set", "": "empty"}.get(str(default), str(default))


def test_the_page_names_every_setting_and_no_other() -> None:
    assert set(ROWS) == {variable(name) for name in Settings.model_fields}


@pytest.mark.parametrize("field", Settings.model_fields)
def test_the_page_gives_the_default_of_the_code(field: str) -> None:
    assert ROWS[variable(field)] == printed(Settings.model_fields[field].default)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("database_url", "sqlite:///elsewhere/x.db"),
        ("content_dir", "mine"),
        ("host", "::1"),
        ("port", "9001"),
        ("allowed_hosts", "room.example"),
        ("max_characters", "500"),
        ("model", "toy"),
        ("model_temperature", "0.5"),
        ("model_read_seconds", "12.5"),
        ("budget_day_tokens", "90000"),
        ("budget_day_cost", "12.50"),
        ("currency", "GBP"),
        ("rater_whole_seconds", "300.0"),
    ],
)
def test_each_variable_sets_its_field(monkeypatch: pytest.MonkeyPatch, field: str, value: str) -> None:
    monkeypatch.setenv(variable(field), value)
    assert str(getattr(Settings.read(), field)) == value


def test_ranges_on_the_page_are_those_of_the_code() -> None:
    assert "100 to 20000 characters" in PAGE
    assert "0 to 65535" in PAGE
    bounds = {name: list(Settings.model_fields[name].metadata) for name in ("port", "max_characters")}
    assert str(bounds["port"]) == "[Ge(ge=0), Le(le=65535)]"
    assert str(bounds["max_characters"]) == "[Ge(ge=100), Le(le=20000)]"
    assert f"{MAX_BODY_BYTES // 1024} KiB" in PAGE


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("sqlite:///data/secondtake.db", "data"),
        ("sqlite:////srv/room/x.db?timeout=5", "/srv/room"),
        ("sqlite+pysqlite:///kept/x.db", "kept"),
        ("sqlite:///:memory:", "data"),
        ("postgresql://u@h/x", "data"),
    ],
)
def test_kept_files_lie_beside_the_database(url: str, folder: str) -> None:
    assert Settings(database_url=url).data_dir == Path(folder)


def test_host_names_are_the_local_ones_the_bound_one_and_ones_own() -> None:
    names = Settings(host="FE80::1", allowed_hosts=" Room.Example , ,other.example").host_names
    assert names == ("127.0.0.1", "localhost", "[::1]", "[fe80::1]", "room.example", "other.example")
