"""Answering one moment in four ways: nothing of it is kept, and nothing deeper than was reached is told."""

from collections.abc import Iterator

from app.domain.behaviours import Appraisal
from app.domain.debrief.key_moment import KeyMoment, answered, as_it_stood
from app.domain.direction import Direction
from app.domain.fork import ANYBODY_S, Branch, Fork, Way, heard_as
from app.domain.stages import Actor, Appraiser
from app.domain.transcript import Iteration, Turn
from app.domain.turning import Cast, take
from app.practice.leaders.view import View
from app.practice.turns import heard


async def fork(
    cast: Cast, iteration: Iteration, moment: KeyMoment, tells_to: int, appraiser: Appraiser, actor: Actor
) -> Fork:
    """The same colleague in the same state, answering each way in turn.

    `tells_to`: the deepest rung this leader has heard; see `turning.take`.
    """
    base = as_it_stood(iteration, moment)
    branches, missing = [], []
    for way in Way:
        found = await _honest_line(cast, base, way, appraiser)
        if found is None:
            missing.append(way)
        else:
            branches.append(await _branch(cast, base, way, *found, tells_to, actor))
    return Fork(
        iteration=iteration.id,
        colleague=cast.persona.colleague.called,
        turn=moment.after,
        line=moment.line,
        yours=_yours(answered(iteration, moment)),
        branches=tuple(branches),
        missing=tuple(missing),
    )


async def words_of(actor: Actor, direction: Direction) -> tuple[str, tuple[str, ...]]:
    """A reply to its end, and the authored lines it is made of."""
    pieces = [piece async for piece in actor.perform(direction)]
    return "".join(p.text for p in pieces), tuple(p.line for p in pieces if p.line)


async def _honest_line(
    cast: Cast, base: Iteration, way: Way, appraiser: Appraiser
) -> tuple[str, Appraisal] | None:
    """The first line for a way that is heard as that way at this moment."""
    for line in _lines(cast, base, way):
        appraisal = await appraiser.appraise(heard(cast, base, line))
        if heard_as(way, appraisal):
            return line, appraisal
    return None


def _lines(cast: Cast, base: Iteration, way: Way) -> Iterator[str]:
    said = tuple(turn.utterance for turn in base.turns)
    if way is not Way.FULL:
        yield from (line for line in ANYBODY_S[way] if line not in said)
        return
    view = View(cast.persona, base, said)
    theirs = [
        b
        for b in cast.persona.better_lines
        if b.behaviour == "empathising"
        and b.rung <= view.told
        and b.say not in said
        and not view.names_unseen(b.say)
    ]
    # The line nearest to what was just said; of equals the deepest, which holds most of their story.
    yield from (b.say for b in sorted(theirs, key=lambda b: (-view.nearness(b.say), -b.rung)))


async def _branch(
    cast: Cast, base: Iteration, way: Way, line: str, appraisal: Appraisal, tells_to: int, actor: Actor
) -> Branch:
    step = take(cast, base, line, appraisal, tells_to)
    reply, _ = await words_of(actor, step.direction)
    before, after = step.change.before, step.change.after
    return Branch(
        way=way,
        line=line,
        move=step.move,
        empathy=appraisal.empathy,
        markers=appraisal.markers,
        reply=reply,
        opened=step.disclosure.opened is not None,
        withheld=step.withheld,
        before=before.openness,
        after=after.openness,
        felt_before=before.felt,
        felt_after=after.felt,
    )


def _yours(turn: Turn) -> Branch:
    before, after = turn.change.before, turn.change.after
    return Branch(
        line=turn.utterance,
        move=turn.move,
        empathy=turn.appraisal.empathy,
        markers=turn.appraisal.markers,
        reply=turn.reply,
        opened=turn.disclosure.opened is not None,
        before=before.openness,
        after=after.openness,
        felt_before=before.felt,
        felt_after=after.felt,
    )
