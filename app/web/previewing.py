"""How a line is heard: one line coded outside any conversation, for whoever prepares a rehearsal."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from app.domain.behaviours import Appraisal, Code, Coded, Grade, Heard, Marker, scene_of
from app.domain.care import is_stop_word
from app.domain.persona import Rehearsal
from app.errors import EmptyUtterance, SecondTakeError, UtteranceTooLong
from app.practice.turns import cleaned
from app.web.contexts import Choice
from app.web.moves import MOVES
from app.web.preview_contexts import AsideView, ClauseView, HeardView, MarkerView, PreviewPage
from app.web.rendering import render
from app.web.room import Doors
from app.web.wording import REHEARSALS

router = APIRouter(include_in_schema=False)

MOST_CHARACTERS = 20_000
"""What a field takes: as long as an utterance may be at POST /v1/appraisals."""

OPENED: dict[int, tuple[str, str]] = {
    1: ("Not yet", "“I’m fine”"),
    2: ("A hint", "a joke, “bit tired”"),
    3: ("The practical problem", "what has happened"),
    4: ("What it does to them", "halting, in the first person"),
    5: ("The thing underneath", "one or two bare sentences"),
}
"""How far a colleague has opened, by rung, each with how it sounds."""

_SUPPORT = ", ".join(name for kind, name in REHEARSALS.items() if scene_of(kind) == "support").capitalize()
SCENES: dict[str, str] = {"support": _SUPPORT} | {
    scene_of(kind): REHEARSALS[kind]
    for kind in (Rehearsal.PERFORMANCE, Rehearsal.DISCLOSURE_RESPONSE, Rehearsal.HELPING, Rehearsal.FOLLOW_UP)
}
"""By the appraiser's name for a scene, the rehearsals that take place in it."""

OUTSIDE: dict[Code, str] = {
    Code.OTH_META: "You asked about the exercise.",
    Code.OTH_DISTRESS: "This is about you, and not the scene.",
    Code.OTH_REALDATA: "You gave details of somebody real.",
}
"""What MOVES has no words for, because no colleague ever hears it."""

GRADES: dict[Grade, str] = {
    Grade.NONE: "None was heard in it.",
    Grade.ACK: "Acknowledgement: it says that something is hard, and not yet what it is like for them.",
    Grade.THIN: "Thin: it reached you and that shows, in words that would fit anyone.",
    Grade.FULL: "Full: it meets them, in words that are only theirs.",
}
TAKEN_BACK = "What came after it took some of it back."
NOT_TAKEN_BACK = "Nothing after it took any of it back."

MARKERS: dict[Marker, str] = {
    Marker.SPECIFIC: "It holds something of their own story",
    Marker.IMPACT: "It says what this does to them",
    Marker.REGISTER: "Its weight and pace are near theirs",
    Marker.MOVED: "You sound moved, and it stays about them",
}

KINDS: dict[str, str] = {
    "stacked": "several questions at once",
    "leading": "the answer is already in it",
    "closed": "only a yes or a no is left",
}
"""What makes a question one that shuts down."""

SURE: tuple[tuple[float, str], ...] = (
    (0.9, "Sure"),
    (0.7, "Fairly sure"),
    (0.5, "More likely than not"),
    (0.0, "Unsure"),
)
"""Words for a confidence, each from the least that it is used for."""

STOPS = (
    "Said on its own, this stops the scene at once. It is not coded, it is not kept, and the page says "
    "where help is."
)
CARED_FOR = (
    "In a conversation, words like these are taken to be yours and not part of the scene. It stops at once, "
    "the message is not kept, and the page says where help is."
)
ASIDES: dict[Code, str] = {
    Code.OTH_REALDATA: "In a conversation this message would be turned away, and nothing of it kept.",
    Code.OTH_META: "In a conversation the room answers this itself; the colleague does not hear it.",
    Code.OTH_OFFSCENE: "In a conversation the colleague makes light of this once; after that the room "
    "answers in its own words.",
}


class Typed(BaseModel):
    """The form, as it was filled in."""

    model_config = ConfigDict(frozen=True)

    colleague: str = ""
    """The colleague's last words."""
    earlier: str = ""
    """The leader's earlier lines, one on each line."""
    rung: int = Field(default=1, ge=1, le=5)
    scene: Literal["support", "performance", "disclosure", "helping", "followup"] = "support"
    line: str = ""

    def heard(self) -> Heard:
        """As an appraiser hears it, cleaned as in a conversation.

        Raises:
            EmptyUtterance: there is no line.
            UtteranceTooLong: a field holds more than MOST_CHARACTERS.
        """
        line, colleague, earlier = (cleaned(text) for text in (self.line, self.colleague, self.earlier))
        if not line:
            raise EmptyUtterance("There is no line yet. Type one; for silence on purpose, type three dots.")
        longest = max(len(line), len(colleague), len(earlier))
        if longest > MOST_CHARACTERS:
            raise UtteranceTooLong(
                f"That is {longest:,} characters in one field; {MOST_CHARACTERS:,} is the most. "
                "What you typed is untouched."
            )
        return Heard(
            utterance=line,
            previous=(colleague,) if colleague else (),
            said=tuple(one.strip() for one in earlier.split("\n") if one.strip()),
            rung=self.rung,
            scene=self.scene,
        )


