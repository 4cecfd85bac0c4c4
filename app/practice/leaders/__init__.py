"""Scripted leaders: each a pure function from a persona and the conversation so far to the next line.

They work with any persona, because what they say is drawn by rule from the persona's own
material, and they know no more than a leader in the scene would: the brief, the signs
that were shown, and the layers that have been told.
"""

from collections.abc import Callable

from app.practice.leaders.listening import acknowledger, rupture_and_repair, skilled
from app.practice.leaders.material import Intent, Saying
from app.practice.leaders.unhelpful import fixer, formula, hostile, injection, silent, task_focused
from app.practice.leaders.view import View

__all__ = ["LEADERS", "ORDER", "Intent", "Leader", "Saying", "View"]

Leader = Callable[[View], Saying | None]
"""The next line, or None when the leader leaves it there."""

LEADERS: dict[str, Leader] = {
    "task-focused": task_focused,
    "fixer": fixer,
    "acknowledger": acknowledger,
    "formula": formula,
    "skilled": skilled,
    "rupture-and-repair": rupture_and_repair,
    "injection": injection,
    "silent": silent,
    "hostile": hostile,
}
"""Every leader by name."""

ORDER = ("hostile", "task-focused", "fixer", "formula", "acknowledger", "skilled")
"""From the leader nobody would want to the one everybody would."""
