"""Every page, as one router."""

from fastapi import APIRouter

from app.web import (
    assessing,
    branching,
    choosing,
    conversing,
    debriefing,
    fixed,
    following_up,
    moment,
    played,
    practising,
    previewing,
    taking_away,
    weeks,
)

router = APIRouter(include_in_schema=False)
for part in (
    choosing,
    conversing,
    assessing,
    debriefing,
    moment,
    branching,
    taking_away,
    following_up,
    played,
    practising,
    previewing,
    weeks,
    fixed,
):
    router.include_router(part.router)