@router.get("/preview")
def preview() -> HTMLResponse:
    """Ask for a line, and what it answers."""
    return render(_page(Typed(), "How a line is heard"))


@router.post("/preview")
async def previewed(room: Doors, typed: Annotated[Typed, Form()]) -> HTMLResponse:
    """Show what the line was taken for. Nothing of it is kept."""
    try:
        heard = typed.heard()
        if is_stop_word(heard.utterance):
            found: dict[str, Any] = {"aside": AsideView(text=STOPS, help=True)}
        else:
            appraisal = await room.appraise(heard)
            found = {"heard": heard_view(heard.utterance, appraisal), "aside": aside(appraisal)}
    except SecondTakeError as error:
        return render(_page(typed, "How a line is heard", trouble=error.sentence), error.status)
    return render(_page(typed, "How your line is heard", said=heard.utterance, **found))


def _page(typed: Typed, title: str, **also: Any) -> PreviewPage:
    return PreviewPage(
        title=title,
        colleague=typed.colleague,
        earlier=typed.earlier,
        line=typed.line,
        opened=tuple(
            Choice(value=str(rung), label=label, meaning=meaning, chosen=rung == typed.rung)
            for rung, (label, meaning) in OPENED.items()
        ),
        scenes=tuple(
            Choice(value=name, label=label, chosen=name == typed.scene) for name, label in SCENES.items()
        ),
        most=MOST_CHARACTERS,
        **also,
    )


def heard_view(line: str, appraisal: Appraisal) -> HeardView:
    """An appraisal in the words of the page."""
    grade = appraisal.empathy
    back = TAKEN_BACK if appraisal.cancelled else NOT_TAKEN_BACK
    return HeardView(
        clauses=tuple(
            ClauseView(
                quote=coded.quote,
                meaning=meaning(coded.code, grade),
                code=coded.code.value,
                sure=sure(coded.confidence),
                reason=coded.reason,
                kind=KINDS.get(coded.subtype, coded.subtype),
            )
            for coded in in_order(line, appraisal.codes)
        ),
        empathy=GRADES[grade],
        markers=tuple(
            MarkerView(name=marker.value, meaning=words, heard=marker in appraisal.markers)
            for marker, words in MARKERS.items()
            if grade is not Grade.NONE
        ),
        taken_back="" if grade is Grade.NONE else back,
        last=meaning(appraisal.final_move, grade),
        last_code=appraisal.final_move.value,
    )


def meaning(code: Code, grade: Grade) -> str:
    """What a code says of the line, as the debrief says it; empathy by its grade."""
    if code is Code.EMP_EMPATHY:
        return MOVES["emp.full" if grade is Grade.FULL else "emp.thin"]
    return MOVES.get(code.value) or OUTSIDE.get(code, "Ordinary talk.")


def sure(confidence: float) -> str:
    """A confidence (0 to 1) in words and number."""
    words = next(words for least, words in SURE if confidence >= least)
    return f"{words}, {round(confidence * 100)} of 100"


def in_order(line: str, codes: tuple[Coded, ...]) -> tuple[Coded, ...]:
    """The codes by where their words stand in the line.

    The clauses of an appraisal come in order, but a code beside them that shares a clause comes
    first. Read from the end, so that words said twice are told apart.
    """
    placed: list[tuple[int, Coded]] = []
    end = len(line)
    for coded in reversed(codes):
        at = line.rfind(coded.quote, 0, end)
        if at >= 0:
            end = at
        placed.insert(0, (at if at >= 0 else line.find(coded.quote), coded))
    return tuple(coded for _, coded in sorted(placed, key=lambda one: one[0]))


def aside(appraisal: Appraisal) -> AsideView | None:
    """What the room would do in place of the colleague, if it would step in."""
    if appraisal.has(Code.OTH_DISTRESS):
        return AsideView(text=CARED_FOR, help=True)
    if appraisal.has(Code.OTH_REALDATA):
        return AsideView(text=ASIDES[Code.OTH_REALDATA], help=False)
    text = ASIDES.get(appraisal.final_move)
    return AsideView(text=text, help=False) if text else None
