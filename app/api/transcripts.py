"""A conversation as text to take away: only what was said."""

from app.domain.transcript import Iteration
from app.practice.views import Brief


def as_text(brief: Brief, iteration: Iteration) -> str:
    """Plain text."""
    lines = [f"{brief.title}. {brief.place}, {brief.time}.", "", f"{brief.colleague}: {iteration.opening}"]
    for turn in iteration.turns:
        lines += ["", f"{turn.number}. You: {turn.utterance}", f"{brief.colleague}: {turn.reply}"]
    return "\n".join(lines) + "\n"


def as_markdown(brief: Brief, iteration: Iteration) -> str:
    """Markdown."""
    lines = [f"# {brief.title}", "", f"*{brief.place}, {brief.time}*", ""]
    lines += [f"**{brief.colleague}:** {as_quoted(iteration.opening)}"]
    for turn in iteration.turns:
        lines += ["", f"{turn.number}. **You:** {as_quoted(turn.utterance)}", ""]
        lines += [f"**{brief.colleague}:** {as_quoted(turn.reply)}"]
    return "\n".join(lines) + "\n"


def as_quoted(text: str) -> str:
    """Words as words: nothing in them is read as Markdown or HTML."""
    for mark in "\\`*_{}[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "  \n")
