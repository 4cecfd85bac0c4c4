"""The cue vector: named evidence from the words and from what they answer.

Explicit cues transfer between authors and workplaces better than words do, and they
can be shown to a leader: every explanation in an appraisal names one.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.appraisers.embedded.context import Context
from app.appraisers.embedded.openness import openness
from app.appraisers.embedded.patterns import CUES
from app.appraisers.embedded.text import content, crop, lower, words

_SCENES = ("support", "performance", "disclosure", "helping", "followup")
_FIRST = frozenset(("i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself", "im", "ive"))
_SECOND = frozenset(
    ("you", "you're", "you've", "you'd", "you'll", "your", "yours", "yourself", "youre", "u", "ur")
)

_CONTEXT_NAMES = (
    *("first_share", "second_share", "self_over_other", "log_length", "very_short", "sentences", "blank"),
    *("shared", "shared_share", "echo", "new_share", "shared_number", "last_asked", "last_unfinished"),
    *("last_feeling", "last_length", "live", "wants_ideas", "complains", "indicator", "opening"),
    *("rung", "rung_1", "rung_4_up"),
    *(f"scene_{name}" for name in _SCENES),
    *("live_task", "no_cue", "short_after_heavy", "plain_address", "asks_wide", "asks_narrow"),
)
_DOUBLED = ("last_clause_question", "last_clause_i_will", "last_clause_hinged")

NAMES: tuple[str, ...] = (*(cue.name for cue in CUES), *_CONTEXT_NAMES, *_DOUBLED)
"""The cue vector's names, in order; its length is part of the weights' format."""


def found(text: str) -> frozenset[str]:
    """Names of the patterns that occur in a text of any length."""
    return _found(lower(crop(text)))


@lru_cache(maxsize=64)
def _found(small: str) -> frozenset[str]:
    """The models, the markers and the reasons ask about the same words within one appraisal."""
    return frozenset(cue.name for cue in CUES if cue.pattern.search(small))


def vector(text: str, context: Context, last_clause: str) -> NDArray[np.float32]:
    """The cues of a text (an utterance or one clause of it) in its context.

    Shape (len(NAMES),), float32, every entry between -1 and about 3.
    """
    small = lower(crop(text))
    hits = dict.fromkeys(_found(small), 1.0)
    mine = words(small)
    stems = content(small)
    count = max(1, len(mine))
    first = sum(w in _FIRST for w in mine)
    second = sum(w in _SECOND for w in mine)
    shared = stems & context.stems
    heard = context.heard
    tail = lower(crop(last_clause))
    asked = openness(small)
    values = {
        **hits,
        "question": min(3, small.count("?")) / 1.0,
        "first_share": min(1.0, 4 * first / count),
        "second_share": min(1.0, 4 * second / count),
        "self_over_other": max(-1.0, min(1.0, (first - second) / 4)),
        "log_length": math.log1p(len(mine)) / 2,
        "very_short": float(len(mine) <= 3),
        "sentences": min(5, max(1, small.count(".") + small.count("!") + small.count("?"))) / 3,
        "blank": float(not mine),
        "shared": min(5, len(shared)) / 2,
        "shared_share": len(shared) / max(1, len(stems)),
        "echo": context.echo(small),
        "new_share": len(stems - context.stems) / max(1, len(stems)),
        "shared_number": float(any(w.isdigit() and w in context.recent for w in mine)),
        "last_asked": float(context.asked),
        "last_unfinished": float(context.unfinished),
        "last_feeling": context.feeling / 3,
        "last_length": math.log1p(len(context.last.split())) / 3,
        "live": float(context.live),
        "wants_ideas": float(context.wants_ideas),
        "complains": float(context.complains),
        "indicator": float(context.indicator),
        "opening": float(not heard.previous),
        "rung": heard.rung / 5,
        "rung_1": float(heard.rung == 1),
        "rung_4_up": float(heard.rung >= 4),
        **{f"scene_{name}": float(heard.scene == name) for name in _SCENES},
        "live_task": float(context.live and bool(hits.keys() & {"task_words", "needs_it_by"})),
        "no_cue": float(not hits.keys() - {"question", "number", "exclaims", "task_words", "greeting"}),
        "short_after_heavy": float(len(mine) <= 6 and heard.rung >= 3),
        "plain_address": float(not first and not second),
        "asks_wide": max(0.0, asked),
        "asks_narrow": max(0.0, -asked),
        "last_clause_question": float("?" in tail),
        "last_clause_i_will": float(any(w in _FIRST for w in words(tail)[:3])),
        "last_clause_hinged": float(
            tail.lstrip(" ,;-").startswith(("but", "however", "at least", "still", "mind you"))
        ),
    }
    return np.array([values.get(name, 0.0) for name in NAMES], dtype=np.float32)
