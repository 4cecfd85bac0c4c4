"""What the leader did, turn by turn, as a rater sees it.

Only the leader's words and their codes are kept. How the colleague felt is left out on
purpose: a warm outcome must not lift a rating, nor a cold one lower it.
"""

from collections.abc import Callable, Collection

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import BARRIERS, OUTSIDE_SCENE, Code, Coded, Family, Grade, Marker
from app.domain.persona import Persona, Rehearsal
from app.domain.transcript import Iteration, Turn

FAVOURABLE = frozenset(
    c for c in Code if c not in BARRIERS and c not in OUTSIDE_SCENE and c.family is not Family.OTHER
)
"""Acts that serve the person or the message; all others are barriers, counterfeits or neutral."""

_WOUNDING = frozenset({Code.BAR_HARSH, Code.BAR_MINIMISE, Code.BAR_DIAGNOSE})
_TAKING_UP = frozenset(
    c for c in FAVOURABLE if c.family in (Family.ATTENDING, Family.UNDERSTANDING, Family.EMPATHISING)
)


class Act(BaseModel):
    """One leader turn. A code counts once however many clauses carry it, so length earns nothing."""

    model_config = ConfigDict(frozen=True)

    number: int
    text: str
    codes: frozenset[Code]
    final: Code
    grade: Grade = Grade.NONE
    markers: frozenset[Marker] = frozenset()
    quality: float = 0.0
    """Empathy quality of the appraisal, 0 to 1."""
    cancelled: bool = False
    takes: str | None = None
    """Id of a cue that had been shown and is taken up here, with care."""
    guess_missed: bool = False
    permitted: bool = False
    """Ideas were asked for, or leave to offer them was, on this turn or the one before."""
    unfitting: bool = False
    """The help it offers is on the persona's list of what does not help."""
    dated: bool = False
    """It names a time for something the leader will do."""

    def any_of(self, codes: frozenset[Code]) -> bool:
        """Whether it carries any of the codes."""
        return bool(self.codes & codes)

    @property
    def for_them(self) -> bool:
        """Whether it ends on something that serves the person."""
        return self.final in FAVOURABLE


class Conduct(BaseModel):
    """The leader's part of an iteration."""

    model_config = ConfigDict(frozen=True)

    acts: tuple[Act, ...]
    shown: tuple[str, ...]
    """Ids of cues that were shown while the leader could still answer them, in order."""
    shown_at: tuple[int, ...]
    """The turn each of them was first shown at; 0 is the opening."""
    rehearsal: Rehearsal
    told: tuple[int, ...]
    """Rung reached before each turn. Tells only whether there was room; no level may depend on it."""

    @property
    def taken_at(self) -> tuple[int, ...]:
        """The turn each cue was first taken up at, in order."""
        first: dict[str, int] = {}
        for act in self.acts:
            if act.takes is not None:
                first.setdefault(act.takes, act.number)
        return tuple(first.values())


def conduct_of(
    persona: Persona, iteration: Iteration, heard: Callable[[Coded], bool] = lambda _: True
) -> Conduct:
    """The leader's conduct; `heard` leaves codes out, to see what hangs on the doubtful ones."""
    shown: dict[str, int] = {iteration.opening_cue: 0} if iteration.opening_cue else {}
    acts: list[Act] = []
    leave = False
    for turn in iteration.turns:
        act = _act(turn, shown, leave, heard)
        acts.append(act)
        leave = turn.recognition.asks_permission
        last = turn.number == iteration.turns[-1].number
        if turn.cue_shown and not last and turn.cue_shown not in shown:
            shown[turn.cue_shown] = turn.number
    return Conduct(
        acts=tuple(acts),
        shown=tuple(shown),
        shown_at=tuple(shown.values()),
        rehearsal=persona.rehearsal,
        told=tuple(turn.change.before.rung for turn in iteration.turns),
    )


def _act(turn: Turn, shown: Collection[str], leave: bool, heard: Callable[[Coded], bool]) -> Act:
    kept = [c.code for c in turn.appraisal.codes if heard(c)]
    codes = frozenset(kept)
    final = turn.appraisal.final_move
    if final not in codes:
        final = kept[-1] if kept else Code.OTH_NEUTRAL
    grade = turn.appraisal.empathy
    if grade in (Grade.THIN, Grade.FULL) and Code.EMP_EMPATHY not in codes:
        grade = Grade.ACK if Code.EMP_ACK in codes else Grade.NONE
    if grade is Grade.ACK and Code.EMP_ACK not in codes:
        grade = Grade.NONE
    said = turn.recognition
    cue = said.cue if said.cue in shown and codes & _TAKING_UP and not codes & _WOUNDING else None
    return Act(
        number=turn.number,
        text=turn.utterance,
        codes=codes,
        final=final,
        grade=grade,
        markers=frozenset(turn.appraisal.markers),
        quality=turn.appraisal.quality if grade in (Grade.THIN, Grade.FULL) else 0.0,
        cancelled=turn.appraisal.cancelled,
        takes=cue,
        guess_missed=said.guess_missed,
        permitted=leave or said.asks_permission,
        unfitting=bool(said.help and said.help.startswith("inappropriate")),
        dated=said.when is not None,
    )
