"""Small personas, appraisals and iterations for tests.

    iteration(say("Morning."), say("You look tired.", "att.notice", cue="mug"))

States come from the real state model, so that what is built could have happened.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from app.domain.behaviours import Appraisal, Code, Coded, Grade, Marker
from app.domain.disclosure import unlock
from app.domain.persona import Difficulty, Persona
from app.domain.recognition import Recognition
from app.domain.rubric import Rubric
from app.domain.state import Reading, Rupture, stance_of, starting_state, update
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment, Turn

ROOT = Path(__file__).resolve().parents[1]
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LOCKED = {rung: f"secret of rung {rung}" for rung in range(1, 6)}
"""A phrase in every ladder line of a rung, by which a leak is known."""

SAMPLES: dict[str, str] = {
    "att.notice": "You've turned that mug round four times, Ros.",
    "att.checkin": "Before the figures, how are you?",
    "att.followup": "You said mostly. What's the mostly?",
    "und.open": "What's it been like since the move?",
    "und.reflect_simple": "So it's been two of you since April.",
    "und.reflect_complex": "It's less the hours than nobody asking you.",
    "und.check": "Let me play it back and you tell me where I'm off.",
    "und.space": "Take your time.",
    "emp.ack": "That sounds tough.",
    "emp.thin": "I can see how much this is affecting you.",
    "emp.full": "You sat in that car park on your own every morning. That must have been so lonely.",
    "emp.parrot": "I really feel for you in this difficult time.",
    "emp.hijack": "Same here, when I moved teams I didn't sleep for a month.",
    "emp.pity": "Oh, you poor thing.",
    "hlp.ask": "What would make this week easier?",
    "hlp.offer": "I'll ring the client so that you don't have to.",
    "hlp.adjust": "I'll take you off the Thursday clinic for two weeks.",
    "hlp.signpost": "The helpline is on 0300 000 000, shall I dial it with you?",
    "hlp.commit": "I'll speak to rostering by Friday and text you either way.",
    "hlp.follow": "I said I'd ask about nights. I have, and it's done.",
    "bar.task": "Right, so the figures by four.",
    "bar.interrupt": "Let me stop you there.",
    "bar.advice": "Have you tried blocking out your calendar?",
    "bar.diagnose": "You're burnt out, that's what it is.",
    "bar.normalise": "Everyone feels like that in March.",
    "bar.minimise": "It's only a desk.",
    "bar.reassure": "You'll be fine.",
    "bar.avoid": "Anyway, did you see the match?",
    "bar.harsh": "Pull yourself together.",
    "bar.generic": "Let me know if you need anything.",
    "bar.question": "Is it the workload?",
    "bar.secrecy": "Whatever it is, it stays in this room.",
    "perf.standard": "Reports are due on Fridays, and the last two came on the Tuesday.",
    "perf.expectation": "By the 20th they come in on time. If not, we'd move to the formal stage.",
    "rep.repair": "I jumped straight to fixing it, sorry. Go on.",
    "safe.ask": "Are you having thoughts of ending your life?",
    "safe.act": "I'm staying with you while we ring 111 together.",
    "safe.confid": "I'd have to tell one person, and I'd tell you first.",
    "oth.neutral": "Morning.",
}
"""One line for each move; `emp.thin` and `emp.full` stand for `emp.empathy` with its grade."""

_FULL = (Marker.SPECIFIC, Marker.IMPACT, Marker.REGISTER)
_THIN = (Marker.IMPACT, Marker.REGISTER)


class Said(NamedTuple):
    """One leader line with what was heard in it."""

    text: str
    appraisal: Appraisal
    recognition: Recognition
    cue_shown: str | None = None
    reply: str | None = None


def appraisal(*moves: str, quotes: Sequence[str] = (), confidence: float = 0.9, **fields: Any) -> Appraisal:
    """An appraisal of moves in order, the last being final; without quotes, the samples are quoted."""
    quotes = quotes or [SAMPLES[m] for m in moves]
    codes = tuple(
        Coded(code=_code(m), quote=q, confidence=confidence) for m, q in zip(moves, quotes, strict=True)
    )
    grade: Grade = Grade.NONE
    markers: tuple[Marker, ...] = ()
    if "emp.ack" in moves:
        grade = Grade.ACK
    if "emp.thin" in moves:
        grade, markers = Grade.THIN, _THIN
    if "emp.full" in moves:
        grade, markers = Grade.FULL, _FULL
    values: dict[str, Any] = {
        "codes": codes,
        "final_move": codes[-1].code,
        "empathy": grade,
        "markers": markers,
    }
    return Appraisal(**(values | fields))


def say(*moves: str, text: str | None = None, cue: str | None = None, **also: Any) -> Said:
    """A leader line that does `moves`; its text is their samples joined, or `text`, quoted whole.

    `also`: fields of Recognition, of Said (`cue_shown`, `reply`), `confidence`, and fields of Appraisal.
    """
    moves = moves or ("oth.neutral",)
    quotes = [text] * len(moves) if text is not None else [SAMPLES[m] for m in moves]
    said = {k: also.pop(k) for k in ("cue_shown", "reply") if k in also}
    seen = {k: also.pop(k) for k in list(also) if k in Recognition.model_fields}
    if "hlp.commit" in moves and "when" not in seen and text is None:
        seen["when"] = "Friday"
    return Said(
        text=text if text is not None else " ".join(quotes),
        appraisal=appraisal(*moves, quotes=quotes, **also),
        recognition=Recognition(cue=cue, **seen),
        **said,
    )


def iteration(
    *said: Said, persona: Persona | None = None, ended: Ended | None = Ended.LEADER, **fields: Any
) -> Iteration:
    """An iteration in which the leader says these lines; replies tell what the ladder lets out."""
    persona = persona or make_persona()
    state = starting_state(persona, Difficulty.STANDARD)
    values: dict[str, Any] = {
        "id": "it-1",
        "practice": "pr-1",
        "number": 1,
        "persona": persona.id,
        "persona_version": persona.version,
        "seed": 7,
        "opening": persona.scene.opening[0].text,
        "opening_cue": persona.cues[0].id,
        "start": state,
        "began": AT,
        "ended": ended,
    } | fields
    built = Iteration(**values)
    turns: list[Turn] = []
    for number, line in enumerate(said, start=1):
        turns.append(_turn(number, line, turns[-1].after if turns else built.start, persona))
    return built.model_copy(update={"turns": tuple(turns)})


def _turn(number: int, line: Said, before: Any, persona: Persona) -> Turn:
    reading = Reading(notice_missed=line.recognition.guess_missed, pressing=line.recognition.pressing)
    change = update(before, line.appraisal, reading, 1.0, Rupture.WITHDRAW)
    disclosure = unlock(change.after, line.appraisal, reading)
    reply = f"Well. That is what I would say at turn {number}. And a little more."
    if disclosure.opened is not None:
        after = change.after.model_copy(update={"rung": disclosure.opened})
        change = change.model_copy(update={"after": after})
        reply = persona.ladder[disclosure.opened - 1].lines[0].text
    cue = next((c for c in persona.cues if c.id == line.cue_shown), None)
    if cue is not None:
        reply = f"{reply} {cue.shows[0].text}"
    final = line.appraisal.final_move
    graded = final is Code.EMP_EMPATHY
    return Turn(
        number=number,
        utterance=line.text,
        appraisal=line.appraisal,
        recognition=line.recognition,
        change=change,
        disclosure=disclosure,
        stance=stance_of(change.after, Difficulty.STANDARD),
        move=f"emp.{line.appraisal.empathy.value}" if graded else final.value,
        cue_shown=line.cue_shown,
        reply=line.reply if line.reply is not None else reply,
        engine="scripted",
        at=AT,
    )


def practice(*iterations: Iteration, **fields: Any) -> Practice:
    """A practice that holds these iterations."""
    values: dict[str, Any] = {
        "id": "pr-1",
        "persona": "T1",
        "difficulty": Difficulty.STANDARD,
        "seed": 7,
        "began": AT,
    }
    return Practice(**(values | fields), iterations=iterations)


def assessed(level: int) -> SelfAssessment:
    """A self-assessment with the same level for all four behaviours."""
    return SelfAssessment(attending=level, understanding=level, empathising=level, helping=level)


def make_persona(**fields: Any) -> Persona:
    """A complete small persona; `fields` replace top-level fields of its file form."""
    return Persona.model_validate(_FILE | fields)


@cache
def shipped_rubric() -> Rubric:
    """The rubric that ships with the product."""
    text = (ROOT / "rubrics" / "compassionate-leadership.yaml").read_text(encoding="utf-8")
    return Rubric.model_validate(YAML(typ="safe", pure=True).load(text))


@cache
def shipped_personas() -> tuple[Persona, ...]:
    """The personas that ship with the product, by file name."""
    files = sorted((ROOT / "personas").glob("*.yaml"))
    return tuple(
        Persona.model_validate(YAML(typ="safe", pure=True).load(f.read_text(encoding="utf-8"))) for f in files
    )


def _code(move: str) -> Code:
    return Code.EMP_EMPATHY if move in ("emp.thin", "emp.full") else Code(move)


def _stances(line: str) -> dict[str, list[str]]:
    return {stance: [f"{line} {stance}."] for stance in ("open", "guarded", "closed")}


_FILE: dict[str, Any] = {
    "id": "T1",
    "version": "1.0.0",
    "title": "The mug",
    "teaser": "Ros turns her mug round.",
    "sector": "corporate",
    "rehearsal": "empathising",
    "leader": {"role": "Team lead", "task": "Get the figures by four."},
    "colleague": {
        "name": "Ros Tell",
        "called": "Ros",
        "pronouns": "she",
        "age": 41,
        "role": "Analyst",
        "background": "Nine years here.",
        "interest": "Bell ringing",
        "style": "stoic",
        "voice": {"description": "Dry."},
    },
    "scene": {
        "place": "A corner desk",
        "time": "Monday",
        "setting": "The office is half empty.",
        "opening": ["(She turns the mug.) Morning. Figures are nearly there."],
        "start": {"rung": 1},
        "endings": {
            "leader_leaves": _stances("Bye"),
            "colleague_leaves": _stances("I have to go"),
            "arrival": ["That's a plan."],
            "time": _stances("That's time"),
        },
    },
    "cues": [
        {
            "id": name,
            "shows": [f"(She touches the {name}.)", f"(A glance at the {name}.)"],
            "words": [name],
            "noticed": [f"You keep touching that {name}."],
            "answers": _stances(f"The {name}"),
        }
        for name in ("mug", "coat", "phone")
    ],
    "ladder": [
        {
            "rung": rung,
            "facts": [f"fact {LOCKED[rung]}"],
            "lines": [f"Way {way} of {LOCKED[rung]}." for way in "abcd"],
            "more": [f"More of {LOCKED[rung]}."],
        }
        for rung in range(1, 6)
    ],
    "topics": [],
    "helps": ["Being asked."],
    "shuts_down": ["Being told."],
    "help": {
        "appropriate": [
            {"what": "A day", "words": ["day"], "lines": ["A day.", "Ta."], "say": "Have a day."}
        ],
        "inappropriate": [{"what": "A party", "words": ["party"], "lines": ["No.", "No, ta."]}],
    },
    "support": [],
    "success": ["The mug is mentioned."],
    "traps": ["The figures."],
    "moments": {
        "met": [
            {"moves": ["att.notice", "att.checkin"], "say": 'You said "{quote}", and I looked up.'},
            {"moves": ["und.open", "und.reflect_complex"], "say": 'When you said "{quote}" I had to think.'},
            {"moves": ["emp.full", "emp.thin"], "say": '"{quote}" I felt that.'},
            {"moves": ["emp.full"], "rung": 4, "say": 'By "{quote}" you knew.'},
            {"moves": ["rep.repair"], "say": 'You came back: "{quote}".'},
        ],
        "closed": [
            {"moves": ["bar.task", "bar.advice"], "say": 'At "{quote}" I thought, right, work then.'},
            {
                "moves": ["bar.harsh", "bar.minimise", "bar.diagnose"],
                "say": '"{quote}". I shut up after that.',
            },
            {"moves": ["emp.ack"], "say": 'You kept saying it. "{quote}". It was kind.'},
        ],
        "nothing_met": "I can't point to a place.",
        "nothing_closed": "Nothing shut me up.",
    },
    "better_lines": [
        {"behaviour": "attending", "say": "That mug has been round four times."},
        {
            "behaviour": "attending",
            "instead_of": ["bar.task"],
            "say": "The figures can wait. What's with the mug?",
        },
        {"behaviour": "understanding", "say": "What's it been like?"},
        {
            "behaviour": "understanding",
            "instead_of": ["bar.advice"],
            "say": "Before I suggest a thing, tell me.",
        },
        {"behaviour": "empathising", "say": "You've been on your own with that."},
        {"behaviour": "empathising", "instead_of": ["emp.ack"], "say": "No wonder you hold on to that mug."},
        {"behaviour": "empathising", "rung": 4, "say": f"I heard {LOCKED[4]}."},
        {"behaviour": "helping", "say": "What would help by Friday?"},
        {"behaviour": "clarity", "say": "They're due on Friday, and two came late."},
        {"behaviour": "care", "say": "What got in the way?"},
    ],
}
