"""The quick reader and the careful one read the same."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.content import shipped
from app.yaml import QuickFault, quick

FILES = sorted([*(shipped() / "personas").rglob("*.yaml"), *(shipped() / "rubrics").glob("*.yaml")])


@pytest.mark.parametrize("path", FILES[:6] + FILES[-8:], ids=lambda path: path.stem)
def test_shipped_files_are_read_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert quick(text) == YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: no\nb: 12:30\nc: on\ne: 1e3\nf: ~\nh: yes\nj: True\nk: .5\nl: 'x'\nn: \n",
        "m: [no, 1, 2.5, off, -3, +4]\nn: {y: n}\n",
        "- Nan is poorly.\n- nan\n- inf\n",
        "a: |\n  one\n  two\nb: >\n  three\n",
    ],
)
def test_odd_words_are_read_alike(text: str) -> None:
    assert quick(text) == YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: [1\n",
        "a: 2026-01-01\n",
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "a: .nan\n",
        "a: 1_000\n",
        "a: 010\n",
    ],
)
def test_what_might_be_read_otherwise_is_left_to_the_careful_one(text: str) -> None:
    with pytest.raises(QuickFault):
        quick(text)
