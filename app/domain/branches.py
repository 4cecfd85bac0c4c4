"""How the iterations of a practice branch from each other."""

from pydantic import BaseModel, ConfigDict, Field

from app.domain.transcript import Iteration, Practice


class Offshoot(BaseModel):
    """An iteration, where it left the one it branches from, and what branches from it."""

    model_config = ConfigDict(frozen=True)

    iteration: str
    number: int = Field(ge=1)
    after: int | None = Field(default=None, ge=0)
    """The last turn it shares with the iteration it branches from; None for one from the top."""
    line: str = ""
    """The leader's first line that is its own, verbatim; empty where there is none yet."""
    offshoots: tuple["Offshoot", ...] = ()


def tree(practice: Practice) -> tuple[Offshoot, ...]:
    """The iterations from the top, each with what branches from it, in the order they were begun."""
    known = {iteration.id for iteration in practice.iterations}
    return tuple(
        _grown(iteration, practice)
        for iteration in practice.iterations
        if iteration.rewound_from is None or iteration.rewound_from[0] not in known
    )


def _grown(iteration: Iteration, practice: Practice) -> Offshoot:
    after = iteration.rewound_from[1] if iteration.rewound_from else None
    own = iteration.turns[after or 0 :]
    return Offshoot(
        iteration=iteration.id,
        number=iteration.number,
        after=after,
        line=own[0].utterance if own else "",
        offshoots=tuple(
            _grown(later, practice)
            for later in practice.iterations
            if later.rewound_from and later.rewound_from[0] == iteration.id
        ),
    )
