"""The rubric: anchored levels decided by rules over codes, never by taste.

A rule compares named indicators with numbers. The indicators are code and live in
`indicators`; the numbers, anchors and weights are content and live in a YAML file.
"""

from app.domain.rubric.conduct import Act, Conduct, conduct_of
from app.domain.rubric.indicators import INDICATORS, Indicator
from app.domain.rubric.rating import Level, Verdict, judge
from app.domain.rubric.rules import Clause, Comparison
from app.domain.rubric.values import CRITERIA, Anchor, Criterion, CriterionId, Rubric

__all__ = [
    "CRITERIA",
    "INDICATORS",
    "Act",
    "Anchor",
    "Clause",
    "Comparison",
    "Conduct",
    "Criterion",
    "CriterionId",
    "Indicator",
    "Level",
    "Rubric",
    "Verdict",
    "conduct_of",
    "judge",
]
