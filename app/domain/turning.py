"""One turn as a pure function: appraisal in, everything that follows from it out.

Live conversation and replay both come through `take`, which is why a replay agrees
with the record.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import Appraisal, Code
from app.domain.direction import (
    LENGTHS,
    RECENT_TURNS,
    Direction,
    Exchange,
    Part,
    Role,
    move_of,
    plan,
)
from app.domain.disclosure import Disclosure, unlock
from app.domain.ending import arrives, closing_lines, how_it_ends
from app.domain.listening import Ear
from app.domain.locking import locked_above, opening_rungs
from app.domain.material import Material
from app.domain.persona import Cue, Difficulty, Lines, Persona, Stance, StyleFile
from app.domain.recognition import TASK, Recognition, recognise
from app.domain.returning import REMINDED, a_week_on, answered, settled
from app.domain.state import Reading, Rupture, State, StateChange, stance_of, update
from app.domain.transcript import Ended, Iteration, Turn

CUE_PAUSE = 2
"""Turns between one cue and the next."""
DEEPEST = 5
"""The last rung there is."""

_MOMENTS = frozenset(
    {
        "emp.thin",
        "emp.full",
        "und.space",
        "rep.repair",
        "safe.ask",
        "safe.now",
        "talk.goodbye",
        "talk.silence",
    }
)


@dataclass(frozen=True)
class Cast:
    """A persona with its style: all that a turn needs to know."""

    persona: Persona
    style: StyleFile

    @cached_property
    def _opens(self) -> dict[int, int]:
        return opening_rungs(self.persona)

    @cached_property
    def _locked(self) -> dict[int, frozenset[int]]:
        return {}

    def locked(self, rung: int) -> frozenset[int]:
        """Fingerprints of what may not be told at a rung; worked out when first asked for."""
        if rung not in self._locked:
            self._locked[rung] = locked_above(self._opens, rung)
        return self._locked[rung]

    @cached_property
    def a_week_on(self) -> "Cast":
        """The same people in a follow-up scene."""
        return Cast(a_week_on(self.persona), self.style)

    def playing(self, iteration: Iteration) -> "Cast":
        """The cast as this iteration has it."""
        return self.a_week_on if iteration.follow_up else self

    @cached_property
    def ear(self) -> Ear:
        """Its topics made ready for listening, on first use."""
        return Ear.of(self.persona)


class Step(BaseModel):
    """All that follows from one appraised utterance."""

    model_config = ConfigDict(frozen=True)

    recognition: Recognition
    change: StateChange
    disclosure: Disclosure
    withheld: bool = False
    """A rung opened that this step may not tell: the colleague reacts and does not tell it."""
    stance: Stance
    move: str
    cue: str | None
    direction: Direction
    arrived: bool = False
    """The scene has reached what it can reach; the leader may go on."""
    ends: Ended | None = None


def take(
    cast: Cast, iteration: Iteration, utterance: str, appraisal: Appraisal, tells_to: int = DEEPEST
) -> Step:
    """Work out one turn: recognise, update, unlock, direct.

    `tells_to`: the deepest rung that may be told, 1 to 5 and at least the rung told so far. What
    opens below it moves the state as ever, and nothing of it stands in the direction.
    """
    recognition = recognise(cast.persona, cast.ear, utterance, appraisal)
    change, disclosure = follow(cast, iteration, appraisal, recognition)
    state = change.after
    number = len(iteration.turns) + 1
    stance = stance_of(state, iteration.difficulty)
    move = move_of(appraisal, recognition)
    arrived = disclosure.opened is None and arrives(iteration, state, appraisal, recognition)
    ends = how_it_ends(cast.persona, number, state, iteration, recognition)
    spoken = spoken_in(iteration)
    withheld = disclosure.opened is not None and disclosure.opened > tells_to
    opened = None if withheld else disclosure.opened
    told = change.before.rung if withheld else state.rung
    material = Material(persona=cast.persona, style=cast.style, rung=told)
    early = change.before.rung < 3 or change.before.felt < 40
    met_as = _met_as(change, stance, iteration.difficulty)
    parts = list(plan(material, met_as, move, appraisal, recognition, opened, early, spoken))
    parts = answered(parts, material, change)
    cue = None
    closing = closing_lines(cast.persona, ends, arrived, recognition, stance)
    if closing:
        if ends is Ended.COLLEAGUE or recognition.farewell:
            parts = []
        elif arrived:
            parts = parts[:1]
        parts.append(Part(role=Role.ENDING, pools=(material.allowed(closing),)))
    elif disclosure.opened is None and stance is not Stance.CLOSED and _room_for_a_cue(move, parts):
        cue, lines = next_cue(cast.persona, iteration, number, told)
        if cue is not None:
            parts.append(Part(role=Role.CUE, pools=(material.allowed(lines),), optional=True))
    return Step(
        recognition=recognition,
        change=change,
        disclosure=disclosure,
        withheld=withheld,
        stance=stance,
        move=move,
        cue=cue,
        arrived=arrived,
        ends=ends,
        direction=_direction(
            cast, iteration, utterance, appraisal, recognition, stance, move, material
        ).model_copy(update={"parts": tuple(parts), "spoken": spoken, "fresh": _fresh(cast, opened)}),
    )


def _fresh(cast: Cast, opened: int | None) -> tuple[str, ...]:
    return next((r.facts for r in cast.persona.ladder if r.rung == opened), ())


def follow(
    cast: Cast, iteration: Iteration, appraisal: Appraisal, recognition: Recognition
) -> tuple[StateChange, Disclosure]:
    """State and disclosure after an utterance: the part a replay recomputes."""
    before = iteration.state
    last = iteration.turns[-1] if iteration.turns else None
    reading = Reading(
        notice_missed=recognition.guess_missed,
        permitted=bool(last and last.recognition.asks_permission),
        something_to_be_quiet_about=before.rung >= 3
        or bool(last and (last.disclosure.opened or last.cue_shown)),
        pressing=recognition.pressing,
        indicator_live=cast.persona.indicator is not None and before.rung >= cast.persona.indicator,
        about_the_task=recognition.topic == TASK,
    )
    ruptures_to = Rupture(cast.style.rupture)
    change = update(before, appraisal, reading, cast.style.multiplier, ruptures_to)
    change = settled(iteration, appraisal, recognition, change, cast.style.multiplier, ruptures_to)
    disclosure = unlock(change.after, appraisal, reading)
    if disclosure.opened is not None:
        risen = change.after.model_copy(update={"rung": disclosure.opened})
        change = change.model_copy(update={"after": risen})
    return change, disclosure


def open_scene(cast: Cast, start: State, difficulty: Difficulty, seed: int) -> tuple[Direction, str | None]:
    """The direction for the opening, and the cue it shows."""
    material = Material(persona=cast.persona, style=cast.style, rung=start.rung)
    cue = next((c for c in cast.persona.cues if c.from_turn <= 1), None)
    parts = [Part(role=Role.ANSWER, pools=(material.allowed(cast.persona.scene.opening),))]
    if cue is not None:
        parts.append(Part(role=Role.CUE, pools=(material.allowed(cue.shows[:1]),)))
    direction = Direction(
        turn=0,
        seed=seed,
        name=cast.persona.colleague.called,
        role=cast.persona.colleague.role,
        voice=cast.persona.colleague.voice.description,
        place=cast.persona.scene.place,
        stance=stance_of(start, difficulty),
        move="talk.greeting",
        parts=tuple(parts),
        quiet=material.allowed(cast.style.quiet),
        facts=material.told(),
        words=LENGTHS[start.rung],
    )
    return direction, cue.id if cue else None


def spoken_in(iteration: Iteration) -> frozenset[str]:
    """Every authored line this colleague has used in this iteration."""
    earlier = iteration.follow_up.said if iteration.follow_up else ()
    return frozenset((*earlier, *iteration.opening_said)) | {
        li for turn in iteration.turns for li in turn.said
    }


def next_cue(persona: Persona, iteration: Iteration, number: int, rung: int) -> tuple[str | None, Lines]:
    """The cue to show with this reply: a missed one once more and smaller, then the next, then none."""
    shown = [(iteration.opening_cue, 0)] if iteration.opening_cue else []
    shown += [(t.cue_shown, t.number) for t in iteration.turns if t.cue_shown]
    taken = {t.recognition.cue for t in iteration.turns}
    taken |= set(iteration.follow_up.cues) if iteration.follow_up else set()
    times = Counter(cue for cue, _ in shown)
    if rung >= 4:
        return None, ()
    if shown:
        last, at = shown[-1]
        if number - at < CUE_PAUSE:
            return None, ()
        if last not in taken and times[last] == 1:
            return last, _cue(persona, last).shows[1:]
    for cue in persona.cues:
        if cue.id not in times and cue.id not in taken and cue.from_turn <= number:
            return cue.id, cue.shows[:1]
    return None, ()


def _met_as(change: StateChange, stance: Stance, difficulty: Difficulty) -> Stance:
    """A fresh hurt is answered by the person who was hurt; only after it are they closed."""
    fresh = change.before.rupture is Rupture.NONE and change.after.rupture is not Rupture.NONE
    return stance_of(change.before, difficulty) if fresh else stance


def _room_for_a_cue(move: str, parts: list[Part]) -> bool:
    """A sign beside a moment of feeling would step on it."""
    return move not in _MOMENTS and all(part.role is not Role.MORE for part in parts)


def _cue(persona: Persona, cue_id: str | None) -> Cue:
    return next(c for c in persona.cues if c.id == cue_id)


def _exchange(turn: Turn) -> Exchange:
    """A turn as it was heard; what was said to the software was not."""
    outside = turn.move == Code.OTH_OFFSCENE.value
    return Exchange(utterance="" if outside else turn.utterance, reply=turn.reply)


def _direction(
    cast: Cast,
    iteration: Iteration,
    utterance: str,
    appraisal: Appraisal,
    recognition: Recognition,
    stance: Stance,
    move: str,
    material: Material,
) -> Direction:
    colleague = cast.persona.colleague
    return Direction(
        turn=len(iteration.turns) + 1,
        seed=iteration.seed,
        name=colleague.called,
        role=colleague.role,
        voice=colleague.voice.description,
        place=cast.persona.scene.place,
        stance=stance,
        move=move,
        grade=appraisal.empathy,
        utterance=utterance,
        opening=iteration.opening,
        recent=tuple(_exchange(t) for t in iteration.turns[-RECENT_TURNS:]),
        facts=(*material.told(), *((REMINDED,) if iteration.follow_up else ())),
        parts=(),
        quiet=material.allowed(cast.style.quiet),
        when=recognition.when,
        word=recognition.word,
        words=LENGTHS[material.rung],
        practice=iteration.practice,
        persona=cast.persona.id,
        background=colleague.background,
        says=colleague.voice.says,
        never_says=colleague.voice.never_says,
        locked=cast.locked(material.rung),
    )
