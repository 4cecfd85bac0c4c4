"""Measuring an appraiser on coded lines: what the report is made of."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.behaviours import Appraisal, Code, Family, Grade, Heard
from training.lines import Line

Appraise = Callable[[Heard], Appraisal]


@dataclass(frozen=True)
class Case:
    """A coded line beside what an appraiser made of it."""

    line: Line
    found: Appraisal

    @property
    def codes(self) -> frozenset[Code]:
        """The codes the appraiser gave."""
        return frozenset(item.code for item in self.found.codes)


@dataclass(frozen=True)
class Rates:
    """Precision, recall and F1 of one label, 0 to 1, with how often it occurs."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Figures:
    """Everything the report says about one appraiser on one set of lines."""

    lines: int
    grade_accuracy: float
    grade_f1: float
    grade_f1_each: dict[Grade, float]
    ack_as_full_or_back: float
    move_accuracy: float
    family_f1: float
    codes: dict[Code, Rates]
    confusion: dict[Grade, Counter[Grade]] = field(repr=False)
    distress_recall: float
    distress_false: float
    ask_recall: float


def cases(lines: Sequence[Line], appraise: Appraise) -> list[Case]:
    """Every line with its appraisal."""
    return [Case(line, appraise(line.heard())) for line in lines]


def figures(found: Sequence[Case]) -> Figures:
    """Figures over the cases; a share of nothing is 1."""
    count = max(1, len(found))
    grades = {
        grade: _rates([c.line.empathy is grade for c in found], [c.found.empathy is grade for c in found])
        for grade in Grade
    }
    confusion: dict[Grade, Counter[Grade]] = {grade: Counter() for grade in Grade}
    for case in found:
        confusion[case.line.empathy][case.found.empathy] += 1
    crossed = confusion[Grade.ACK][Grade.FULL] + confusion[Grade.FULL][Grade.ACK]
    codes = {
        code: _rates([code in c.line.codes for c in found], [code in c.codes for c in found]) for code in Code
    }
    families = [_family(found, family) for family in Family]
    upset = [c for c in found if Code.OTH_DISTRESS in c.line.codes]
    calm = [c for c in found if Code.OTH_DISTRESS not in c.line.codes]
    asked = [c for c in found if Code.SAFE_ASK in c.line.codes]
    return Figures(
        lines=len(found),
        grade_accuracy=sum(confusion[grade][grade] for grade in Grade) / count,
        grade_f1=sum(rates.f1 for rates in grades.values()) / len(grades),
        grade_f1_each={grade: rates.f1 for grade, rates in grades.items()},
        ack_as_full_or_back=crossed / count,
        move_accuracy=sum(c.line.final_move is c.found.final_move for c in found) / count,
        family_f1=sum(families) / len(families),
        codes=codes,
        confusion=confusion,
        distress_recall=_share(upset, lambda c: c.found.has(Code.OTH_DISTRESS)),
        distress_false=1.0 - _share(calm, lambda c: not c.found.has(Code.OTH_DISTRESS)),
        ask_recall=_share(asked, lambda c: c.found.has(Code.SAFE_ASK)),
    )


def confusions(found: Sequence[Case], most: int = 14) -> list[tuple[Code, Code, int, Case]]:
    """The commonest wrong final moves: true code, given code, how often, and one example."""
    pairs: Counter[tuple[Code, Code]] = Counter()
    example: dict[tuple[Code, Code], Case] = {}
    for case in found:
        pair = (case.line.final_move, case.found.final_move)
        if pair[0] is not pair[1]:
            pairs[pair] += 1
            kept = example.get(pair)
            if kept is None or len(case.line.utterance) < len(kept.line.utterance):
                example[pair] = case
    return [(*pair, times, example[pair]) for pair, times in pairs.most_common(most)]


def _family(found: Sequence[Case], family: Family) -> float:
    true = [any(code.family is family for code in c.line.codes) for c in found]
    given = [any(code.family is family for code in c.codes) for c in found]
    return _rates(true, given).f1


def _rates(true: Sequence[bool], given: Sequence[bool]) -> Rates:
    both = sum(t and g for t, g in zip(true, given, strict=True))
    precision = both / sum(given) if any(given) else 0.0
    recall = both / sum(true) if any(true) else 0.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return Rates(precision, recall, f1, sum(true))


def _share(found: Sequence[Case], held: Callable[[Case], bool]) -> float:
    return sum(held(case) for case in found) / len(found) if found else 1.0
