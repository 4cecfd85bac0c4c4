"""What no leader could ever come upon: rungs, cues, topics and moves without a way to them."""

from collections.abc import Iterator

from app.domain.lines import MOVES
from app.domain.listening import Ear
from app.domain.material import ONLY_THEIRS
from app.domain.persona import Persona, Stance, StyleFile
from app.domain.recognition import cue_in
from app.domain.words import stems

Found = Iterator[tuple[str, str]]
"""Fields and what is wrong with them."""
ASKS_LOST = 0.2
"""Share of a topic's own ways of asking that may lead elsewhere."""


def rungs(persona: Persona) -> Found:
    """A rung none of whose lines can be said when it opens."""
    for rung in persona.ladder:
        sayable = [line for line in rung.lines if line.rung <= rung.rung and "{" not in line.say]
        if not sayable:
            yield f"ladder.{rung.rung}", "no line of it can be said when it opens"


def moves(persona: Persona, style: StyleFile) -> Found:
    """A move that neither the persona nor its style answers from the first rung on.

    Being asked about suicide is never answered by the style where the scene is about it.
    """
    for move in MOVES:
        alone = persona.sensitive and move in ONLY_THEIRS
        for stance in Stance:
            lines = (
                *persona.reactions.get(move, {}).get(stance, ()),
                *(() if alone else style.reactions.get(move, {}).get(stance, ())),
            )
            if not any(line.rung == 1 and "{" not in line.text for line in lines):
                yield f"reactions.{move}.{stance}", "nothing answers this move at the first rung"


def cues(persona: Persona) -> Found:
    """A cue that its own good ways of noticing do not pick up."""
    for cue in persona.cues:
        missed = [text for text in cue.noticed if cue_in(persona, stems(text)) != cue.id]
        if len(missed) == len(cue.noticed):
            yield f"cues.{cue.id}.words", f"nothing picks it up, not even {missed[0]!r}"


def topics(persona: Persona) -> Found:
    """A topic whose own questions mostly lead elsewhere."""
    ear = Ear.of(persona)
    for topic in persona.topics:
        lost = [(ask, ear.topic_of(ask)) for ask in topic.asks if ear.topic_of(ask) != topic.id]
        if len(lost) / len(topic.asks) > ASKS_LOST:
            ask, heard = lost[0]
            found = f"{ask!r} is heard as {heard or 'no topic'}"
            yield f"topics.{topic.id}.asks", f"{len(lost)} of {len(topic.asks)} do not lead here: {found}"
