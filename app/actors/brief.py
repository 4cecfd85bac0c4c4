"""What a model is told for one reply: who it is, what was said, and how this moment is played."""

from dataclasses import dataclass

from app.actors.guard_words import REASONS, Wrong
from app.actors.scripted import chosen_lines, fitting_lines
from app.actors.wording import DONE, PARTS, STANCES
from app.domain.direction import Direction, Role, said_as
from app.domain.persona import Line
from app.domain.words import words
from app.llm.prompts import Prompts
from app.llm.values import Message

MOST_LINES = 3
"""Authored lines offered for one part: enough to hear the sense, too few to recite."""
LEAST_SPACE = 12
"""Words a reply may always have."""
COMES_IN = "(They come in.)"
SAYS_NOTHING = "(They say nothing.)"

# A spoken line needs none of these; in a prompt they are how instructions and roles are marked.
_AS_SPOKEN = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "{": "(", "}": ")", "`": "'"})


@dataclass(frozen=True)
class Sheet:
    """One reply as it is to be played. `lines` are what the built-in colleague would say."""

    direction: Direction
    lines: tuple[tuple[Role, Line], ...]
    offered: tuple[tuple[Role, tuple[str, ...]], ...]
    longest: int

    @classmethod
    def of(cls, direction: Direction) -> "Sheet":
        """Choose what is offered. A sign of strain is not: it is shown as its author wrote it."""
        lines = tuple(chosen_lines(direction))
        offered = []
        for role, line in lines:
            if role is Role.CUE:
                continue
            part = next((p for p in direction.parts if p.role is role), None)
            pool = fitting_lines(direction, part, set(direction.spoken)) if part else []
            ways = [line, *(other for other in pool if said_as(other) != said_as(line))]
            offered.append(
                (role, tuple(plain(direction, w) for w in ways[: 2 if role is Role.REVEAL else MOST_LINES]))
            )
        said = sum(len(words(line.text)) for role, line in lines if role is not Role.CUE)
        return cls(direction, lines, tuple(offered), max(direction.words[1], said, LEAST_SPACE))

    @property
    def written(self) -> tuple[str, ...]:
        """Every line offered."""
        return tuple(line for _, lines in self.offered for line in lines)

    def one(self, role: Role) -> Line | None:
        """The line for a role, if there is one."""
        return next((line for held, line in self.lines if held is role), None)


def messages_for(
    prompts: Prompts, sheet: Sheet, system_last: bool, held_back: Wrong | None = None
) -> list[Message]:
    """The whole prompt: the part, the conversation from its opening on, and the direction last.

    What the leader said stands in user messages alone, and cannot hold the brackets that
    directions stand in.
    """
    direction = sheet.direction
    told = [
        Message("system", _part(prompts, direction)),
        Message("user", COMES_IN),
        Message("assistant", direction.opening),
    ]
    for exchange in direction.recent:
        told += [Message("user", as_spoken(exchange.utterance)), Message("assistant", exchange.reply)]
    note = _note(prompts, sheet)
    if held_back is not None:
        note = f"{note}\n{prompts.render('actor.again', why=REASONS[held_back])}"
    said = as_spoken(direction.utterance)
    if system_last:
        return [*told, Message("user", said), Message("system", note)]
    return [*told, Message("user", f"{said}\n\n{note}")]


def as_spoken(text: str) -> str:
    """What the leader said, as data: marks that could pass for a direction become plain brackets."""
    if not text.strip(" .…"):
        return SAYS_NOTHING
    return text.translate(_AS_SPOKEN)


def plain(direction: Direction, line: Line) -> str:
    """A line without the leader's own words in it, which belong in user messages alone."""
    return line.text.replace("{when}", "then").replace("{word}", "that").replace("{name}", direction.name)


def _part(prompts: Prompts, direction: Direction) -> str:
    return prompts.render(
        "actor.system",
        name=direction.name,
        full_role=direction.role,
        background=direction.background,
        voice=direction.voice,
        says=direction.says,
        never_says=direction.never_says,
        place=direction.place,
        told=tuple(fact for fact in direction.facts if fact not in direction.fresh),
    )


def _note(prompts: Prompts, sheet: Sheet) -> str:
    direction = sheet.direction
    return prompts.render(
        "actor.direction",
        name=direction.name,
        stance=STANCES[direction.stance],
        done_to_you=DONE[direction.move],
        parts=[{"lead": PARTS[role], "lines": lines} for role, lines in sheet.offered],
        shortest=direction.words[0],
        longest=sheet.longest,
    )
