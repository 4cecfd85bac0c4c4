"""Spelling on the way in and out: models and rules read words spelled out, quotes stay as written."""

from dataclasses import replace

from app.domain.behaviours import Appraisal, Heard
from app.domain.spelling import spell_out


def spelt(heard: Heard) -> Heard:
    """What is heard with every word spelled out: the leader's words, the colleague's and the earlier ones."""
    return replace(
        heard,
        utterance=spell_out(heard.utterance).text,
        previous=tuple(spell_out(turn).text for turn in heard.previous),
        said=tuple(spell_out(line).text for line in heard.said),
    )


def as_written(found: Appraisal, utterance: str) -> Appraisal:
    """An appraisal of the spelled-out utterance with its quotes as the leader wrote them."""
    text = spell_out(utterance)
    if not text.changes:
        return found
    codes = tuple(replace(item, quote=text.written_of(item.quote)) for item in found.codes)
    return replace(found, codes=codes)
