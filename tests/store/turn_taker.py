"""Takes turns against a database and is killed, again and again: the other half of test_killed.py.

    python turn_taker.py DATABASE_FOLDER KILLS

Forks children that take turns, kills each with SIGKILL at a random instant, and prints what
they had reported: a JSON line for each iteration opened and for each turn whose completion
was heard of. Content is read once, before the first fork.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import anyio

from app.practice.room import Room
from app.practice.views import TurnCompleted
from tests.builders import SAMPLES
from tests.fakes import QueuedAppraiser, catalogue, heard_as, record_at, room_over

MOVES = ("att.notice", "emp.ack", "und.open", "emp.full", "bar.harsh", "rep.repair", "hlp.commit")


def told(to: int, **values: object) -> None:
    os.write(to, (json.dumps(values) + "\n").encode())


async def take_turns(room: Room, appraiser: QueuedAppraiser, to: int) -> None:
    moves = itertools.cycle(MOVES)
    for count in itertools.count():
        practice = room.open_practice("F16", seed=count)
        iteration = await room.begin(practice.id)
        told(to, iteration=iteration.id)
        for number in range(1, 9):
            move = next(moves)
            text = f"{SAMPLES[move]} Turn {number}."
            appraiser.answers.append(heard_as(text, move))
            async for event in room.take_turn(iteration.id, text):
                if isinstance(event, TurnCompleted) and event.outcome.number:
                    told(to, iteration=iteration.id, turn=number, text=text, reply=event.outcome.reply)
            if room.iteration(iteration.id).ended:
                break
        room.end(iteration.id)


def killed(folder: Path, after_turns: int, pause: float) -> bytes:
    """Fork a taker of turns, kill it `pause` seconds after its n-th turn; what it had reported."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        queued = QueuedAppraiser()
        anyio.run(take_turns, room_over(record_at(folder), queued), queued, write)
    os.close(write)
    reported = b""
    while reported.count(b'"turn"') < after_turns:
        reported += os.read(read, 65536)
    time.sleep(pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(read, 65536):
        reported += piece
    os.close(read)
    return reported


if __name__ == "__main__":
    catalogue()
    chance = random.Random(20260302)
    for kill in range(int(sys.argv[2])):
        sys.stdout.buffer.write(killed(Path(sys.argv[1]), 1 + kill % 3, chance.uniform(0, 0.08)))
