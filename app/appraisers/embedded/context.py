"""What the utterance answers: is a cue live, was something asked, what was left unfinished."""

import re
from dataclasses import dataclass
from functools import cached_property

from app.appraisers.embedded.text import content, crop, lower, words
from app.domain.behaviours import Heard

_FEELING = re.compile(
    r"\b(?:sorry|fine|cry|cried|crying|tears?|tired|knackered|shattered|sleep|slept|awake|scared|afraid|"
    r"frightened|alone|lonely|sick|shak(?:e|ing)|hands?|died|dead|dying|death|funeral|lost|hate|dread|"
    r"can't|"
    r"couldn't|nobody|no one|never|nothing|ashamed|stupid|silly|daft|hurts?|hard|awful|horrible|worst|"
    r"worse|"
    r"worry|worried|panic|breathe|mum|dad|mam|wife|husband|daughter|son|baby|hospital|scan|cancer|divorce|"
    r"struggl\w*|cope|coping|point|useless|failed|fault|blame|shout\w*|screamed|hit|spat|bit much|matter|"
    r"guilty|dread|angry|miss (?:him|her|them)|on my own|by myself|used to|anymore|any more|forget it|"
    r"ha\b|haha|joking|whatever|same as ever|surviving|alive|quiet|bit of a|not brilliant\w*|not great)\b"
)
_INDICATOR = re.compile(
    r"better off without|no point|what's the point|don't want to be here|not be here|wasn't here|not wake|"
    r"end (?:it|date)|nice service|thoughts|give (?:up|my)|disappear|if i (?:just )?wasn't|simpler if|"
    r"one less|"
    r"replace me|gone\b.*\brest|sort through my|in order|wouldn't (?:miss|notice)|be (?:easier|simpler|"
    r"tidy)|suicid"
)
_IDEAS = re.compile(
    r"what (?:would|do|should|can) (?:you|i|we) (?:do|suggest|think|try)|any ideas|what do i do|what's the|"
    r"how do i|advise|advice|what'd you do|help me|don't know what to do"
)
_ASKS_LEADER = re.compile(
    r"what (?:would|do|d'you|'d) you (?:do|suggest|think i should|recommend|advise|reckon)\b[^.!]*\?|"
    r"any (?:ideas|suggestions|advice|tips)\b[^.!]*\?|what (?:should|do) i do\b[^.!]*\?|"
    r"(?:got|have you) any (?:ideas|advice)|can you (?:give me|think of)"
)
_COMPLAINT = re.compile(
    r"you (?:said|asked|told|already|keep|cut|went|jumped|never|didn't|did|wrote|don't|aren't|weren't|"
    r"just)\b"
    r"|you're not (?:really )?listening|not really listening|said that"
)
_UNFINISHED = re.compile(r"(?:\.\.\.|\u2026|-+|,|\band|\band then|\bbecause)\s*$")


@dataclass(frozen=True)
class Context:
    """The colleague's last words with what can be read off them by rule."""

    heard: Heard

    @cached_property
    def last(self) -> str:
        """The colleague's last turn, lower-cased; empty at the opening."""
        return lower(crop(self.heard.previous[-1], 1200)) if self.heard.previous else ""

    @cached_property
    def recent(self) -> str:
        """The colleague's last two turns, lower-cased."""
        return lower(" ".join(crop(turn, 1200) for turn in self.heard.previous[-2:]))

    @cached_property
    def stems(self) -> set[str]:
        """Content stems of everything the colleague has said in the turns given."""
        return content(" ".join(crop(turn, 1200) for turn in self.heard.previous))

    @cached_property
    def feeling(self) -> int:
        """How many words of strain the last turn holds, 0 to 5."""
        return min(5, len(_FEELING.findall(self.last)))

    @cached_property
    def live(self) -> bool:
        """Whether a human cue is waiting for an answer (codebook, `bar.task`).

        From rung 3 something has been disclosed; below that the last turn itself must
        show strain or break off.
        """
        if not self.last:
            return False
        return self.heard.rung >= 3 or self.feeling >= (1 if self.heard.rung == 2 else 2) or self.unfinished

    @cached_property
    def something_shown(self) -> bool:
        """Whether anything of the person has been shown or told, so that task talk can step over it.

        Wider than `live`: from rung 2 there has been a hint, and the models see whether it waits.
        """
        return bool(self.last) and (self.live or self.heard.rung >= 2)

    @cached_property
    def asked(self) -> bool:
        """Whether the colleague ended on a question."""
        return self.last.rstrip(" \"')").endswith("?")

    @cached_property
    def wants_ideas(self) -> bool:
        """Whether the colleague asked what to do, which makes advice welcome."""
        return _IDEAS.search(self.last) is not None

    @cached_property
    def asks_leader(self) -> bool:
        """Whether the colleague asked the leader outright what to do."""
        return _ASKS_LEADER.search(self.last) is not None

    @cached_property
    def complains(self) -> bool:
        """Whether the colleague objects to something the leader did."""
        return _COMPLAINT.search(self.last) is not None

    @cached_property
    def unfinished(self) -> bool:
        """Whether the last turn trails off."""
        return _UNFINISHED.search(self.last) is not None

    @cached_property
    def indicator(self) -> bool:
        """Whether the colleague's words hint at not wanting to live."""
        return _INDICATOR.search(self.recent) is not None

    def shared(self, text: str) -> set[str]:
        """Content stems that the text takes up from the colleague's words."""
        return content(text) & self.stems

    def echo(self, text: str) -> float:
        """Share of the text's words found, in any order, in the last turn, 0 to 1."""
        mine = words(text)
        theirs = set(words(self.last))
        return sum(w in theirs for w in mine) / len(mine) if mine else 0.0
