"""One moment answered in four ways: by the same engine, from the same state, and nothing of it is kept."""

import anyio
import pytest

from app.domain.behaviours import Appraisal, Heard
from app.domain.debrief.key_moment import KeyMoment, as_it_stood, key_moment
from app.domain.fork import ANYBODY_S, Way
from app.domain.persona import Persona
from app.domain.transcript import Ended, Iteration
from app.domain.turning import take
from app.errors import DebriefFirst, IterationEnded, NoMoment, UnknownIteration
from app.practice.forking import fork
from app.practice.room import Room
from app.store.store import SqlRecord
from tests.builders import SAMPLES
from tests.fakes import catalogue, heard_as, neutral, room_over

pytestmark = pytest.mark.anyio

PERSONAS = [cast.persona.id for cast in catalogue().casts()]
MOVES = {
    Way.ACKNOWLEDGEMENT: "emp.ack",
    Way.THIN: "emp.thin",
    Way.FULL: "emp.full",
    Way.ADVICE: "bar.advice",
}
KIND = ("att.notice", "und.open", "emp.full", "und.reflect_complex", "emp.full", "und.space", "emp.full")


class KnowsTheWays:
    """Hears every sample as what it is, and every line of a way as that way."""

    name = "knows the ways"

    def __init__(self, *deaf_to: Way) -> None:
        self.deaf_to = deaf_to

    async def appraise(self, heard: Heard) -> Appraisal:
        said = heard.utterance
        move = next((move for move, sample in SAMPLES.items() if sample == said), None)
        if move is None:
            way = next((way for way, lines in ANYBODY_S.items() if said in lines), None)
            theirs = {
                b.say
                for cast in catalogue().casts()
                for b in cast.persona.better_lines
                if b.behaviour == "empathising"
            }
            way = Way.FULL if said in theirs else way
            move = MOVES[way] if way and way not in self.deaf_to else None
        return heard_as(said, move) if move else neutral(said)


async def talked(
    room: Room, *moves: str, persona: str = "F16", ended: bool = True, debriefed: bool = True
) -> Iteration:
    practice = await anyio.to_thread.run_sync(lambda: room.open_practice(persona, seed=3, note_read=True))
    iteration = await room.begin(practice.id)
    for move in moves:
        [e async for e in room.take_turn(iteration.id, SAMPLES[move])]
    if ended:
        room.end(iteration.id)
    if debriefed:
        await room.debrief(iteration.id)
    return room.iteration(iteration.id)


def locked(persona: Persona, rung: int, told: str) -> list[str]:
    """What stands above a rung and nowhere in what was told."""
    return [
        text
        for step in persona.ladder
        if step.rung > rung
        for text in (*step.facts, *(line.say for line in (*step.lines, *step.more)))
        if len(text.split()) >= 4 and text not in told
    ]


