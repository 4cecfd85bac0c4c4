"""What no file may mention: the machine it was written on, and places only its authors can reach."""

import re

import pytest

from tests.architecture.tree import ROOT, project_files

# Written with gaps, so that this file passes its own test.
FORBIDDEN = {
    "a machine's path": re.compile(r"(?<![\w.~-])/(?:work|root|tmp|home/\w+|Users/\w+|opt/pypi)/"),
    "a folder that is not in the project": re.compile(r"(?<![\w/.-])sha[r]ed/"),
    "a package registry's address": re.compile(r"(?:files\.python[h]osted|test\.py[p]i|py[p]i\.org/simple)"),
    "an index option": re.compile(r"--(?:extra-)?inde[x]-url[ =]\S+"),
}
BINARY = {".db", ".gif", ".ico", ".jpg", ".npz", ".onnx", ".pdf", ".png", ".webp", ".woff2"}


def faults(text: str) -> list[str]:
    """What `text` mentions and should not, as `reason: the words`, in order of the reasons."""
    return [
        f"{reason}: {found.group()}" for reason, words in FORBIDDEN.items() if (found := words.search(text))
    ]


def test_no_file_mentions_them() -> None:
    seen = {
        str(path.relative_to(ROOT)): found
        for path in project_files()
        if path.suffix not in BINARY and (found := faults(path.read_text(encoding="utf-8")))
    }
    assert seen == {}


@pytest.mark.parametrize(
    "line",
    [
        'open("/' + 'tmp/out.json")',
        "see /" + "work/notes.md",
        "/" + "home/ada/code",
        "as shar" + "ed/design.md says",
        "https://files.python" + "hosted.org/packages",
        "--extra-index" + "-url https://example.org",
    ],
)
def test_each_of_them_would_be_noticed(line: str) -> None:
    assert len(faults(line)) == 1


@pytest.mark.parametrize(
    "line", ["at home/work/school", "a shared cause", "https://example.org/tmp/x", "~/work/x", "/workshop/"]
)
def test_ordinary_words_pass(line: str) -> None:
    assert faults(line) == []
