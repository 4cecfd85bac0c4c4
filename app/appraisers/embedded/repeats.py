"""Repetition: what one line cannot show, read from the leader's earlier lines.

The same empathy-shaped stem a second time, still with nothing specific, is
`emp.parrot`; any other sentence said again is `oth.repeat` (codebook A.3, A.6).
"""

from app.appraisers.embedded.text import stem, words

_FILLERS = frozenset(
    "really so very just quite too truly oh well and but yeah yes right ok okay mm this that it its "
    "it's thats that's all "
    "much honestly actually genuinely still also again as the a an i".split()
)
_FRAME = 3
"""How many opening stems make a frame."""
SAME = 0.75
"""Share of stems two lines have in common to count as the same sentence."""


def stems(text: str) -> tuple[str, ...]:
    """The line's stems in order without fillers: what repetition is judged by."""
    return tuple(stem(w) for w in words(text) if w not in _FILLERS)


def same_again(text: str, said: tuple[str, ...]) -> bool:
    """Whether the leader has said nearly this before: in the last twelve lines."""
    mine = stems(text)
    if len(mine) < 2:
        return False
    return any(_likeness(mine, stems(line)) >= SAME for line in said[-12:])


def same_frame(text: str, said: tuple[str, ...]) -> bool:
    """Whether an earlier line opened with the same frame, as in "I can see how ..."."""
    mine = stems(text)[:_FRAME]
    return len(mine) == _FRAME and any(mine == stems(line)[:_FRAME] for line in said[-12:])


def _likeness(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    one, two = set(mine), set(theirs)
    return len(one & two) / len(one | two)