async def test_the_four_ways_are_answered_from_one_state_by_the_engine(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    iteration = await talked(room, "und.open", "emp.ack", "bar.task")
    found = await room.fork(iteration.id)
    assert [b.way for b in found.branches] == list(Way)
    moment = key_moment(await room.debrief(iteration.id), iteration)
    assert moment is not None
    base = as_it_stood(iteration, moment)
    assert found.line == (base.turns[-1].reply if base.turns else base.opening)
    for branch in found.branches:
        assert branch.way is not None
        expected = take(
            catalogue().cast("F16"), base, branch.line, heard_as(branch.line, MOVES[branch.way])
        ).change
        assert (branch.before, branch.felt_before) == (base.state.openness, base.state.felt)
        assert (branch.after, branch.felt_after) == (expected.after.openness, expected.after.felt)
    answered = iteration.turns[moment.after]
    assert (found.yours.line, found.yours.reply) == (answered.utterance, answered.reply)


async def test_more_empathy_is_felt_more_and_advice_less(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    found = await room.fork((await talked(room, "und.open", "bar.task")).id)
    gain = {b.way: b.felt_after - b.felt_before for b in found.branches}
    assert gain[Way.FULL] > gain[Way.THIN] > gain[Way.ACKNOWLEDGEMENT] > 0 > gain[Way.ADVICE]
    assert len({b.reply for b in found.branches}) == len(Way)


async def test_nothing_is_kept_and_it_comes_out_the_same_again(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    iteration = await talked(room, "und.open", "bar.task")
    practice = room.practice(iteration.practice)
    found = await room.fork(iteration.id)
    assert room.practice(iteration.practice) == practice
    assert await room.fork(iteration.id) == found


async def test_a_way_without_an_honest_line_is_said_to_be_missing(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays(Way.FULL))
    found = await room.fork((await talked(room, "und.open", "bar.task")).id)
    assert found.missing == (Way.FULL,)
    assert Way.FULL not in [b.way for b in found.branches]


async def test_a_line_the_leader_has_said_is_not_taken_again(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    first = ANYBODY_S[Way.ADVICE][0]
    practice = room.open_practice("F16", seed=3)
    iteration = await room.begin(practice.id)
    for line in (first, SAMPLES["und.open"], SAMPLES["bar.harsh"]):
        [e async for e in room.take_turn(iteration.id, line)]
    room.end(iteration.id)
    await room.debrief(iteration.id)
    found = await room.fork(iteration.id)
    assert found.turn == 2
    assert next(b.line for b in found.branches if b.way is Way.ADVICE) == ANYBODY_S[Way.ADVICE][1]


@pytest.mark.parametrize("persona_id", PERSONAS)
async def test_no_way_tells_more_than_this_leader_has_heard(record: SqlRecord, persona_id: str) -> None:
    room = room_over(record, KnowsTheWays())
    iteration = await talked(room, *KIND, persona=persona_id, debriefed=False)
    cast = catalogue().cast(persona_id)
    for after in range(len(iteration.turns)):
        short = as_it_stood(iteration, KeyMoment(after=after, line="."))
        reached = short.state.rung
        told = " ".join([short.opening, *(t.reply for t in short.turns)])
        moment = KeyMoment(after=after, line=".")
        found = await fork(cast, iteration, moment, reached, room.appraiser, room.actor)
        assert len(found.branches) >= len(Way) - 1
        for branch in found.branches:
            assert [text for text in locked(cast.persona, reached, told) if text in branch.reply] == []
            assert branch.reply
            assert branch.withheld is branch.opened


async def test_what_was_reached_later_is_told(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    iteration = await talked(room, *KIND)
    cast = catalogue().cast("F16")
    opening = next(t for t in iteration.turns if t.disclosure.opened == 3)
    moment = KeyMoment(after=opening.number - 1, line=".")
    shut = await fork(cast, iteration, moment, 2, room.appraiser, room.actor)
    told = await fork(cast, iteration, moment, iteration.state.rung, room.appraiser, room.actor)
    third = [line.say for line in cast.persona.ladder[2].lines]
    full = {f: next(b for b in f.branches if b.way is Way.FULL) for f in (shut, told)}
    assert full[shut].withheld
    assert not any(line in full[shut].reply for line in third)
    assert not full[told].withheld
    assert any(line in full[told].reply for line in third)
    assert full[shut].after == full[told].after


async def test_the_debrief_comes_first(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    iteration = await talked(room, "und.open", "bar.task", debriefed=False)
    with pytest.raises(DebriefFirst):
        await room.fork(iteration.id)


async def test_after_care_there_is_nothing_to_go_back_to(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    iteration = await talked(room, "und.open", ended=False, debriefed=False)
    [e async for e in room.take_turn(iteration.id, "stop")]
    assert room.iteration(iteration.id).ended is Ended.CARE
    with pytest.raises(IterationEnded):
        await room.fork(iteration.id)


async def test_without_a_moment_it_says_so(record: SqlRecord) -> None:
    room = room_over(record, KnowsTheWays())
    with pytest.raises(NoMoment):
        await room.fork((await talked(room)).id)
    with pytest.raises(UnknownIteration):
        await room.fork("it-9")
