"""From the list of scenes to the door: choose, brief, go in."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.domain.persona import Difficulty
from app.errors import NoteFirst
from app.practice.views import Brief, Card
from app.web.contexts import BriefPage, CarryOn, Choice, ChoosePage, SceneCard, Toggle, ToggleGroup
from app.web.helping import sources
from app.web.rendering import render
from app.web.room import Doors
from app.web.wording import BEHAVIOURS, DIFFICULTIES, FOCUS, REHEARSALS, SECTORS

router = APIRouter(include_in_schema=False)


@router.get("/")
def choose(
    room: Doors,
    sector: Annotated[str, Query()] = "",
    rehearsal: Annotated[str, Query()] = "",
    difficulty: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """List the scenes, and the conversations that wait."""
    cards = room.cards()
    wanted = {"sector": sector, "rehearsal": rehearsal, "difficulty": difficulty}
    wanted = {kind: value for kind, value in wanted.items() if value}
    page = ChoosePage(
        title="Choose a scene",
        running=tuple(
            CarryOn(iteration=it.iteration, title=it.title, colleague=it.colleague, turn=it.turn)
            for it in room.running()
        ),
        filters=toggles(cards, wanted),
        filtered=bool(wanted),
        scenes=tuple(
            SceneCard(
                id=card.id,
                title=card.title,
                teaser=card.teaser,
                sector=SECTORS[card.sector],
                rehearsal=REHEARSALS[card.rehearsal],
                difficulty=DIFFICULTIES[card.difficulty][0],
                minutes=card.minutes,
                content_note=bool(card.content_notes),
            )
            for card in cards
            if fits(card, wanted)
        ),
    )
    return render(page)


@router.get("/rehearsals/{persona_id}")
def brief(
    room: Doors,
    persona_id: str,
    difficulty: Annotated[Difficulty | None, Query()] = None,
    focus: Annotated[str, Query(max_length=40)] = "",
) -> HTMLResponse:
    """Say who the leader is in the scene, and what to know before going in.

    `difficulty` and `focus` are chosen already where a practice leads on to here.
    """
    return render(brief_page(room.offer(persona_id), difficulty=difficulty, focus=focus))


def brief_page(
    about: Brief, refused: str = "", difficulty: Difficulty | None = None, focus: str = ""
) -> BriefPage:
    """The brief, with a sentence where going in was refused, and with what is chosen already."""
    return BriefPage(
        title=about.title,
        persona=about.id,
        scene_title=about.title,
        teaser=about.teaser,
        rehearsal=REHEARSALS[about.rehearsal],
        sector=SECTORS[about.sector],
        minutes=about.minutes,
        content_notes=about.content_notes,
        sensitive=about.sensitive,
        refused=refused,
        place=about.place,
        time=about.time,
        setting=about.setting,
        role=about.leader.role,
        task=about.leader.task,
        knows=about.leader.knows,
        colleague=about.colleague,
        colleague_name=about.colleague_name,
        colleague_role=about.colleague_role,
        support=sources(about.support),
        difficulties=tuple(
            Choice(
                value=value, label=label, meaning=meaning, chosen=value == (difficulty or about.difficulty)
            )
            for value, (label, meaning) in DIFFICULTIES.items()
        ),
        focuses=focuses(focus),
    )


@router.post("/rehearsals/{persona_id}")
async def go_in(
    room: Doors,
    persona_id: str,
    difficulty: Annotated[Difficulty | None, Form()] = None,
    focus: Annotated[str, Form(max_length=40)] = "",
    intention: Annotated[str, Form(max_length=300)] = "",
    note_read: Annotated[bool, Form()] = False,
) -> Response:
    """Open a practice and its first conversation, and go there; back to the brief with the note unread."""
    try:
        practice = await run_in_threadpool(
            room.open_practice, persona_id, difficulty=difficulty, note_read=note_read
        )
    except NoteFirst as refused:
        about = await run_in_threadpool(room.offer, persona_id)
        return render(brief_page(about, refused.sentence, difficulty, focus), refused.status)
    iteration = await room.begin(practice.id, focus=known_focus(focus), intention=intention.strip())
    return RedirectResponse(f"/iterations/{iteration.id}", status_code=303)


def known_focus(focus: str) -> str:
    """The focus as it may be stored: one of FOCUS, or nothing."""
    return focus if focus in FOCUS else ""


def focuses(chosen: str) -> tuple[Choice, ...]:
    """What there is to work on, with "nothing in particular" first."""
    return (
        Choice(value="", label="Nothing in particular", chosen=chosen not in FOCUS),
        *(
            Choice(value=name, label=BEHAVIOURS[name][0], meaning=BEHAVIOURS[name][1], chosen=name == chosen)
            for name in FOCUS
        ),
    )


def fits(card: Card, wanted: dict[str, str]) -> bool:
    """Whether a scene is what was asked for; an unknown value fits nothing."""
    return all(getattr(card, kind) == value for kind, value in wanted.items())


def toggles(cards: tuple[Card, ...], wanted: dict[str, str]) -> tuple[ToggleGroup, ...]:
    """Filters for what the scenes differ in. Following an active one takes it away."""
    kinds: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("sector", "Where", {s.value: name for s, name in SECTORS.items()}),
        ("rehearsal", "To practise", {r.value: name for r, name in REHEARSALS.items()}),
        ("difficulty", "Between you", {d.value: label for d, (label, _) in DIFFICULTIES.items()}),
    )
    groups = []
    for kind, label, names in kinds:
        present = {str(getattr(card, kind)) for card in cards}
        present |= {wanted[kind]} if kind in wanted else set()
        if len(present) > 1 or kind in wanted:
            groups.append(
                ToggleGroup(
                    label=label,
                    toggles=tuple(
                        Toggle(label=name, href=_address(wanted, kind, value), on=wanted.get(kind) == value)
                        for value, name in names.items()
                        if value in present
                    ),
                )
            )
    return tuple(groups)


def _address(wanted: dict[str, str], kind: str, value: str) -> str:
    rest = {name: v for name, v in wanted.items() if name != kind}
    if wanted.get(kind) != value:
        rest[kind] = value
    return ("/?" + urlencode(rest) if rest else "/") + "#scenes"
