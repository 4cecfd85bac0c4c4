"""All that an editor would put right in one persona, in the order of the rules."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from app.domain.lint import language, reach, telling
from app.domain.persona import Persona, StyleFile


class Finding(BaseModel):
    """Something to put right; `field` is a path into the file, empty for the whole of it."""

    model_config = ConfigDict(frozen=True)

    field: str
    says: str


def findings(persona: Persona, style: StyleFile) -> Iterator[Finding]:
    """What an editor would put right; nothing for a persona that is ready."""
    for field, says in (
        *reach.rungs(persona),
        *reach.moves(persona, style),
        *reach.cues(persona),
        *reach.topics(persona),
        *telling.early(persona),
        *language.repeated(persona),
        *language.borrowed(persona),
        *language.praise(persona),
        *language.unsafe(persona),
        *language.hard_to_read(persona),
        *language.note(persona),
        *language.hint(persona),
    ):
        yield Finding(field=field, says=says)
