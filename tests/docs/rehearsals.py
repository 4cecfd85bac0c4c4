"""Writes docs/rehearsals.md: `python -m tests.docs.rehearsals`."""

from pathlib import Path

from app.web.wording import REHEARSALS, SECTORS
from tests.fakes import catalogue

KEPT = Path(__file__).resolve().parents[2] / "docs" / "rehearsals.md"
HEAD = """\
# The rehearsals

One colleague each. The scenes marked with a star speak of suicidal thoughts: they are off until
`SECONDTAKE_SENSITIVE_SCENES=true` switches them on ([settings.md](settings.md)).

| id | scene | colleague | where | to practise |
|---|---|---|---|---|
"""


def text() -> str:
    """The list as it stands in the file, from the personas that are shipped."""
    rows = []
    for cast in catalogue().casts():
        persona = cast.persona
        star = " *" if persona.sensitive else ""
        rows.append(
            f"| {persona.id}{star} | {persona.title} | {persona.colleague.name}, {persona.colleague.role} "
            f"| {SECTORS[persona.sector]} | {REHEARSALS[persona.rehearsal]} |"
        )
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    KEPT.write_text(text(), encoding="utf-8")
