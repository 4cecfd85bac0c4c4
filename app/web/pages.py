"""Every page, as one router."""

from fastapi import APIRouter

from app.web import (
    assessing,
    branching,
    choosing,
    conversing,
    debriefing,
    fixed,
    moment,
    played,
    practising,
    previewing,
)

router = APIRouter(include_in_schema=False)
for part in (
    choosing,
    conversing,
    assessing,
    debriefing,
    moment,
    branching,
    played,
    practising,
    previewing,
    fixed,
):
    router.include_router(part.router)
