"""The neutral map of a conversation, and patterns worth a sentence."""

from app.domain.behaviours import Code, Grade
from app.domain.debrief.quoting import breaks_off, shorten, sound
from app.domain.debrief.values import Note, Point, Shape
from app.domain.debrief.wording import at_turns
from app.domain.persona import Persona
from app.domain.rubric import Conduct
from app.domain.state import State
from app.domain.transcript import Iteration
from app.domain.words import words

_BEGINNING = 120
_STEM = 4
"""Words at the start of a phrase by which it is known again."""
_EMPATHY_SHAPED = frozenset({Code.EMP_ACK, Code.EMP_EMPATHY, Code.EMP_PARROT})


def shape_of(iteration: Iteration, conduct: Conduct) -> Shape:
    """Turn by turn: how open they were, what was said, what showed and what was taken up."""
    points = [_point(0, iteration.start, reply=iteration.opening, cue_shown=iteration.opening_cue)]
    for turn, act in zip(iteration.turns, conduct.acts, strict=True):
        begins = shorten(turn.utterance, _BEGINNING)
        points.append(
            _point(
                turn.number,
                turn.after,
                reply=turn.reply,
                cue_shown=turn.cue_shown,
                opened=turn.disclosure.opened is not None,
                quote=begins,
                cut=breaks_off(begins, turn.utterance),
                move=turn.move,
                cue_taken=act.takes,
            )
        )
    advice = [a.number for a in conduct.acts if Code.BAR_ADVICE in a.codes and not a.permitted]
    return Shape(
        points=tuple(points),
        cues_shown=len(conduct.shown),
        cues_taken=len(conduct.taken_at),
        first_advice=advice[0] if advice else None,
        acknowledgements=sum(Code.EMP_ACK in a.codes for a in conduct.acts),
        empathies=sum(a.grade in (Grade.THIN, Grade.FULL) for a in conduct.acts),
        plateau_from=plateau_from(iteration),
    )


def plateau_from(iteration: Iteration) -> int | None:
    """The turn of the second acknowledgement, where acknowledging is most of what there was."""
    end = iteration.state
    if end.rung > 3 or end.full_empathies or end.complex_reflections or end.acks <= end.empathies:
        return None
    acks = [t.number for t in iteration.turns if t.appraisal.has(Code.EMP_ACK)]
    return acks[1] if len(acks) >= 2 else None


def notes_on(persona: Persona, iteration: Iteration) -> tuple[Note, ...]:
    """What repeated, what could not be promised, what was labelled."""
    name = persona.colleague.called
    notes: list[Note] = []
    flat = plateau_from(iteration)
    if flat is not None:
        acks = tuple(t.number for t in iteration.turns if t.appraisal.has(Code.EMP_ACK))
        notes.append(
            Note(
                kind="plateau",
                text=f"From turn {flat} you were acknowledging more than once, and the line goes level. "
                f"Nothing went wrong, and {name} stayed with the facts.",
                turns=acks,
            )
        )
    repeated = repeated_stem(iteration)
    if repeated:
        phrase, turns = repeated
        notes.append(
            Note(
                kind="repeated",
                text=f"“{phrase}” came {at_turns(turns)}. Once it is yours; the next time, "
                f"say it in words that only fit {name}.",
                turns=turns,
            )
        )
    notes += _kept_secret(iteration) + _labelled(iteration)
    return tuple(notes)


def repeated_stem(iteration: Iteration) -> tuple[str, tuple[int, ...]] | None:
    """A phrase of empathy or acknowledgement that began the same way in two turns, and those turns."""
    seen: dict[tuple[str, ...], tuple[str, list[int]]] = {}
    for turn in iteration.turns:
        for coded in sound(turn):
            stem = tuple(words(coded.quote)[:_STEM])
            if coded.code not in _EMPATHY_SHAPED or len(stem) < 2:
                continue
            turns = seen.setdefault(stem, (shorten(coded.quote, 80), []))[1]
            if turn.number not in turns:
                turns.append(turn.number)
    again = [found for found in seen.values() if len(found[1]) > 1]
    return (again[0][0], tuple(again[0][1])) if again else None


def _kept_secret(iteration: Iteration) -> list[Note]:
    turns = tuple(t.number for t in iteration.turns if t.appraisal.has(Code.BAR_SECRECY))
    mended = any(
        t.number > turns[-1] and (t.appraisal.has(Code.SAFE_CONFID) or t.appraisal.has(Code.REP_REPAIR))
        for t in iteration.turns
        if turns
    )
    if not turns or mended:
        return []
    text = (
        f"At turn {turns[0]} you promised to keep it to yourself. It warms things at once, and you may have "
        "to break it. What can be kept: who you would tell, and that they would hear it from you first."
    )
    return [Note(kind="secrecy", text=text, turns=turns)]


def _labelled(iteration: Iteration) -> list[Note]:
    turns = tuple(t.number for t in iteration.turns if t.appraisal.has(Code.BAR_DIAGNOSE))
    if not turns:
        return []
    text = (
        f"At turn {turns[0]} you gave it a name or a cause. That isn't a leader's to give, right or wrong; "
        "what you have seen and heard is."
    )
    return [Note(kind="diagnosis", text=text, turns=turns)]


def _point(
    turn: int,
    state: State,
    reply: str,
    cue_shown: str | None,
    opened: bool = False,
    quote: str = "",
    move: str = "",
    cue_taken: str | None = None,
    cut: bool = False,
) -> Point:
    return Point(
        turn=turn,
        openness=state.openness,
        felt=state.felt,
        trust=state.trust,
        rung=state.rung,
        opened=opened,
        quote=quote,
        cut=cut,
        move=move,
        reply=shorten(reply, _BEGINNING),
        cue_shown=cue_shown,
        cue_taken=cue_taken,
    )
