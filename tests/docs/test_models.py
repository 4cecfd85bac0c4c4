"""docs/models.md lists every way a model server can fail, with its status."""

import re
from pathlib import Path

from app.errors import ModelError
from app.llm.breaker import Breaker
from app.llm.client import ModelServer

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "models.md").read_text(encoding="utf-8")
KINDS = [kind for kind in ModelError.__subclasses__() if kind.__module__ == "app.errors"]


def test_the_page_names_every_failure_and_no_other() -> None:
    rows = {
        slug: int(status) for slug, status in re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", PAGE, re.MULTILINE)
    }
    assert rows == {kind("x").slug: kind.status for kind in KINDS}


def test_the_tree_in_the_module_names_them_too() -> None:
    tree = __import__("app.errors").errors.__doc__
    missing = [
        kind.__name__ for kind in KINDS if not re.search(rf"\+-- {kind.__name__} +{kind.status} ", tree)
    ]
    assert missing == []


def test_the_numbers_in_the_prose_are_the_codes() -> None:
    assert Breaker.__init__.__defaults__ is not None
    assert Breaker.__init__.__defaults__[:2] == (4, 30.0)
    assert "four failures in a row: the server is left alone for 30 seconds" in PAGE
    assert (ModelServer.__init__.__kwdefaults__ or {})["patience"] == 5
    assert "a `Retry-After` of up to five seconds" in PAGE
