"""The shipped weights, the lines they came from and the report belong together."""

import re
import subprocess
import sys
import threading
from pathlib import Path

import anyio
import numpy as np
import pytest

from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.domain.behaviours import Appraisal, Code, Heard
from app.errors import AppraiserUnavailable
from training.lines import digest, faults, read

REPORT = Path(__file__).parents[2] / "docs" / "appraiser-report.md"


def test_the_weights_and_the_report_are_of_these_lines(appraiser: EmbeddedAppraiser) -> None:
    hashed = re.search(r"Data hash `([0-9a-f]{16})`", REPORT.read_text(encoding="utf-8"))
    assert hashed is not None
    assert digest() == hashed.group(1) == appraiser.manifest["data"]
    assert appraiser.manifest["codes"] == [code.value for code in Code]


def test_the_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 25_000_000


def test_the_lines_are_sound() -> None:
    lines = read()
    assert list(faults(lines)) == []
    assert {code for line in lines for code in line.codes} == set(Code)


def test_the_validator_finds_what_is_wrong() -> None:
    good = next(line for line in read() if len(line.clauses) == 1 and line.final_move is Code.BAR_TASK)
    moved = good.model_copy(update={"final_move": Code.UND_OPEN})
    unquoted = good.model_copy(update={"utterance": "Something else."})
    assert list(faults([good])) == []
    assert list(faults([good, good])) != []
    assert list(faults([moved])) != []
    assert list(faults([unquoted])) != []


def test_importing_the_appraiser_loads_nothing() -> None:
    heavy = {"onnxruntime", "tokenizers", "torch", "sklearn", "scipy", "pydantic"}
    program = "import sys, app.appraisers.embedded; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPORT.parents[1]
    )
    assert heavy & set(told.stdout.split()) == set()


def test_threads_may_share_an_appraiser_that_nobody_loaded() -> None:
    shared, heard = (
        EmbeddedAppraiser(),
        Heard(utterance="That sounds tough.", previous=("Bad week.",), rung=2),
    )
    found: list[Appraisal] = []
    threads = [threading.Thread(target=lambda: found.append(shared.appraise_line(heard))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one == found[0] for one in found)


def test_the_coroutine_gives_the_same_answer(appraiser: EmbeddedAppraiser) -> None:
    heard = Heard(utterance="What was the worst of it?", previous=("It was the night shift.",), rung=3)
    assert anyio.run(appraiser.appraise, heard) == appraiser.appraise_line(heard)


def test_a_folder_without_the_encoder_still_appraises(tmp_path: Path) -> None:
    (tmp_path / "linear.npz").write_bytes((WEIGHTS / "linear.npz").read_bytes())
    half = EmbeddedAppraiser(tmp_path)
    assert half.appraise_line(Heard(utterance="Pull yourself together.", rung=3)).final_move is Code.BAR_HARSH


def test_a_missing_folder_is_an_error_at_loading(tmp_path: Path) -> None:
    nowhere = EmbeddedAppraiser(tmp_path / "nowhere")
    assert nowhere.name == "embedded"
    with pytest.raises(AppraiserUnavailable):
        nowhere.load()


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    small = np.zeros((2, 4), np.int8)
    np.savez(tmp_path / "linear.npz", gram=small, cue=small, scale=np.ones(2), bias=np.zeros(2))
    with pytest.raises(AppraiserUnavailable):
        EmbeddedAppraiser(tmp_path).load()


def test_the_record_can_name_the_weights(appraiser: EmbeddedAppraiser) -> None:
    assert appraiser.name == f"embedded:{digest()}"
