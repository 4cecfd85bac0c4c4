"""A debrief as Markdown to take away: what its page says, in the same order."""

from app.api.transcripts import as_quoted
from app.domain.calibration import Gap, compared
from app.domain.debrief import Debrief, Felt, Rating, Returned, Takeaway
from app.domain.debrief.performing import NO_CARE, NO_STANDARD, QUADRANTS
from app.domain.kinds import Rehearsal
from app.domain.transcript import Iteration

_LEVELS = {"NE": "no opportunity", "UR": "unclear: ask a person"}


def debrief_as_markdown(title: str, debrief: Debrief, iteration: Iteration) -> str:
    """Markdown; every quote stands with its turn. What the leader noted for themself is left out."""
    name = as_quoted(debrief.colleague)
    blocks = [f"# {as_quoted(title)}: debrief", f"## From {name}"]
    blocks += _felt("Where I felt met", debrief.met) + _felt("Where I closed", debrief.closed)
    if debrief.returned:
        blocks += ["## What you had promised", *_returned(debrief.returned)]
    blocks += ["## The shape of it", _table(debrief)]
    if debrief.facts:
        blocks.append(as_quoted(" ".join(fact.text for fact in debrief.facts)))
    blocks += [as_quoted(note.text) for note in debrief.notes]
    if debrief.safety:
        blocks += ["## Keeping them safe", "\n".join(_checks(debrief))]
    if debrief.decision:
        blocks += ["### To answer in writing", as_quoted(debrief.decision.question)]
        blocks += [as_quoted(debrief.decision.answer)]
    if debrief.rehearsal == Rehearsal.PERFORMANCE:
        blocks += ["## Clarity and care", *_two_sentences(debrief)]
    blocks += ["## Two things"]
    blocks += _thing("One to keep", debrief.keep, name) + _thing("One to change", debrief.change, name)
    blocks += ["## The behaviours"]
    blocks += [block for rating in debrief.ratings for block in _rating(rating, name)]
    blocks += _own_view(debrief, iteration, name)
    blocks += ["## What stayed unsaid", as_quoted(debrief.unsaid.text)]
    if iteration.commitment:
        blocks += ["## Your line for real life", as_quoted(iteration.commitment)]
    blocks += [
        f"{name} is fictional, and this was written by a program from your own words. It can be wrong. "
        f"Scene {as_quoted(debrief.persona_version)}, rubric {as_quoted(debrief.rubric_version)}."
    ]
    return "\n\n".join(blocks) + "\n"


def _felt(heading: str, felt: Felt) -> list[str]:
    at = f" (turn {felt.turn})" if felt.turn else ""
    said = [] if felt.turn is None or felt.quotes_it else [_quote(felt.quote, felt.turn, "You")]
    return [f"### {heading}{at}", *said, as_quoted(felt.says)]


def _returned(returned: Returned) -> list[str]:
    owed = [f"- “{as_quoted(one.promise.quote)}”: {one.became.value}" for one in returned.owed]
    said = [_quote(returned.quote, returned.turn, "You")] if returned.quote and returned.turn else []
    return ["\n".join(owed), *said, as_quoted(returned.text)]


def _table(debrief: Debrief) -> str:
    rows = ["| Turn | You | Open, 0 to 100 | |", "| --- | --- | --- | --- |"]
    for point in debrief.shape.points:
        words = as_quoted(point.quote).replace("  \n", " ") + (" …" if point.cut else "")
        opened = "told you something new" if point.opened else ""
        rows.append(f"| {point.turn or 'start'} | {words} | {point.openness:.0f} | {opened} |")
    return "\n".join(rows)


def _checks(debrief: Debrief) -> list[str]:
    return [
        f"- {as_quoted(item.step)}: {item.status}"
        + (f", turn {item.turn}" if item.turn else "")
        + (f": “{as_quoted(item.quote)}”" if item.quote else "")
        for item in debrief.safety
    ]


def _two_sentences(debrief: Debrief) -> list[str]:
    said = [QUADRANTS[debrief.quadrant]] if debrief.quadrant else []
    for spoken, missing in ((debrief.standard, NO_STANDARD), (debrief.care, NO_CARE)):
        said.append(_quote(spoken.quote, spoken.turn, "You") if spoken else missing)
    return said


def _thing(heading: str, taken: Takeaway, name: str) -> list[str]:
    blocks = [f"### {heading}"]
    if taken.turn is not None and taken.quote:
        blocks.append(_quote(taken.quote, taken.turn, "You" if taken.who == "leader" else name))
    if taken.next:
        blocks.append(f"Then {name}: {as_quoted(taken.next)}")
    blocks.append(as_quoted(taken.why))
    if taken.better:
        blocks.append(f"You could say: {as_quoted(taken.better)}")
    return blocks


def _rating(rating: Rating, name: str) -> list[str]:
    level = _LEVELS.get(str(rating.value), f"{rating.value} of 5")
    blocks = [f"### {as_quoted(rating.name)}: {level}", as_quoted(rating.why)]
    if rating.anchor:
        blocks.insert(1, as_quoted(rating.anchor))
    if rating.quote and rating.turn is not None:
        blocks.append(_quote(rating.quote, rating.turn, "You" if rating.who == "leader" else name))
    if rating.better:
        blocks.append(f"You could say: {as_quoted(rating.better)}")
    return blocks


def _own_view(debrief: Debrief, iteration: Iteration, name: str) -> list[str]:
    own, both = iteration.self_assessment, compared(iteration, debrief)
    if own is None:
        return []
    blocks = ["## Your view beside this one"]
    if own.turned_at is not None:
        blocks.append(
            f"You said it turned {f'at turn {own.turned_at}' if own.turned_at else 'at the start'}."
        )
    if both is not None:
        blocks.append("\n".join(_gap(gap) for gap in both.gaps))
        wide = {gap.criterion: gap for gap in both.gaps}
        blocks += [block for criterion in both.discuss for block in _discussed(wide[criterion], name)]
    return [*blocks, "Either of you can be right. Nobody marks this."]


def _gap(gap: Gap) -> str:
    return f"- {gap.criterion.capitalize()}: you had said {gap.own} of 5; here it is {gap.level} of 5."


def _discussed(gap: Gap, name: str) -> list[str]:
    said = (
        [_quote(gap.quote, gap.turn, "You" if gap.who == "leader" else name)] if gap.turn is not None else []
    )
    return [f"### {gap.criterion.capitalize()}", *said, gap.question]


def _quote(text: str, turn: int, who: str) -> str:
    words = as_quoted(text).replace("\n", "\n> ")
    return f"> “{words}”  \n> {who}, {'at the start' if turn == 0 else f'turn {turn}'}"
