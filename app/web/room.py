"""The room, as endpoints ask for it."""

from typing import Annotated

from fastapi import Depends, Request

from app.practice.room import Room


async def the_room(request: Request) -> Room:
    """The room that the application was built with."""
    room: Room = request.app.state.room
    return room


Doors = Annotated[Room, Depends(the_room)]
