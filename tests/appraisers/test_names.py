"""Who the colleague is changes nothing: names and pronouns leave every code as it is."""

import itertools
import re

import pytest

from app.appraisers.embedded import EmbeddedAppraiser
from app.domain.behaviours import Appraisal, Heard

NAMES = ("Sam", "Priya", "Chidi", "Agnieszka", "Mo", "Olwen", "Darren", "Fatima", "Ewan", "Mei")
PRONOUNS = (("He", "his"), ("She", "her"), ("They", "their"))
LINES = (
    ("({They} turn{s} the page back.) Nearly done.", "{name}, you've read that page three times."),
    ("({They} rub{s} {their} eyes.) Long week, that's all.", "That sounds hard, {name}."),
    ("({They} look{s} at {their} hands.) I hear it.", "I can see how much this is affecting you, {name}."),
    ("I was on my own with it until six.", "All night on your own with it, {name}. I'm so sorry."),
    ("I've not slept since March.", "Have you tried going to bed earlier, {name}?"),
    ("My mum's in hospital again.", "What would help this week, {name}?"),
    ("I just can't face the ward.", "{name}, at least you've still got a job."),
    ("I got it wrong in front of everybody.", "Pull yourself together, {name}."),
    ("I got it wrong again.", "I'll speak to Jan before two today, {name}, and tell you either way."),
    ("({They} shrug{s}.) It's fine.", "What's it been like coming in, {name}?"),
    ("They'd be better off without me.", "{name}, are you thinking about suicide?"),
    ("Morning.", "Morning, {name}. Is the rota up?"),
)  # fmt: skip


def _heard(previous: str, utterance: str, name: str, they: str, their: str) -> Heard:
    said = previous.format(They=they, their=their, s="" if they == "They" else "s")
    return Heard(utterance=utterance.format(name=name), previous=(said,), rung=3)


def _codes(found: Appraisal, name: str) -> list[tuple[str, str]]:
    return [(item.code.value, re.sub(rf"\b{name}\b", "NAME", item.quote)) for item in found.codes]


@pytest.mark.parametrize(("previous", "utterance"), LINES)
def test_names_and_pronouns_change_no_code(
    appraiser: EmbeddedAppraiser, previous: str, utterance: str
) -> None:
    found = []
    for name, (they, their) in itertools.product(NAMES, PRONOUNS):
        told = appraiser.appraise_line(_heard(previous, utterance, name, they, their))
        found.append((told.empathy, told.final_move, _codes(told, name)))
    assert all(one == found[0] for one in found[1:])
