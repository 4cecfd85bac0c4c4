"""`secondtake rehearse-check`: scripted leaders against a persona, and whether it tells them apart."""

import json
import tempfile
from typing import Any

import anyio
from rich.console import Console

from app.cli.showing_check import show_check
from app.config import Settings
from app.errors import BadRequest
from app.main import build_room
from app.practice.checking import Checked, check
from app.practice.rehearsing import Played
from app.practice.room import Room

ACTORS = ("scripted", "llm")
WIDTH = 160
"""Columns of the table where the output is no terminal."""


def run(settings: Settings, persona: str, actor: str, seeds: list[int], as_json: bool) -> bool:
    """Check a persona and print what came of it; True where it tells the leaders apart.

    The conversations are kept in a folder that is gone afterwards, never in the record of this machine.
    Raises BadRequest for an unknown actor or one that is not set up, UnknownPersona for the persona.
    """
    if actor not in ACTORS:
        raise BadRequest(f"There is no actor {actor!r}; there are {' and '.join(ACTORS)}.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = settings.model_copy(
            update={
                "actor": actor,
                "database_url": f"sqlite:///{folder}/check.db",
                "sensitive_scenes": True,  # a check comes before a scene is switched on
            }
        )
        room, record, _ = build_room(own)
        try:
            checked = anyio.run(_checked, room, persona, seeds)
        finally:
            record.close()
    if as_json:
        print(json.dumps(as_object(checked), ensure_ascii=False))
    else:
        console = Console(highlight=False)
        if not console.is_terminal:
            console = Console(highlight=False, width=WIDTH)
        show_check(console, checked.rehearsals, checked.overall, checked.verdicts, checked.heard_as)
        console.print(f"\n{persona} {'separates' if checked.separates else 'does not separate'} the leaders.")
    return checked.separates


async def _checked(room: Room, persona: str, seeds: list[int]) -> Checked:
    try:
        return await check(room, room.catalogue.cast(persona).persona, seeds)
    finally:
        await room.close()


def as_object(checked: Checked) -> dict[str, Any]:
    """A check as JSON prints it."""
    return {
        "persona": checked.persona,
        "version": checked.version,
        "actor": checked.actor,
        "separates": checked.separates,
        "rehearsals": [
            {
                "seed": played[0].seed,
                "leaders": [{**_leader(one), "overall": levels[one.leader]} for one in played],
                "verdicts": [v.model_dump() for v in found],
            }
            for played, levels, found in zip(
                checked.rehearsals, checked.overall, checked.verdicts, strict=True
            )
        ],
        "heard_as": [one.model_dump(mode="json") for one in checked.heard_as],
    }


def _leader(played: Played) -> dict[str, Any]:
    shown = {"trust", "openness", "strain", "felt", "rung", "rupture"}
    return {
        "leader": played.leader,
        "rungs": [played.start.rung, *(row.rung for row in played.rows)],
        "start": played.start.model_dump(mode="json", include=shown),
        "end": played.end.model_dump(mode="json", include=shown),
        "disclosures": {str(rung): line for rung, line in played.disclosures.items()},
        "guard_interventions": played.interventions,
        "ended": played.ended.value if played.ended else None,
        "ratings": played.ratings,
        "lines": [
            {
                **row.model_dump(mode="json", exclude={"said"}),
                "utterance": row.said.text,
                "meant": row.said.intent.value,
                "source": row.said.source,
            }
            for row in played.rows
        ],
    }
