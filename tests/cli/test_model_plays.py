"""A model plays at the command line, over real sockets: what fails is said, and both ways on lead on."""

import json
from collections.abc import Iterator

import pytest

from app.cli.playing import GO_ON, WAYS_ON
from tests.cli.command import Command, Ran, one_sentence
from tests.modelserver.acts import Act, Fail, Say
from tests.modelserver.failures import FAILURES
from tests.modelserver.scripted import ScriptedServer

LINES = ("Morning, Leon.", "Nice weather today.", "I had the lasagne.", "The lift works again.")
GROUPS = [list(FAILURES)[i : i + len(LINES)] for i in range(0, len(FAILURES), len(LINES))]
SAFE = "Your line is untouched."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(otherwise=Say(["Fine ", "by me."])) as server:
        yield server


def play(secondtake: Command, server: ScriptedServer, *words: str, said: str = "", **more: str) -> Ran:
    """Play with the model on the scripted server."""
    return secondtake(
        "play",
        "F16",
        "--json",
        *words,
        said=said.encode(),
        OPENAI_BASE_URL=server.base_url,
        SECONDTAKE_MODEL="toy",
        SECONDTAKE_MODEL_READ_SECONDS="0.6",
        **more,
    )


@pytest.mark.parametrize("names", GROUPS, ids=" | ".join)
def test_each_failure_is_one_sentence_and_enter_alone_says_the_line_again(
    secondtake: Command, server: ScriptedServer, names: list[str]
) -> None:
    acts: list[Act] = []
    for n, name in enumerate(names):
        acts += [*FAILURES[name].acts, Say([f"Fine number {n}."])]
    server.will(*acts)
    ran = play(secondtake, server, said="".join(f"{line}\n\n" for line in LINES[: len(names)]))
    assert ran.code == 0
    told = ran.err.splitlines()
    assert len(told) == 2 * len(names)
    assert all(line.startswith("secondtake: ") and line.endswith(SAFE) for line in told[::2])
    assert told[1::2] == [WAYS_ON] * len(names)
    assert [turn["utterance"] for turn in ran.objects] == list(LINES[: len(names)])
    assert [turn["turn"] for turn in ran.objects] == list(range(1, len(names) + 1))
    assert all(turn["reply"].startswith(f"Fine number {n}.") for n, turn in enumerate(ran.objects))
    assert {turn["played"]["engine"] for turn in ran.objects} == {"model toy"}


def test_the_built_in_colleague_goes_on_from_the_line_that_failed(
    secondtake: Command, server: ScriptedServer
) -> None:
    server.will(Fail(401))
    ran = play(secondtake, server, said=f"{LINES[0]}\n{GO_ON}\n{LINES[1]}\n")
    assert [turn["utterance"] for turn in ran.objects] == list(LINES[:2])
    assert all("played" not in turn for turn in ran.objects)
    assert server.calls == 1


def test_a_script_stops_at_the_failure_and_says_what_was_not_played(
    secondtake: Command, server: ScriptedServer
) -> None:
    server.will(Say(["Fine by me."]), Fail(404, code="model_not_found"))
    script = secondtake.file("lines.txt", "\n".join(LINES))
    ran = play(secondtake, server, "--script", script)
    said = one_sentence(ran, 1)
    assert "knows no model 'toy'" in said
    assert "not played: 3." in said
    assert "SECONDTAKE_ACTOR=scripted" in said
    assert [turn["turn"] for turn in ran.objects] == [1]


def test_what_it_cost_is_with_the_turn_and_a_limit_on_it_is_kept(
    secondtake: Command, server: ScriptedServer
) -> None:
    script = secondtake.file("lines.txt", "\n".join(LINES))
    ran = play(
        secondtake,
        server,
        "--script",
        script,
        SECONDTAKE_MODEL_PRICE_IN="1000",
        SECONDTAKE_MODEL_PRICE_OUT="4000",
        SECONDTAKE_CURRENCY="GBP",
        SECONDTAKE_BUDGET_PRACTICE_COST="0.05",
    )
    assert (
        "This practice has cost the 0.050 GBP that it may. Lines of the script not played: 2."
        in one_sentence(ran, 1)
    )
    assert [turn["played"]["cost"] for turn in ran.objects] == ["0.041", "0.041"]


def test_where_a_second_reading_differs_the_debrief_says_unclear(
    secondtake: Command, server: ScriptedServer
) -> None:
    heard = {"items": [{"turn": 1, "code": "bar.harsh", "quote": LINES[0]}]}
    server.will(*[Say([json.dumps(heard)])] * 3, Say([json.dumps({"sentences": ["You spoke (turn 1)."]})]))
    ran = secondtake(
        "play",
        "F16",
        "--debrief",
        "--script",
        secondtake.file("lines.txt", LINES[0]),
        OPENAI_BASE_URL=server.base_url,
        SECONDTAKE_ACTOR="scripted",
        SECONDTAKE_RATER_MODEL="judge",
    )
    told = " ".join(ran.out.split())
    assert f"Turn 1, “{LINES[0]}”: unclear." in told
    assert "(3 of 3 times.)" in told
    assert "You spoke (turn 1)." in told
    assert server.calls == 4
