"""The colleague's own two moments, out of the scene: where they felt met, where they closed."""

from app.domain.behaviours import BARRIERS, Code
from app.domain.debrief.evidence import moves_of
from app.domain.debrief.quoting import clause, marked, placed, shorten, sound
from app.domain.debrief.values import Felt
from app.domain.persona import Moment, Persona
from app.domain.rubric.conduct import FAVOURABLE
from app.domain.transcript import Iteration, Turn

LEAST_GAIN = 4.0
"""Openness, trust and felt together: less than this is not a moment."""
LEAST_LOSS = 3.0
SLIGHT_LOSS = 8.0
"""A loss below this tells less of a conversation than a plateau does."""
IT_EASED = "You said “{quote}”. Something eased a bit there."
IT_CLOSED = "You said “{quote}”. I kept the rest to myself after that."
NO_ONE_LINE = "There wasn't one line that did it. I answered what I was asked, and kept to that."
NEITHER = "Nothing shut me up. Nothing asked me to start, either."
PLATEAU_AT = 3
"""Acknowledgements from which a plain lack of movement is what closed them."""


def where_met(persona: Persona, iteration: Iteration, sure_from: float = 0.0) -> Felt:
    """The turn after which they opened most, in their words; not one that was only doubtfully kind."""
    gains = sorted(iteration.turns, key=lambda t: -movement(t))
    rising = [t for t in gains if movement(t) >= LEAST_GAIN and _surely(t, sure_from)]
    return _told(persona.moments.met, rising, iteration) or Felt(says=persona.moments.nothing_met)


def where_closed(persona: Persona, iteration: Iteration, opened_at_all: bool = True) -> Felt:
    """The turn after which they closed most; or where acknowledging stopped leading anywhere.

    `opened_at_all`: whether there was a moment where they felt met; without one, nothing to close.
    """
    losses = sorted(iteration.turns, key=movement)
    flat = plateau_turn(iteration)
    least = LEAST_LOSS
    if flat is not None:
        least = SLIGHT_LOSS
    falling = [t for t in losses if movement(t) <= -least]
    told = _told(persona.moments.closed, falling, iteration)
    if told is None and flat is not None:
        told = _told(persona.moments.closed, [flat], iteration, only=Code.EMP_ACK.value)
    if told is not None:
        return told
    if not opened_at_all:
        return Felt(says=NEITHER)
    return Felt(says=persona.moments.nothing_closed if _came_closer(iteration) else NO_ONE_LINE)


def _came_closer(iteration: Iteration) -> bool:
    """Whether they told something, to somebody who ended more turns well than against them."""
    ended_on = [turn.appraisal.final_move for turn in iteration.turns]
    well, against = (sum(move in of for move in ended_on) for of in (FAVOURABLE, BARRIERS))
    return well > against and iteration.state.rung > iteration.start.rung


def _surely(turn: Turn, sure_from: float) -> bool:
    """Whether a good act was surely heard in the turn, and no barrier ends it."""
    codes = turn.appraisal.codes
    kind = any(c.code in FAVOURABLE and c.confidence >= sure_from for c in codes)
    return kind and turn.appraisal.final_move not in BARRIERS


def movement(turn: Turn) -> float:
    """How far openness, felt understanding and trust moved together on a turn."""
    before, after = turn.change.before, turn.change.after
    return (after.openness - before.openness) + (after.felt - before.felt) + (after.trust - before.trust)


def plateau_turn(iteration: Iteration) -> Turn | None:
    """The third acknowledgement of a conversation in which nothing ever went deeper."""
    end = iteration.state
    if end.full_empathies or end.complex_reflections or end.rung > 3:
        return None
    acks = [t for t in iteration.turns if t.appraisal.has(Code.EMP_ACK)]
    return acks[PLATEAU_AT - 1] if len(acks) >= PLATEAU_AT else None


def _told(
    moments: tuple[Moment, ...], turns: list[Turn], iteration: Iteration, only: str | None = None
) -> Felt | None:
    """What they say of the first of the turns that has words; in general terms where nothing fits."""
    turn = next((t for t in turns if t.utterance.strip()), None)
    if turn is None:
        return None
    allowed = sorted((m for m in moments if m.rung <= iteration.state.rung), key=lambda m: -m.rung)
    for move in [only] if only else [turn.move, *sorted(moves_of(turn) - {turn.move})]:
        found = next((m for m in allowed if _is_about(m, move)), None)
        if found is not None:
            quote = _words_behind(turn, move)
            return Felt(turn=turn.number, quote=quote, says=placed(found.say, _in_passing(turn, quote)))
    if only:
        return None
    quote = shorten(turn.utterance, 200)
    general = IT_EASED if movement(turn) > 0 else IT_CLOSED
    return Felt(turn=turn.number, quote=quote, says=placed(general, _in_passing(turn, quote)))


def _in_passing(turn: Turn, quote: str) -> str:
    """A short piece of a quote, marked where it breaks off."""
    return marked(clause(quote), turn.utterance)


def _is_about(moment: Moment, move: str) -> bool:
    return move in moment.moves or any(m.endswith("*") and move.startswith(m[:-1]) for m in moment.moves)


def _words_behind(turn: Turn, move: str) -> str:
    """The clause that made the move, or the line itself."""
    code = Code.EMP_EMPATHY.value if move in ("emp.thin", "emp.full") else move
    return shorten(next((c.quote for c in sound(turn) if c.code.value == code), turn.utterance), 200)
