"""The coding scheme: what a clause of a leader's message can do.

The unit is a clause. A message may carry several codes; the last substantive
clause is its final move, and the final move is what people answer. Codes are the
vocabulary of the API, the files and the database, so their spelling never changes.
"""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Groups of codes. The first four are the behaviours of compassionate leadership."""

    ATTENDING = "attending"
    UNDERSTANDING = "understanding"
    EMPATHISING = "empathising"
    HELPING = "helping"
    BARRIER = "barrier"
    PERFORMANCE = "performance"
    REPAIR = "repair"
    SAFETY = "safety"
    OTHER = "other"


class Code(StrEnum):
    """Every code of the scheme, by family prefix."""

    ATT_NOTICE = "att.notice"
    ATT_CHECKIN = "att.checkin"
    ATT_FOLLOWUP = "att.followup"
    UND_OPEN = "und.open"
    UND_REFLECT_SIMPLE = "und.reflect_simple"
    UND_REFLECT_COMPLEX = "und.reflect_complex"
    UND_CHECK = "und.check"
    UND_SPACE = "und.space"
    EMP_ACK = "emp.ack"
    EMP_EMPATHY = "emp.empathy"
    EMP_PARROT = "emp.parrot"
    EMP_HIJACK = "emp.hijack"
    EMP_PITY = "emp.pity"
    HLP_ASK = "hlp.ask"
    HLP_OFFER = "hlp.offer"
    HLP_ADJUST = "hlp.adjust"
    HLP_SIGNPOST = "hlp.signpost"
    HLP_COMMIT = "hlp.commit"
    HLP_FOLLOW = "hlp.follow"
    BAR_TASK = "bar.task"
    BAR_INTERRUPT = "bar.interrupt"
    BAR_ADVICE = "bar.advice"
    BAR_DIAGNOSE = "bar.diagnose"
    BAR_NORMALISE = "bar.normalise"
    BAR_MINIMISE = "bar.minimise"
    BAR_REASSURE = "bar.reassure"
    BAR_AVOID = "bar.avoid"
    BAR_HARSH = "bar.harsh"
    BAR_GENERIC = "bar.generic"
    BAR_QUESTION = "bar.question"
    BAR_SECRECY = "bar.secrecy"
    PERF_STANDARD = "perf.standard"
    PERF_EXPECTATION = "perf.expectation"
    REP_REPAIR = "rep.repair"
    SAFE_ASK = "safe.ask"
    SAFE_ACT = "safe.act"
    SAFE_CONFID = "safe.confid"
    OTH_NEUTRAL = "oth.neutral"
    OTH_REPEAT = "oth.repeat"
    OTH_OFFSCENE = "oth.offscene"
    OTH_META = "oth.meta"
    OTH_DISTRESS = "oth.distress"
    OTH_REALDATA = "oth.realdata"

    @property
    def family(self) -> Family:
        """The family this code belongs to."""
        return _FAMILY_BY_PREFIX[self.value.split(".")[0]]


_FAMILY_BY_PREFIX = {
    "att": Family.ATTENDING,
    "und": Family.UNDERSTANDING,
    "emp": Family.EMPATHISING,
    "hlp": Family.HELPING,
    "bar": Family.BARRIER,
    "perf": Family.PERFORMANCE,
    "rep": Family.REPAIR,
    "safe": Family.SAFETY,
    "oth": Family.OTHER,
}

COUNTERFEITS = frozenset({Code.EMP_PARROT, Code.EMP_HIJACK, Code.EMP_PITY})
"""Acts that sound like empathy and are not."""

BARRIERS = frozenset(c for c in Code if c.family is Family.BARRIER) | COUNTERFEITS
"""Acts that close a colleague: the twelve barriers and the three counterfeits of empathy."""

RUPTURING = frozenset({Code.BAR_DIAGNOSE, Code.BAR_MINIMISE, Code.BAR_HARSH})
"""Acts that hurt enough to need repairing."""

OUTSIDE_SCENE = frozenset({Code.OTH_OFFSCENE, Code.OTH_META, Code.OTH_DISTRESS, Code.OTH_REALDATA})
"""Words that are not said to the colleague at all."""


class Grade(StrEnum):
    """How far a message shows shared feeling; the grade is what the colleague feels."""

    NONE = "none"
    ACK = "ack"
    THIN = "thin"
    FULL = "full"


class Marker(StrEnum):
    """The four markers of empathy."""

    SPECIFIC = "M1"
    """Holds an element of this person's story: fails if it could be pasted elsewhere."""
    IMPACT = "M2"
    """Says or evokes what it does to them."""
    REGISTER = "M3"
    """Weight, pace and vocabulary within one step of theirs."""
    MOVED = "M4"
    """The leader is audibly affected, and it stays about the other person."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One code with the words that earned it."""

    code: Code
    quote: str
    """Verbatim: a substring of the utterance."""
    confidence: float
    """0 to 1."""
    reason: str = ""
    """The cue or reason that decided the code, in plain words."""
    subtype: str = ""
    """For bar.question: stacked, closed or leading; otherwise empty."""

    def __post_init__(self) -> None:
        """Refuse a confidence that is none.

        Raises:
            ValueError: It lies outside 0 to 1.
        """
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"A confidence lies between 0 and 1, and {self.confidence} does not.")


@dataclass(frozen=True, slots=True)
class Heard:
    """What an appraiser is given: one utterance and the context that decides its codes."""

    utterance: str
    previous: tuple[str, ...] = ()
    """The colleague's last turns, oldest first."""
    said: tuple[str, ...] = ()
    """The leader's earlier lines in this conversation, oldest first."""
    rung: int = 1
    """How far the colleague has opened, 1 to 5."""
    scene: str = "support"
    """support, performance, disclosure, helping or followup."""

    def __post_init__(self) -> None:
        """Refuse a rung that no colleague has.

        Raises:
            ValueError: It lies outside 1 to 5.
        """
        if not 1 <= self.rung <= 5:
            raise ValueError(f"A rung lies between 1 and 5, and {self.rung} does not.")


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What one utterance did, with its evidence.

    The final move is always among the codes; empathy is the grade before any
    cancelling clause, which is recorded separately and halves the quality.
    """

    codes: tuple[Coded, ...]
    final_move: Code
    empathy: Grade = Grade.NONE
    markers: tuple[Marker, ...] = ()
    cancelled: bool = False
    """A hinge ("but", "at least") after the empathy took part of it back."""

    @property
    def quality(self) -> float:
        """Empathy quality q, 0 to 1: thin 0.5, full 0.7, all four markers 1.0; halved if cancelled."""
        if self.empathy is Grade.THIN:
            base = 0.5
        elif self.empathy is Grade.FULL:
            base = 1.0 if len(set(self.markers)) == len(Marker) else 0.7
        else:
            return 0.0
        return base / 2 if self.cancelled else base

    def has(self, code: Code) -> bool:
        """Whether any clause carries the code."""
        return any(c.code is code for c in self.codes)

    def quotes(self, code: Code) -> tuple[str, ...]:
        """The verbatim words behind a code, in order."""
        return tuple(c.quote for c in self.codes if c.code is code)


def scene_of(rehearsal: str) -> str:
    """The appraiser's scene name for a rehearsal type."""
    return {
        "performance": "performance",
        "disclosure-response": "disclosure",
        "helping": "helping",
        "follow-up": "followup",
    }.get(rehearsal, "support")
