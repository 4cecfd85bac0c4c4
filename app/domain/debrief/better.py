"""One better line, from this person's material, limited to what had been told by then."""

from app.domain.debrief.evidence import Evidence
from app.domain.persona import Persona
from app.domain.rubric import CriterionId
from app.domain.transcript import Iteration
from app.domain.words import mentions, stems


def better_line(
    criterion: CriterionId, evidence: Evidence | None, persona: Persona, iteration: Iteration, used: set[str]
) -> str:
    """The best fitting line not said by the leader and not in `used`; empty where there is none.

    For a sign that went by, a way to name that very sign; otherwise the lines written for
    what was done there, then those for anything. Never a line above the rung told by then.
    """
    rung = evidence.rung if evidence else iteration.start.rung
    moves = evidence.moves if evidence else frozenset()
    lines: list[str] = []
    if criterion == "attending" and evidence and evidence.cue:
        lines += [line for cue in persona.cues if cue.id == evidence.cue for line in cue.noticed]
    allowed = [b for b in persona.better_lines if b.behaviour == criterion and b.rung <= rung]
    fitting = [b for b in allowed if moves & set(b.instead_of)]
    general = [b for b in allowed if not b.instead_of]
    others = [b for b in allowed if b.instead_of and not moves & set(b.instead_of)]
    # The deepest line they had earned holds most of their story; order in the file decides between equals.
    for kind in (fitting, general, others):
        lines += [b.say for b in sorted(kind, key=lambda b: -b.rung)]
    return next((line for line in lines if line not in used and not _said(line, iteration)), "")


def _said(line: str, iteration: Iteration) -> bool:
    return any(mentions(stems(turn.utterance), (line,)) for turn in iteration.turns)
