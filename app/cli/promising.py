"""Asking, on a terminal, about what was promised."""

import sys

from rich.console import Console
from rich.markup import escape

from app.domain.promises import Became, Promise
from app.errors import BadRequest

_WAYS = {"k": Became.KEPT, "p": Became.PARTLY, "n": Became.NOT_KEPT}


def asked_which_stand(console: Console, found: tuple[Promise, ...]) -> tuple[str, ...]:
    """Ids of the promises the leader stands by; Enter is yes."""
    console.print("\n[bold]What you promised[/bold]")
    stand = []
    for promise in found:
        answer = console.input(
            f"  Turn {promise.turn}: “{escape(promise.quote)}” Do you stand by it? (yes or no) "
        )
        if not answer.strip().lower().startswith("n"):
            stand.append(promise.id)
    return tuple(stand)


def asked_what_became(console: Console, promise: Promise) -> Became:
    """What became of a promise. Raises BadRequest where nobody is there to be asked."""
    if not sys.stdin.isatty():
        raise BadRequest("Say what became of the promises: --became kept, partly or not-kept.")
    while True:
        answer = console.input(f"“{escape(promise.quote)}” Kept, partly or not kept? (k, p or n) ")
        if answer.strip().lower()[:1] in _WAYS:
            return _WAYS[answer.strip().lower()[:1]]


def became_of(name: str | None) -> Became | None:
    """A choice of the command line; None where none was made."""
    if name is None:
        return None
    try:
        return Became(name.replace("-", " "))
    except ValueError as error:
        raise BadRequest(f"There is no {name!r}; there are kept, partly and not-kept.") from error
