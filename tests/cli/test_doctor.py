"""The doctor: what it finds, in sentences and as JSON, and how it ends."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.cli.commands import commands
from app.store.engine import connect, upgrade
from app.store.store import SqlRecord
from tests.modelserver.acts import Act, Fail, Say
from tests.modelserver.scripted import ScriptedServer

KEY = "sk-made-up-4711"
GOOD = Say(['{"colour": "white", ', '"number": 4}'])

Doctor = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Doctor:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/kept/x.db")
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "SECONDTAKE_MODEL", "SECONDTAKE_ACTOR"):
        monkeypatch.delenv(name, raising=False)

    def run(server: ScriptedServer | None = None, **variables: str) -> tuple[int, dict[str, Any]]:
        if server is not None:
            variables |= {
                "OPENAI_BASE_URL": server.base_url,
                "SECONDTAKE_MODEL": "toy",
                "OPENAI_API_KEY": KEY,
            }
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        code = commands(["doctor", "--json"], standalone_mode=False) or 0
        told = capsys.readouterr()
        assert KEY not in told.out + told.err
        answer = json.loads(told.out)
        return code, {"well": answer["well"]} | {s["step"]: s for s in answer["steps"]}

    return run


def test_without_a_server_the_built_in_colleague_plays(doctor: Doctor, tmp_path: Path) -> None:
    code, found = doctor()
    assert code == 0
    assert found["well"]
    assert "built-in colleague plays" in found["model"]["found"]
    assert {"data", "content", "weights"} <= set(found)
    assert not (tmp_path / "kept").exists(), "looking leaves no folder behind"


def test_a_good_server_is_found_good_step_by_step(doctor: Doctor) -> None:
    with ScriptedServer(otherwise=GOOD, key=KEY, models=("toy",)) as server:
        code, found = doctor(server)
    assert code == 0
    assert [s for s in found if s != "well"][3:] == [
        "reachable", "key", "model", "reply", "streaming", "usage", "structured output", "budgets",
    ]  # fmt: skip
    assert {s["verdict"] for s in found.values() if isinstance(s, dict)} == {"fine"}
    assert found["streaming"]["seconds"] < 5
    assert "by schema" in found["structured output"]["found"]


@pytest.mark.parametrize(
    ("refuses", "way"), [("json_schema", "as a JSON object"), ("response_format", "as text")]
)
def test_it_says_which_way_values_are_asked_for(doctor: Doctor, refuses: str, way: str) -> None:
    with ScriptedServer(otherwise=GOOD, refuses=frozenset({refuses})) as server:
        _, found = doctor(server)
    assert way in found["structured output"]["found"]


def test_nobody_at_the_address(doctor: Doctor) -> None:
    code, found = doctor(OPENAI_BASE_URL="http://127.0.0.1:9/v1", SECONDTAKE_MODEL="toy")
    assert code == 1
    assert found["reachable"]["verdict"] == "fault"
    assert "cannot be reached" in found["reachable"]["found"]
    assert "reply" not in found


def test_a_wrong_key(doctor: Doctor) -> None:
    with ScriptedServer(key="sk-another") as server:
        code, found = doctor(server)
    assert code == 1
    assert (found["reachable"]["verdict"], found["key"]["verdict"]) == ("fine", "fault")


def test_a_model_it_does_not_have(doctor: Doctor) -> None:
    with ScriptedServer(models=("other",)) as server:
        code, found = doctor(server)
    assert code == 1
    assert "lists: other" in found["model"]["found"]
    assert "knows no model 'toy'" in found["reply"]["found"]


@pytest.mark.parametrize(
    ("act", "step", "says"),
    [
        (Say(["In one piece."]), "streaming", "one piece"),
        (Say(["No ", "count."], usage=None), "usage", "estimate"),
        (Say(["No ", "JSON."]), "structured output", "a rater would"),
    ],
)
def test_what_is_worth_knowing_is_a_note_and_no_fault(doctor: Doctor, act: Say, step: str, says: str) -> None:
    with ScriptedServer(otherwise=act) as server:
        code, found = doctor(server)
    assert code == 0
    assert found[step]["verdict"] == "note"
    assert says in found[step]["found"]


@pytest.mark.parametrize(("act", "says"), [(Fail(500), "status 500"), (Say([]), "said nothing")])
def test_a_reply_that_fails_is_a_fault(doctor: Doctor, act: Act, says: str) -> None:
    with ScriptedServer(otherwise=act) as server:
        code, found = doctor(server)
    assert code == 1
    assert says in found["reply"]["found"]


def test_without_limits_it_says_so(doctor: Doctor) -> None:
    with ScriptedServer(otherwise=GOOD) as server:
        _, found = doctor(server)
    assert found["budgets"]["found"] == (
        "No limit is set; tokens are counted all the same. No price is set for toy."
    )


def test_limits_prices_and_what_today_has_used_are_told(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    engine = connect(f"sqlite:///{tmp_path}/kept/x.db")
    upgrade(engine)
    record = SqlRecord(engine)
    today = datetime.now(UTC).date().isoformat()
    record.ledger.add_usage(today, "p1", "toy", 1000, 234, Decimal("1.5"))
    record.close()
    with ScriptedServer(otherwise=GOOD) as server:
        code, found = doctor(
            server,
            SECONDTAKE_MODEL_PRICE_IN="0.5",
            SECONDTAKE_MODEL_PRICE_OUT="2",
            SECONDTAKE_RATER_MODEL="big",
            SECONDTAKE_RATER_PRICE_IN="0",
            SECONDTAKE_RATER_PRICE_OUT="0",
            SECONDTAKE_CURRENCY="GBP",
            SECONDTAKE_BUDGET_PRACTICE_TOKENS="50000",
            SECONDTAKE_BUDGET_PRACTICE_COST="0.25",
            SECONDTAKE_BUDGET_DAY_COST="20",
        )
    assert code == 0
    assert found["budgets"]["found"] == (
        "A practice may use 50,000 tokens and cost 0.25 GBP. A day may cost 20.00 GBP. "
        "A million tokens of toy cost 0.50 GBP in and 2.00 GBP out. big costs nothing. "
        "Today (UTC) has used 1,234 tokens and cost 1.50 GBP."
    )


def test_a_rater_that_cannot_give_values_is_a_fault(doctor: Doctor) -> None:
    with ScriptedServer(otherwise=Say(["No ", "JSON."])) as server:
        code, found = doctor(server, SECONDTAKE_RATER_MODEL="toy")
    assert code == 1
    assert found["structured output"]["verdict"] == "fault"


def test_sentences_for_people(
    doctor: Doctor, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not commands(["doctor"], standalone_mode=False)
    told = capsys.readouterr().out
    assert "    ok  weights           The appraiser is loaded." in told
    assert told.endswith("Everything is there.\n")
