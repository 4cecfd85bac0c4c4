"""What every endpoint is given: the room, and ids of a sane length."""

from typing import Annotated

from fastapi import Depends, Path, Request

from app.practice.room import Room


async def room_of(request: Request) -> Room:
    """The room this application serves. A coroutine, so that no thread is asked for it."""
    room: Room = request.app.state.room
    return room


InRoom = Annotated[Room, Depends(room_of)]
Id = Annotated[str, Path(max_length=64)]
