"""The colleague, played by a model from the direction alone, every sentence looked at before it is shown."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

from app.actors.brief import Sheet, messages_for
from app.actors.guard import ReplyGuard, runs_of
from app.actors.guard_words import Wrong
from app.actors.scripted import ScriptedActor, worded
from app.actors.sentences import Sentences, is_whole
from app.domain.direction import Direction, Performance, Role, Spoken, said_as
from app.domain.locking import content
from app.llm.prompts import Prompts
from app.llm.speech import Speech
from app.llm.values import Message, Profile, Usage
from app.llm.values import Role as ModelRole

TRIES = 2
"""One corrective second try, and then the built-in colleague's line."""
HELD_BACK = "scripted (the model's words were held back)"
NOT_ASKED = "scripted (the leader spoke to the software)"
TO_THE_SOFTWARE = "oth.offscene"
"""What is said to the software is answered by the written line, and reaches no model."""
BEGINNING = 4
"""Words after which a reply has begun, and what was said stands."""
COMPLETED = "the model left out what was to be told; the written line was put in"
TOLD_BY = 2
"""Content words a reply must have in common with what it was to tell."""


class Model(Protocol):
    """What is needed of a model server."""

    def profile(self, role: ModelRole) -> Profile:
        """How the model of a role is spoken to."""
        ...

    def stream(self, role: ModelRole, messages: Sequence[Message], practice: str = "") -> Speech:
        """The visible words of an answer. Raises ModelError, from the iteration."""
        ...

    async def close(self) -> None:
        """Close its connections."""
        ...


@dataclass
class _Take:
    """One reply on its way: what was shown, what was caught, what it cost."""

    sheet: Sheet
    guard: ReplyGuard
    calls: int = 0
    usage: Usage | None = None
    """Of every request that was answered, the ones that were not listened to their end included."""
    caught: list[str] = field(default_factory=list)
    wrong: Wrong | None = None

    @property
    def shown(self) -> str:
        """What was shown so far."""
        return "".join(self.guard.shown)


