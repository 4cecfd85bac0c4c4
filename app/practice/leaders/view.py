"""What a leader in the scene can know: the brief, what was shown and what was told, nothing more."""

import re
from dataclasses import dataclass
from functools import cached_property

from app.domain.persona import Cue, Persona, Stance
from app.domain.transcript import Iteration
from app.domain.words import mentions, stems

RECENT = 2
"""Turns for which a sign is still fresh enough to name."""

_BUSINESS = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_ORDINARY = frozenset(
    stem
    for stem in stems(
        "a about all am an and any anyone anything are as at back bad be been before best bit bother "
        "bothering but by can carry come coming cope coping could day days did difficult do does "
        "doing don't each else ever every everything feel feeling felt find for from get gets getting "
        "give go goes going good got happen happened happening happens hard harder hardest has have "
        "having hear help helpful helps here home hour how how's i i'd i'll i'm if in into is isn't "
        "it it's job just keep keeping know last lately least let like listen little long look made "
        "make makes managing matter matters me mean might mind minute moment month more morning most "
        "much my need needs never next night no not now of off on one or other our out over part "
        "people person pressing put really right say see shall should since so some someone something "
        "sort spoken start started still support talk team tell than that that's the their them then "
        "there these they thing things think this time to today together told tomorrow tonight too "
        "tough trouble true try up us use useful want was way we week weeks well were what what's "
        "whatever when where which who why will with without work worst would year years yes you "
        "you'd you're you've your yourself"
    )
)
"""Stems anybody may use in a question without having been told a thing."""


@dataclass(frozen=True)
class View:
    """A persona and the conversation so far, from the leader's chair."""

    persona: Persona
    iteration: Iteration
    said: tuple[str, ...] = ()
    """The leader's own lines so far, those that the colleague never heard included."""

    @property
    def number(self) -> int:
        """Number of the line about to be said, from 1."""
        return len(self.said) + 1

    @property
    def told(self) -> int:
        """The deepest layer that has been told, 1 to 5."""
        return self.iteration.state.rung

    @property
    def just_told(self) -> bool:
        """Whether the last reply let something new out."""
        return bool(self.iteration.turns) and self.iteration.turns[-1].disclosure.opened is not None

    @property
    def closed(self) -> bool:
        """Whether the last reply was shut: what anybody hears in a voice."""
        return bool(self.iteration.turns) and self.iteration.turns[-1].stance is Stance.CLOSED

    @property
    def name(self) -> str:
        """How the colleague is called."""
        return self.persona.colleague.called

    @cached_property
    def replies(self) -> tuple[str, ...]:
        """The colleague's words so far, the opening first."""
        return (self.iteration.opening, *(turn.reply for turn in self.iteration.turns))

    @cached_property
    def shown(self) -> tuple[tuple[str, int], ...]:
        """Signs shown so far, each with the turn it was shown on (0 is the opening)."""
        opening = ((self.iteration.opening_cue, 0),) if self.iteration.opening_cue else ()
        later = ((turn.cue_shown, turn.number) for turn in self.iteration.turns if turn.cue_shown)
        return (*opening, *later)

    @cached_property
    def fresh_cue(self) -> Cue | None:
        """The latest sign, if it is recent and none of the leader's lines has named it."""
        if not self.shown or self.number - self.shown[-1][1] > RECENT:
            return None
        cue = next(c for c in self.persona.cues if c.id == self.shown[-1][0])
        return None if set(cue.noticed) & set(self.said) else cue

    @cached_property
    def heard(self) -> frozenset[str]:
        """Stems of everything the leader has read in the brief or been told in the scene."""
        persona = self.persona
        brief = (
            *(persona.leader.role, persona.leader.task, *persona.leader.knows),
            *(persona.scene.setting, persona.scene.place, persona.scene.time, persona.title),
            *(persona.colleague.name, persona.colleague.role),
        )
        return frozenset(stem for text in (*brief, *self.replies, *self.said) for stem in stems(text))

    def may_ask(self, question: str) -> bool:
        """Whether a question is made of ordinary words and of words already heard in this scene."""
        return all(stem in _ORDINARY or stem in self.heard for stem in stems(question))

    def names_unseen(self, line: str) -> bool:
        """Whether a line speaks of a sign that has not been shown."""
        seen = {cue for cue, _ in self.shown}
        said = stems(line)
        return any(
            cue.id not in seen and mentions(said, cue.words) and not self._heard_of(cue, said)
            for cue in self.persona.cues
        )

    def nearness(self, line: str) -> int:
        """How many uncommon words a line shares with the colleague's last two replies."""
        recent = {stem for reply in self.replies[-RECENT:] for stem in stems(reply)} - _ORDINARY
        return len(recent & set(stems(line)))

    def fragment(self) -> str:
        """The sentence of the last reply with most in it, to be handed back; empty where there is none."""
        spoken = _BUSINESS.sub("", self.replies[-1]).strip()
        sentences = [s.strip() for s in _SENTENCE.split(spoken) if 2 <= len(stems(s)) <= 14 and "?" not in s]
        return max(sentences, key=lambda s: len(set(stems(s)) - _ORDINARY), default="").rstrip(".…!")

    def _heard_of(self, cue: Cue, said: tuple[str, ...]) -> bool:
        word = mentions(said, cue.words)
        return word is not None and set(stems(word)) <= self.heard
