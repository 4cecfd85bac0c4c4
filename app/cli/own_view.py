"""Asking, on a terminal, for the leader's own view before anything is shown."""

from rich.console import Console
from rich.markup import escape

from app.domain.transcript import Iteration, SelfAssessment
from app.web.wording import HOW_MUCH, STATEMENTS


def asked_own_view(console: Console, iteration: Iteration) -> SelfAssessment | None:
    """Four quick ratings and the turn where it turned; None where Enter alone skips them."""
    scale = ", ".join(f"{level} {words}" for level, words in HOW_MUCH)
    console.print(
        "\n[bold]How was that?[/bold] Your own view first, before anything is shown. "
        f"{scale}; Enter alone skips this."
    )
    ratings: dict[str, int] = {}
    for name, text in STATEMENTS:
        level = _number(console, f"  {text} (1 to 5): ", 1, 5)
        if level is None:
            return None
        ratings[name] = level
    for turn in iteration.turns:
        console.print(f"  [dim]{turn.number:>2}[/dim] {escape(turn.utterance)}")
    last = len(iteration.turns)
    asked = f"  Where did the conversation turn? (turn 0 to {last}; Enter if it didn't): "
    return SelfAssessment.model_validate({**ratings, "turned_at": _number(console, asked, 0, last)})


def _number(console: Console, asked: str, least: int, most: int) -> int | None:
    """A number from `least` to `most`, asked for until it is one; None for Enter alone."""
    while True:
        answer = console.input(asked).strip()
        if not answer:
            return None
        if answer.isdecimal() and least <= int(answer) <= most:
            return int(answer)
        console.print(f"  A number from {least} to {most}, please, or Enter alone.")
