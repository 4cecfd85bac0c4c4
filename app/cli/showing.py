"""A rehearsal on a terminal, as a script. Colours follow NO_COLOR."""

import re

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from app.domain.calibration import compared
from app.domain.debrief import Debrief, Rating, Takeaway
from app.domain.debrief.performing import NO_CARE, NO_STANDARD, QUADRANTS
from app.domain.kinds import Rehearsal
from app.domain.transcript import Iteration
from app.practice.views import Aside, Brief, Outcome
from app.web.debriefing import heard_differently
from app.web.wording import behaviour

_BUSINESS = re.compile(r"(\([^()]*\))")
_LEVELS = {"NE": "no opportunity", "UR": "unclear, ask a person"}


def show_opening(console: Console, brief: Brief, iteration: Iteration) -> None:
    """The brief, then the colleague's first words."""
    console.print(
        f"\n[bold]{escape(brief.title)}[/bold]  [dim]{escape(brief.place)}, {escape(brief.time)}[/dim]\n"
    )
    console.print(f"[bold]You:[/bold] {escape(brief.leader.role)}. {escape(brief.leader.task)}")
    console.print(escape(brief.setting))
    for note in brief.content_notes:
        console.print(f"[bold]Content note:[/bold] {escape(note)}")
    console.print(
        "\n[dim]This is software: the colleague is made up, nobody is watching, it is not a crisis service. "
        'Say "stop" at any time; /stop ends it. No details of real people, please.[/dim]\n'
    )
    _speak(console, brief.colleague, iteration.opening)


def show_reply(console: Console, colleague: str, line: str, outcome: Outcome) -> None:
    """One exchange; the leader's line is shown again only where it was not typed here."""
    if not console.is_terminal:
        console.print(f"\nYou: {escape(line)}")
    _speak(console, colleague, outcome.reply)
    if outcome.arrived:
        console.print("\n[dim]This could be a place to stop. /stop, or go on.[/dim]")


def show_aside(console: Console, aside: Aside) -> None:
    """A word from outside the scene."""
    console.print()
    console.print(Padding(escape(aside.text), (0, 4)))
    for line in aside.help:
        console.print(
            Padding(f"[bold]{escape(line.name)}[/bold]: {escape(line.route)}. {escape(line.offers)}.", (0, 4))
        )


def show_debrief(console: Console, debrief: Debrief, iteration: Iteration) -> None:
    """The debrief, in its order, with the leader's own view where it was given."""
    name = debrief.colleague
    console.print(f"\n[bold]From {escape(name)}[/bold]")
    for felt in (debrief.met, debrief.closed):
        at = f"Turn {felt.turn}, you: “{felt.quote}”\n" if felt.turn else ""
        console.print(Padding(escape(f"{at}{felt.says}"), (0, 2, 1, 2)))
    if debrief.returned:
        console.print("[bold]What you had promised[/bold]")
        owed = "\n".join(f"“{one.promise.quote}”: {one.became.value}" for one in debrief.returned.owed)
        console.print(Padding(escape(f"{owed}\n{debrief.returned.text}"), (0, 2, 1, 2)))
    shape = debrief.shape
    console.print("[bold]The shape of it[/bold]")
    for point in shape.points:
        bar = "▁▂▃▄▅▆▇█"[min(7, int(point.openness / 12.5))]
        mark = "  something opened" if point.opened else ""
        console.print(escape(f"  {point.turn:>2} {bar} {point.quote}{' …' if point.cut else ''}{mark}"))
    console.print(Padding(escape(" ".join(fact.text for fact in debrief.facts)), (0, 2, 1, 2)))
    _checks(console, debrief)
    _two_sentences(console, debrief)
    _takeaway(console, "One to keep", debrief.keep, name)
    _takeaway(console, "One to change", debrief.change, name)
    console.print("[bold]The behaviours[/bold]")
    for rating in debrief.ratings:
        _rating(console, rating)
    for note in debrief.notes:
        console.print(Padding(escape(note.text), (1, 2, 0, 2)))
    for told in heard_differently(debrief.second):
        console.print(Padding(escape(told), (1, 2, 0, 2)))
    _own_view(console, debrief, iteration)
    console.print(f"\n{escape(debrief.unsaid.text)}")


def _checks(console: Console, debrief: Debrief) -> None:
    if not debrief.safety:
        return
    console.print("[bold]Keeping them safe[/bold]")
    for item in debrief.safety:
        at = f", turn {item.turn}: “{item.quote}”" if item.turn else ""
        console.print(Padding(escape(f"{item.step}: {item.status}{at}"), (0, 2)))
    if debrief.decision:
        console.print(Padding(escape(debrief.decision.question), (1, 2)))
        console.print(Padding(escape(debrief.decision.answer), (0, 2, 1, 2)))


def _two_sentences(console: Console, debrief: Debrief) -> None:
    if debrief.rehearsal != Rehearsal.PERFORMANCE:
        return
    console.print("[bold]Clarity and care[/bold]")
    lines = [QUADRANTS[debrief.quadrant]] if debrief.quadrant else []
    for spoken, missing in ((debrief.standard, NO_STANDARD), (debrief.care, NO_CARE)):
        lines.append(f"Turn {spoken.turn}, you: “{spoken.quote}”" if spoken else missing)
    console.print(Padding(escape("\n".join(lines)), (0, 2, 1, 2)))


def _own_view(console: Console, debrief: Debrief, iteration: Iteration) -> None:
    own, both = iteration.self_assessment, compared(iteration, debrief)
    if own is None:
        return
    lines = []
    if own.turned_at is not None:
        lines.append(f"You said it turned {f'at turn {own.turned_at}' if own.turned_at else 'at the start'}.")
    for gap in both.gaps if both else ():
        question = f" {gap.question}" if both and gap.criterion in both.discuss else ""
        lines.append(f"{behaviour(gap.criterion)}: you said {gap.own}, here it is {gap.level}.{question}")
    lines.append("Either of you can be right. Nobody marks this.")
    console.print("\n[bold]Your view beside this one[/bold]")
    console.print(Padding(escape("\n".join(lines)), (0, 2)))


def _speak(console: Console, name: str, reply: str) -> None:
    text = Text(f"{name}: ".upper(), style="bold")
    for piece in _BUSINESS.split(reply):
        text.append(piece, style="italic dim" if piece.startswith("(") else "not bold")
    console.print()
    console.print(text)


def _takeaway(console: Console, title: str, takeaway: Takeaway, name: str) -> None:
    console.print(f"[bold]{title}[/bold]")
    lines = []
    if takeaway.turn is not None and takeaway.quote:
        who = "you" if takeaway.who == "leader" else name
        lines.append(f"Turn {takeaway.turn}, {who}: “{takeaway.quote}”")
    if takeaway.next:
        lines.append(f"Then {name}: {takeaway.next}")
    lines.append(takeaway.why)
    if takeaway.better:
        lines.append(f"Perhaps: {takeaway.better}")
    console.print(Padding(escape("\n".join(lines)), (0, 2, 1, 2)))


def _rating(console: Console, rating: Rating) -> None:
    level = _LEVELS.get(str(rating.value), f"{rating.value} of 5")
    lines = [f"[bold]{escape(rating.name)}[/bold]: {level}. {escape(rating.why)}"]
    if rating.quote:
        lines.append(escape(f"  Turn {rating.turn}: “{rating.quote}”"))
    if rating.better:
        lines.append(escape(f"  Perhaps: {rating.better}"))
    console.print(Padding("\n".join(lines), (0, 2)))
