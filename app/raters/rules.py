"""The offline rater: the rubric's rules, and nothing else."""

from app.domain.debrief import Debrief, compose
from app.domain.persona import Persona
from app.domain.rubric import Rubric
from app.domain.transcript import Iteration


class RulesRater:
    """Composes debriefs by rule. Needs no model; the same transcript always gives the same debrief."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric

    @property
    def name(self) -> str:
        """What the record calls it: the rubric and its version."""
        return f"rules {self.rubric.id} {self.rubric.version}"

    async def rate(self, persona: Persona, iteration: Iteration) -> Debrief:
        """Compose the debrief.

        Raises:
            Conflict: the iteration was ended for the leader's sake.
        """
        return compose(persona, iteration, self.rubric)
