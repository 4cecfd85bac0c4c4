"""The moment a debrief comes back to, on a terminal: four ways to answer it, and the leader's own tries."""

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from app.domain.fork import Branch, Fork, Way
from app.domain.trying import Try

_NAMES = {
    Way.ACKNOWLEDGEMENT: "Acknowledgement",
    Way.THIN: "Thin empathy",
    Way.FULL: "Full empathy",
    Way.ADVICE: "Advice",
}


def show_fork(console: Console, fork: Fork) -> None:
    """The colleague's line, then each way with the answer it gets; nothing locked is in it."""
    at = f"turn {fork.turn}" if fork.turn else "the start"
    console.print(f"\n[bold]One moment, four ways[/bold]  [dim]{escape(fork.colleague)}, at {at}[/dim]")
    console.print(Padding(escape(fork.line), (0, 2, 1, 2)))
    for branch in fork.branches:
        _branch(console, branch, fork.colleague)
    for way in fork.missing:
        console.print(
            Padding(f"[bold]{_NAMES[way]}[/bold]: no line at hand would be heard as that here.", (0, 2))
        )


def show_try(console: Console, made: Try, colleague: str) -> None:
    """The colleague's answer to a try, and what the line carries."""
    console.print(f"\n[bold]{escape(colleague)}:[/bold] {escape(made.reply)}")
    quote = f"“{made.check.quote}” " if made.check.quote and made.check.quote != made.utterance else ""
    console.print(Padding(escape(f"{quote}{made.check.says}"), (0, 2)))


def _branch(console: Console, branch: Branch, name: str) -> None:
    title = _NAMES[branch.way] if branch.way else "What you said"
    lines = [
        f"[bold]{title}[/bold]",
        f"You: {escape(branch.line)}",
        f"{escape(name)}: {escape(branch.reply)}",
    ]
    moved = f"open {branch.before:.0f} to {branch.after:.0f}, understood {branch.felt_before:.0f} to "
    lines.append(f"[dim]{moved}{branch.felt_after:.0f}, of 100[/dim]")
    if branch.withheld:
        lines.append("[dim]Something new would have been told here; you didn't get there in this take.[/dim]")
    console.print(Padding("\n".join(lines), (0, 2, 1, 2)))
