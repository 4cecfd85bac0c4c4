"""Something told on a rung, said before it: in a cue, a reaction, an answer or the public part."""

from collections.abc import Iterable, Iterator

from app.domain.lint.spoken import spoken
from app.domain.locking import PAIRS_THAT_TELL, prints, public, salt_of, tells
from app.domain.persona import RUNGS, Persona


def early(persona: Persona) -> Iterator[tuple[str, str]]:
    """Lines that tell what the ladder keeps for a higher rung than theirs.

    Against the ladder's facts the same measure holds as for a model's words (`locking.tells`);
    against its lines, which share everyday turns of phrase with much else, one locked triple or
    two pairs in the spoken part.
    """
    salt = salt_of(persona.id)
    facts = _marks(persona, salt, ((fact, r.rung) for r in persona.ladder for fact in r.facts))
    lines = _marks(persona, salt, ((line.say, r.rung) for r in persona.ladder for line in r.lines))
    facts_above = {rung: _above(facts, rung) for rung in RUNGS}
    lines_above = {rung: _above(lines, rung) for rung in RUNGS}
    for field, said, whole, rung in _said_by(persona):
        if tells(whole, facts_above[rung], salt) or _echoes(said, lines_above[rung], salt):
            yield field, f"it tells at rung {rung} what a higher rung keeps: {_shortened(whole)!r}"


def _echoes(said: str, locked: frozenset[int], salt: str) -> bool:
    return bool(prints(said, salt, 3) & locked) or len(prints(said, salt, 2) & locked) >= PAIRS_THAT_TELL


def _above(lowest: dict[int, int], rung: int) -> frozenset[int]:
    return frozenset(mark for mark, opens in lowest.items() if opens > rung)


def _marks(persona: Persona, salt: str, kept: Iterable[tuple[str, int]]) -> dict[int, int]:
    """Fingerprints of what the ladder keeps, with the rung that tells it; what is public leaves none."""
    shown = (line.text for cue in persona.cues for line in cue.shows)
    lowest: dict[int, int] = {}
    for text, rung in (*((text, 1) for text in (*public(persona), *shown)), *kept):
        for size in (1, 2, 3):
            for mark in prints(text, salt, size):
                lowest[mark] = min(rung, lowest.get(mark, rung))
    return lowest


def _said_by(persona: Persona) -> Iterator[tuple[str, str, str, int]]:
    """Field, spoken part, whole text and rung of everything but the ladder itself."""
    for one in spoken(persona):
        if not one.field.startswith(("ladder.", "scene.endings.arrival", "scene.opening")):
            yield one.field, one.line.say, one.line.text, one.rung
    for index, better in enumerate(persona.better_lines):
        yield f"better_lines.{index}", better.say, better.say, better.rung
    for kind in ("met", "closed"):
        for index, moment in enumerate(getattr(persona.moments, kind)):
            own = moment.say.replace("{quote}", "")
            yield f"moments.{kind}.{index}", own, own, moment.rung
    for cue in persona.cues:
        for index, text in enumerate(cue.noticed):
            yield f"cues.{cue.id}.noticed.{index}", text, text, 1


def _shortened(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:67]}..."
