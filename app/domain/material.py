"""What a colleague could say, cut to what may be said."""

from collections.abc import Iterable

from app.domain.lines import SAFE_NOW, Line, Lines, Reactions, Stance, Value
from app.domain.persona import Persona, StyleFile

TOLD_PLAINLY = 3
"""From this rung on a topic is talked about; the deflections before it would be a step back."""


class Material(Value):
    """A persona and its style, cut to what may be said at a rung."""

    persona: Persona
    style: StyleFile
    rung: int

    def allowed(self, lines: Iterable[Line]) -> Lines:
        """The lines that may be spoken at this rung."""
        return tuple(line for line in lines if line.rung <= self.rung)

    def reactions(self, move: str, stance: Stance) -> tuple[Lines, ...]:
        """Pools for a move and stance, the persona's own first, then the style's, then wider ones."""
        wider = [(move, stance)]
        if stance is not Stance.GUARDED:
            wider.append((move, Stance.GUARDED))
        if move.startswith("talk.") and move != "talk.remark":
            wider.append(("talk.remark", stance))
        pools: list[Lines] = []
        own_only = self.persona.sensitive and move in ONLY_THEIRS
        sources = (self.persona.reactions,) if own_only else (self.persona.reactions, self.style.reactions)
        for name, held in wider:
            for source in sources:
                pools.append(self.allowed(_bank(source, name, held)))
        return tuple(p for p in pools if p)

    def beats(self, kind: str) -> tuple[Lines, ...]:
        """Lead-ins before a disclosure."""
        return tuple(self.allowed(source.get(kind, ())) for source in (self.persona.beats, self.style.beats))

    def answers(self, topic: str) -> tuple[Lines, ...]:
        """What may be said about a topic, the deepest first."""
        entry = next((t for t in self.persona.topics if t.id == topic), None)
        if entry is None:
            return ()
        permitted = sorted((a for a in entry.answers if a.rung <= self.rung), key=lambda a: -a.rung)
        if permitted and permitted[0].rung >= TOLD_PLAINLY:
            permitted = [a for a in permitted if a.rung >= TOLD_PLAINLY]
        return tuple(self.allowed(a.lines) for a in permitted)

    def taking_up(self, cue_id: str, stance: Stance) -> Lines:
        """What is said when a cue is noticed."""
        cue = next(c for c in self.persona.cues if c.id == cue_id)
        return self.allowed(cue.answers.get(stance, ()))

    def more(self) -> tuple[Lines, ...]:
        """Further details at the depths that are open, the deepest first."""
        return tuple(self.allowed(r.more) for r in reversed(self.persona.ladder) if r.rung <= self.rung)

    def told(self) -> tuple[str, ...]:
        """Facts told up to this rung."""
        return tuple(f for r in self.persona.ladder if r.rung <= self.rung for f in r.facts)


ONLY_THEIRS = frozenset({"safe.ask", SAFE_NOW})
"""Where suicidal thoughts are spoken of, a style's general "no" would be a lie: only own lines answer."""


def _bank(source: Reactions, move: str, stance: Stance) -> Lines:
    return source.get(move, {}).get(stance, ())
