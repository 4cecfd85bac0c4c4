"""Opening, ending, debriefing and going again."""

import anyio
import pytest

from app.domain.persona import Difficulty
from app.domain.transcript import Ended, Iteration, Practice
from app.errors import (
    BadRequest,
    DebriefFirst,
    IterationEnded,
    IterationRunning,
    UnknownPersona,
    UnknownPractice,
)
from app.practice.room import Room
from app.store.store import SqlRecord
from tests.builders import assessed
from tests.fakes import Broken, QueuedRater, catalogue, room_over

pytestmark = pytest.mark.anyio


async def opened(room: Room, persona: str = "F16", seed: int | None = 3) -> Practice:
    return await anyio.to_thread.run_sync(lambda: room.open_practice(persona, seed=seed))


async def talked(room: Room, practice: Practice, *texts: str) -> Iteration:
    iteration = await room.begin(practice.id)
    for text in texts or ("Morning, Leon.", "You look tired."):
        [e async for e in room.take_turn(iteration.id, text)]
    return room.iteration(iteration.id)


async def test_a_practice_takes_the_personas_difficulty_unless_told(record: SqlRecord) -> None:
    room = room_over(record)
    own = catalogue().cast("F16").persona.difficulty
    assert (await opened(room)).difficulty is own
    warm = room.open_practice(" f16 ", "  Ada  ", Difficulty.WARM, 1)
    assert (warm.persona, warm.leader, warm.difficulty, warm.seed) == ("F16", "Ada", Difficulty.WARM, 1)
    assert record.practice(warm.id) == warm


async def test_difficulty_shifts_where_the_colleague_starts(record: SqlRecord) -> None:
    room = room_over(record)
    starts = {}
    for difficulty in Difficulty:
        practice = room.open_practice("F16", difficulty=difficulty)
        starts[difficulty] = (await room.begin(practice.id)).start.trust
    assert starts[Difficulty.WARM] > starts[Difficulty.STANDARD] > starts[Difficulty.GUARDED]


async def test_without_a_seed_practices_differ(record: SqlRecord) -> None:
    room = room_over(record)
    assert len({(await opened(room, seed=None)).seed for _ in range(5)}) > 1


async def test_the_same_seed_and_lines_give_the_same_conversation(record: SqlRecord) -> None:
    room = room_over(record)
    found = []
    for _ in range(2):
        iteration = await talked(room, await opened(room, seed=11), "Hello.", "How are things?", "...")
        found.append((iteration.opening, [t.reply for t in iteration.turns]))
    assert found[0] == found[1]


async def test_another_seed_gives_another_conversation(record: SqlRecord) -> None:
    room = room_over(record)
    lines = ("Hello.", "Bit wet out.", "Anyway.", "Mm, the usual.")
    found = set()
    for seed in range(4):
        iteration = await talked(room, await opened(room, seed=seed), *lines)
        found.add((iteration.opening, *(t.reply for t in iteration.turns)))
    assert len(found) > 1


async def test_persona_and_practice_must_exist(record: SqlRecord) -> None:
    room = room_over(record)
    with pytest.raises(UnknownPersona):
        room.open_practice("F99")
    with pytest.raises(UnknownPractice):
        await room.begin("pr-9")


