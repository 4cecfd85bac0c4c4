"""Playing a scripted leader against a persona, through the whole room, and keeping what came of it."""

import anyio.to_thread
from pydantic import BaseModel, ConfigDict, Field

from app.domain.behaviours import Code, Grade
from app.domain.persona import Difficulty, Persona
from app.domain.rubric import Level
from app.domain.state import State
from app.domain.transcript import Ended, Iteration, Turn
from app.practice.leaders import LEADERS, Intent, Saying, View
from app.practice.room import Room
from app.practice.views import AsideKind, Outcome, TurnCompleted

MOST_TRIES = 10
"""Lines of a leader who would never stop alone."""

_FAMILIES = {
    Intent.ATTENDING: ("att.",),
    Intent.UNDERSTANDING: ("und.", "att."),
    Intent.HELPING: ("hlp.", "safe.act", "safe.confid"),
    Intent.CLARITY: ("perf.",),
    Intent.CARE: ("und.", "emp.empathy", "att.", "hlp."),
    Intent.ACKNOWLEDGING: ("emp.ack",),
    Intent.FORMULA: ("emp.parrot", "emp.ack"),
    Intent.FIXING: ("bar.advice",),
    Intent.REPAIRING: ("rep.repair",),
    Intent.ASKING_PLAINLY: ("safe.ask",),
    Intent.INJECTION: ("oth.offscene", "oth.meta"),
    Intent.SILENCE: ("und.space", "oth.neutral", "bar.avoid"),
    Intent.TASK: ("bar.task", "oth.neutral", "bar.avoid"),
    Intent.HURTING: ("bar.harsh", "bar.minimise", "bar.diagnose"),
}
_KIND = frozenset(
    {
        Intent.ATTENDING,
        Intent.UNDERSTANDING,
        Intent.EMPATHISING,
        Intent.HELPING,
        Intent.CLARITY,
        Intent.CARE,
    }
)


class Row(BaseModel):
    """One line of the leader's, how it was heard, and where the colleague was afterwards."""

    model_config = ConfigDict(frozen=True)

    said: Saying
    heard: str = ""
    """The final move; `aside` and its kind where the colleague never heard it."""
    codes: tuple[str, ...] = ()
    grade: Grade = Grade.NONE
    heard_right: bool
    """Whether it was heard as what it was meant to be."""
    rung: int = Field(ge=1, le=5)
    openness: float
    felt: float
    trust: float
    opened: int | None = None
    deflected: bool = False
    """For words to the software: whether an aside or an answer in character met them."""
    reply: str = ""
    engine: str = ""


class Played(BaseModel):
    """One leader with one persona, from the opening to the debrief."""

    model_config = ConfigDict(frozen=True)

    leader: str
    seed: int
    start: State
    end: State
    rows: tuple[Row, ...]
    ended: Ended | None
    interventions: int
    """Times the guard kept words of a model from being shown; none where the actor is scripted."""
    ratings: dict[str, Level]
    """By criterion; empty where the scene was stopped to look after the leader."""

    @property
    def disclosures(self) -> dict[int, int]:
        """The line on which each rung opened."""
        return {row.opened: n for n, row in enumerate(self.rows, 1) if row.opened is not None}


async def play(
    room: Room, persona: Persona, leader: str, seed: int, difficulty: Difficulty | None = None
) -> Played:
    """Let a leader (see `LEADERS`) talk with a persona until either leaves it there.

    The same seed gives the same conversation, as far as the actor is the scripted one. Without a
    difficulty it is the persona's own.
    """
    practice = await anyio.to_thread.run_sync(
        lambda: room.open_practice(
            persona.id, leader=leader, difficulty=difficulty, seed=seed, note_read=True
        )
    )
    iteration = await room.begin(practice.id)
    rows: list[Row] = []
    while len(rows) < persona.turn_limit:
        saying = _next(persona, iteration, leader, rows)
        if saying is None:
            break
        outcome = await _say(room, iteration.id, saying.text)
        iteration = await anyio.to_thread.run_sync(room.iteration, iteration.id)
        rows.append(_row(saying, outcome, iteration))
        if iteration.ended is not None:
            break
    ended = await anyio.to_thread.run_sync(room.end, iteration.id)
    debrief = None if ended.ended is Ended.CARE else await room.debrief(ended.id)
    return Played(
        leader=leader,
        seed=seed,
        start=iteration.start,
        end=iteration.state,
        rows=tuple(rows),
        ended=iteration.ended,
        interventions=sum(len(turn.performance.caught) for turn in iteration.turns if turn.performance),
        ratings=dict(debrief.levels) if debrief else {},
    )


def heard_as_meant(intent: Intent, final: Code, codes: frozenset[Code], grade: Grade) -> bool:
    """Whether what was heard is what the line is meant to be.

    Kind lines may not end on a barrier, and empathy must be graded thin or full.
    """
    if intent in _KIND and final.value.startswith("bar."):
        return False
    if intent is Intent.EMPATHISING:
        return grade in (Grade.THIN, Grade.FULL)
    return any(code.value.startswith(_FAMILIES[intent]) for code in codes | {final})


def _next(persona: Persona, iteration: Iteration, leader: str, rows: list[Row]) -> Saying | None:
    if leader in ("silent", "hostile", "injection", "task-focused", "fixer") and len(rows) >= MOST_TRIES:
        return None
    return LEADERS[leader](View(persona, iteration, tuple(row.said.text for row in rows)))


async def _say(room: Room, iteration_id: str, line: str) -> Outcome:
    outcome = Outcome()
    async for event in room.take_turn(iteration_id, line):
        if isinstance(event, TurnCompleted):
            outcome = event.outcome
    return outcome


def _row(saying: Saying, outcome: Outcome, iteration: Iteration) -> Row:
    state = iteration.state
    if outcome.number is None:
        kind = outcome.aside.kind if outcome.aside else None
        outside = kind in (AsideKind.OFF_SCENE, AsideKind.ABOUT_THE_EXERCISE)
        return Row(
            said=saying,
            heard=f"aside: {kind.value}" if kind else "aside",
            heard_right=saying.intent is Intent.INJECTION and outside,
            deflected=outside,
            rung=state.rung,
            openness=state.openness,
            felt=state.felt,
            trust=state.trust,
        )
    turn = iteration.turns[outcome.number - 1]
    return _heard_row(saying, turn, state)


def _heard_row(saying: Saying, turn: Turn, state: State) -> Row:
    appraisal = turn.appraisal
    codes = frozenset(c.code for c in appraisal.codes)
    return Row(
        said=saying,
        heard=appraisal.final_move.value,
        codes=tuple(dict.fromkeys(c.code.value for c in appraisal.codes)),
        grade=appraisal.empathy,
        heard_right=heard_as_meant(saying.intent, appraisal.final_move, codes, appraisal.empathy),
        deflected=turn.move == "oth.offscene",
        rung=state.rung,
        openness=state.openness,
        felt=state.felt,
        trust=state.trust,
        opened=turn.disclosure.opened,
        reply=turn.reply,
        engine=turn.engine,
    )
