"""A debrief in the terminal, part by part."""

from io import StringIO

from rich.console import Console

from app.cli.showing import show_debrief
from app.domain.debrief import compose
from app.domain.persona import Persona
from tests.builders import Said, iteration, make_persona, say, shipped_rubric


def shown(persona: Persona, *said: Said) -> str:
    """What the terminal says, on lines as long as they come."""
    played = iteration(*said, persona=persona)
    written = StringIO()
    show_debrief(Console(file=written, width=2000), compose(persona, played, shipped_rubric()), played)
    return written.getvalue()


def test_the_safety_list_is_told_before_any_rating_with_the_words_and_never_as_a_mark() -> None:
    persona = make_persona(rehearsal="disclosure-response")
    told = shown(persona, say("safe.confid"), say("emp.full"), say("safe.ask"), say("safe.act"))
    debrief = compose(
        persona,
        iteration(say("safe.confid"), say("emp.full"), say("safe.ask"), say("safe.act"), persona=persona),
        shipped_rubric(),
    )
    assert debrief.safety
    assert told.index("Keeping them safe") < told.index("The behaviours")
    part = told.split("Keeping them safe")[1].split("One to keep")[0]
    for item in debrief.safety:
        line = next(line for line in part.splitlines() if line.strip().startswith(f"{item.step}:"))
        assert item.status in line
        assert (f"turn {item.turn}: “{item.quote}”" in line) is bool(item.turn)
    assert {item.status for item in debrief.safety} >= {"done", "not yet"}
    assert " of 5" not in part


def test_no_other_scene_has_the_list() -> None:
    assert "Keeping them safe" not in shown(make_persona(), say("emp.full"), say("und.open"), say("emp.ack"))


def test_the_facts_are_told_with_the_shape() -> None:
    said = (say("att.notice", cue="mug"), say("und.open", cue_shown="coat"), say("emp.ack"), say("emp.full"))
    told = shown(make_persona(), *said)
    facts = compose(make_persona(), iteration(*said), shipped_rubric()).facts
    assert len(facts) >= 2
    assert told.index("The shape of it") < told.index(facts[0].text) < told.index("One to keep")
    assert all(fact.text in told for fact in facts)
