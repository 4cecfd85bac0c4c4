"""`secondtake replay`: the record against a recomputation."""

import json
from typing import Any

from app.config import Settings
from app.domain.transcript import Iteration
from app.domain.turning import Cast, follow
from app.main import build_room


def run(settings: Settings, iteration_id: str, as_json: bool) -> bool:
    """Print every turn's state, recorded and recomputed; True where all agree."""
    room, _, _ = build_room(settings)
    iteration = room.iteration(iteration_id)
    rows = compare(room.catalogue.cast(iteration.persona), iteration)
    agrees = all(row["agrees"] for row in rows)
    if as_json:
        print(json.dumps({"iteration": iteration.id, "agrees": agrees, "turns": rows}))
        return agrees
    for row in rows:
        state = row["recomputed"]
        mark = "same" if row["agrees"] else "DIFFERS"
        print(
            f"{row['turn']:>3}  trust {state['trust']:>6}  openness {state['openness']:>6}  "
            f"felt {state['felt']:>6}  rung {state['rung']}  {mark}"
        )
    print("Replay and record agree." if agrees else "Replay and record differ.")
    return agrees


def compare(cast: Cast, iteration: Iteration) -> list[dict[str, Any]]:
    """State after each turn, as recorded and as it follows from the stored appraisals."""
    replayed = iteration.model_copy(update={"turns": ()})
    rows = []
    for turn in iteration.turns:
        change, disclosure = follow(cast, replayed, turn.appraisal, turn.recognition)
        again = turn.model_copy(update={"change": change, "disclosure": disclosure})
        replayed = replayed.model_copy(update={"turns": (*replayed.turns, again)})
        rows.append(
            {
                "turn": turn.number,
                "recorded": turn.after.model_dump(mode="json"),
                "recomputed": change.after.model_dump(mode="json"),
                "agrees": change.after == turn.after and disclosure.opened == turn.disclosure.opened,
            }
        )
    return rows