async def test_one_conversation_at_a_time(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    await talked(room, practice)
    with pytest.raises(IterationRunning):
        await room.begin(practice.id)


async def test_the_next_iteration_opens_after_the_debrief(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    first = await talked(room, practice)
    with pytest.raises(IterationRunning):
        await room.debrief(first.id)
    room.end(first.id)
    with pytest.raises(DebriefFirst):
        await room.begin(practice.id)
    await room.debrief(first.id)
    second = await room.begin(practice.id, "attending", "  look up first ")
    assert (second.number, second.focus, second.intention) == (2, "attending", "look up first")
    assert second.seed != first.seed


async def test_an_iteration_without_a_turn_needs_no_debrief(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    first = await room.begin(practice.id)
    room.end(first.id)
    assert (await room.begin(practice.id)).number == 2


async def test_a_debrief_is_composed_once(record: SqlRecord) -> None:
    rater = QueuedRater(catalogue().rubric)
    room = room_over(record, rater=rater)
    iteration = await talked(room, await opened(room))
    room.end(iteration.id)
    first = await room.debrief(iteration.id)
    assert await room.debrief(iteration.id) == first
    assert rater.rated == [iteration.id]
    assert room.iteration(iteration.id).debriefed


async def test_a_rater_that_fails_can_be_asked_again(record: SqlRecord) -> None:
    room = room_over(record, rater=QueuedRater(catalogue().rubric, Broken("no")))
    practice = await opened(room)
    iteration = await talked(room, practice)
    room.end(iteration.id)
    with pytest.raises(Broken):
        await room.debrief(iteration.id)
    assert not room.iteration(iteration.id).debriefed
    with pytest.raises(DebriefFirst):
        await room.begin(practice.id)
    assert (await room.debrief(iteration.id)).iteration == iteration.id


async def test_the_leaders_own_view_comes_after_the_end_and_before_the_debrief(record: SqlRecord) -> None:
    room = room_over(record)
    iteration = await talked(room, await opened(room))
    with pytest.raises(IterationRunning):
        room.assess_self(iteration.id, assessed(3))
    room.end(iteration.id)
    room.assess_self(iteration.id, assessed(2))
    assert room.assess_self(iteration.id, assessed(4)).self_assessment == assessed(4)
    await room.debrief(iteration.id)
    with pytest.raises(IterationEnded):
        room.assess_self(iteration.id, assessed(5))
    assert room.iteration(iteration.id).self_assessment == assessed(4)


async def test_a_rewind_goes_on_from_a_turn_and_overwrites_nothing(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    first = await talked(room, practice, "Hello.", "You look tired.", "Anyway, the figures.")
    room.end(first.id)
    await room.debrief(first.id)
    before = room.iteration(first.id)
    again = await room.begin(practice.id, rewind_to=(first.id, 2))
    assert again.turns == first.turns[:2]
    assert (again.opening, again.start, again.rewound_from) == (first.opening, first.start, (first.id, 2))
    [e async for e in room.take_turn(again.id, "What is it like, getting in?")]
    found = room.iteration(again.id)
    assert [t.number for t in found.turns] == [1, 2, 3]
    assert found.turns[2].change.before == first.turns[1].after
    assert room.iteration(first.id) == before


async def test_a_rewind_to_the_opening_keeps_only_the_opening(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    first = await talked(room, practice)
    room.end(first.id)
    await room.debrief(first.id)
    again = await room.begin(practice.id, rewind_to=(first.id, 0))
    assert (again.turns, again.opening) == ((), first.opening)


async def test_a_rewind_goes_nowhere_that_is_not_there(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    first = await talked(room, practice)
    room.end(first.id)
    await room.debrief(first.id)
    stranger = await talked(room, await opened(room))
    for origin in ((first.id, 3), (first.id, -1), (stranger.id, 1), ("it-9", 0)):
        with pytest.raises(BadRequest, match="rewind_to"):
            await room.begin(practice.id, rewind_to=origin)


async def test_progress_shows_only_what_has_been_debriefed(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    first = await talked(room, practice)
    assert room.progress(practice.id).columns == ()
    room.end(first.id)
    assert room.progress(practice.id).columns == ()
    await room.debrief(first.id)
    await talked(room, practice)
    (column,) = room.progress(practice.id).columns
    assert (column.iteration, column.turns) == (first.id, 2)


async def test_what_can_be_carried_on_is_what_still_runs(record: SqlRecord) -> None:
    room = room_over(record)
    first = await talked(room, await opened(room))
    ended = await talked(room, await opened(room))
    room.end(ended.id)
    (running,) = room.running()
    assert (running.iteration, running.turn, running.persona) == (first.id, 2, "F16")


async def test_ending_twice_is_ending_once(record: SqlRecord) -> None:
    room = room_over(record)
    iteration = await talked(room, await opened(room))
    assert room.end(iteration.id).ended is Ended.LEADER
    assert room.end(iteration.id) == room.iteration(iteration.id)


async def test_a_deleted_practice_is_gone(record: SqlRecord) -> None:
    room = room_over(record)
    practice = await opened(room)
    await talked(room, practice)
    room.delete_practice(practice.id)
    with pytest.raises(UnknownPractice):
        room.practice(practice.id)
    assert room.running() == ()