class ModelActor:
    """Plays through a model server. What it may not say, it does not hold.

    Raises ModelError from `perform` where the server fails; the turn is then not kept.
    """

    def __init__(self, server: Model, prompts: Prompts, fallback: ScriptedActor | None = None) -> None:
        self._server = server
        self._prompts = prompts
        self._fallback = fallback or ScriptedActor()
        self._own_words = runs_of(prompts.own_words())

    @property
    def name(self) -> str:
        """What the record calls it: the model."""
        return f"model {self._server.profile('actor').model}"[:120]

    async def perform(self, direction: Direction) -> AsyncGenerator[Spoken]:
        """Say the reply sentence by sentence; the last piece tells how it came about."""
        if direction.move == TO_THE_SOFTWARE:
            async for piece in self._fallback.perform(direction):
                yield piece
            yield Spoken(text="", performance=Performance(engine=NOT_ASKED, prompt=self._prompts.version))
            return
        sheet = Sheet.of(direction)
        take = _Take(sheet, ReplyGuard(direction, sheet.longest, sheet.written, self._own_words))
        while take.calls < TRIES:
            async with aclosing(self._try(take)) as sentences:
                async for text in sentences:
                    yield Spoken(text=text)
            if take.wrong is None and not take.guard.shown:
                _note(take, Wrong.EMPTY)
            if take.wrong is None or take.guard.shown:
                break
        if not take.guard.spoke and take.wrong is not None:
            async for piece in self._fall_back(take):
                yield piece
            return
        for text in self._left_out(take):
            yield Spoken(text=text)
        for role, line in sheet.lines:
            if role is not Role.MORE or _tells(take.shown, [line.text]):
                yield Spoken(text="", line=said_as(line))
        yield Spoken(text="", performance=self._account(take, self.name))

    async def close(self) -> None:
        """Let go of the model server."""
        await self._server.close()

    async def _try(self, take: _Take) -> AsyncGenerator[str]:
        """One call; what may be shown of it, each sentence with the space before it.

        The first words are held until there are enough of them to be a beginning: "Sure!"
        is fine or not by what follows it.
        """
        held: list[str] = []
        begun = False
        async with aclosing(self._sentences(take)) as sentences:
            async for sentence in sentences:
                lead = " " if take.guard.shown else ""
                finding = take.guard.look_at(sentence)
                if finding.text:
                    held.append(lead + finding.text.strip())
                begun = begun or take.guard.count >= BEGINNING
                while begun and held:
                    yield held.pop(0)
                if finding.wrong or finding.enough:
                    _note(take, finding.wrong)
                    break
        if take.wrong is not None and not begun:
            take.guard.forget()
            return
        for text in held:
            yield text

    async def _sentences(self, take: _Take) -> AsyncGenerator[str]:
        """The sentences of one call, and what it cost."""
        system_last = self._server.profile("actor").system_last
        messages = messages_for(self._prompts, take.sheet, system_last, take.wrong)
        take.wrong = None
        take.calls += 1
        cut = Sentences()
        said = False
        speech = self._server.stream("actor", messages, take.sheet.direction.practice)
        try:
            async with aclosing(speech):
                async for piece in speech:
                    for sentence in cut.feed(piece):
                        said = True
                        yield sentence
        finally:
            if speech.usage is not None:
                take.usage = speech.usage.plus(take.usage)
        rest = cut.end()
        if rest.strip() and (is_whole(rest) or not speech.cut_short):
            yield rest
        elif not said:
            _note(take, Wrong.LONG if speech.cut_short else Wrong.EMPTY)

    async def _fall_back(self, take: _Take) -> AsyncGenerator[Spoken]:
        """The built-in colleague's line for the same direction; without its business where some was shown."""
        if take.guard.shown:
            for role, line in take.sheet.lines:
                said = worded(take.sheet.direction, line.model_copy(update={"does": ""} if line.say else {}))
                if line.say or role is Role.CUE:
                    yield Spoken(text=f" {said}", line=said_as(line))
        else:
            async for piece in self._fallback.perform(take.sheet.direction):
                yield piece
        yield Spoken(text="", performance=self._account(take, HELD_BACK))

    def _left_out(self, take: _Take) -> list[str]:
        """What has to be in this reply and is not: what was earned, and the sign that is there to be seen."""
        added = []
        direction = take.sheet.direction
        reveal = take.sheet.one(Role.REVEAL)
        if reveal is not None:
            pool = [
                line.text for p in direction.parts if p.role is Role.REVEAL for ls in p.pools for line in ls
            ]
            if not _tells(take.shown, [*pool, *direction.fresh]):
                take.caught.append(COMPLETED)
                spoken = reveal.model_copy(update={"does": ""}) if reveal.say else reveal
                added.append(f" {worded(direction, spoken)}")
        cue = take.sheet.one(Role.CUE)
        if cue is not None:
            added.append(f" {worded(direction, cue)}")
        return added

    def _account(self, take: _Take, engine: str) -> Performance:
        profile = self._server.profile("actor")
        usage = take.usage or Usage(0, 0)
        return Performance(
            engine=engine,
            model=profile.model,
            prompt=self._prompts.version,
            calls=take.calls,
            prompt_tokens=usage.prompt_tokens,
            completion_tokens=usage.completion_tokens,
            cost=profile.cost_of(usage),
            caught=tuple(take.caught),
        )


def _note(take: _Take, wrong: Wrong | None) -> None:
    take.wrong = wrong
    if wrong is not None:
        take.caught.append(wrong.value)


def _tells(reply: str, texts: list[str]) -> bool:
    """Whether a reply has enough in common with one of several ways of saying the same."""
    said = set(content(reply))
    wanted = {stem for text in texts for stem in content(text)}
    return len(said & wanted) >= min(TOLD_BY, len(wanted))
