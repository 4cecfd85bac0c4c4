"""Whether a persona's own lines for the leader are heard as what they are meant to be."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from app.domain.behaviours import Grade, Heard, scene_of
from app.domain.persona import Persona
from app.domain.stages import Appraiser
from app.domain.words import stems
from app.practice.leaders import Intent
from app.practice.rehearsing import heard_as_meant


class HeardAs(BaseModel):
    """A line of the persona's file, and what the appraiser makes of it."""

    model_config = ConfigDict(frozen=True)

    line: str
    field: str
    meant: Intent
    heard: str
    """The final move, with the grade of empathy if there is one."""
    codes: tuple[str, ...]
    right: bool


async def hear(persona: Persona, appraiser: Appraiser) -> tuple[HeardAs, ...]:
    """Appraise every better line, way of noticing and offer, each after the words it would best answer."""
    answers = []
    for line, field, meant, rung in _lines(persona):
        heard = Heard(
            utterance=line,
            previous=_moment(persona, line, rung),
            rung=rung,
            scene=scene_of(persona.rehearsal.value),
        )
        found = await appraiser.appraise(heard)
        codes = frozenset(c.code for c in found.codes)
        grade = "" if found.empathy is Grade.NONE else f" ({found.empathy.value})"
        answers.append(
            HeardAs(
                line=line,
                field=field,
                meant=meant,
                heard=f"{found.final_move.value}{grade}",
                codes=tuple(dict.fromkeys(c.code.value for c in found.codes)),
                right=heard_as_meant(meant, found.final_move, codes, found.empathy),
            )
        )
    return tuple(answers)


def _lines(persona: Persona) -> Iterator[tuple[str, str, Intent, int]]:
    for better in persona.better_lines:
        yield better.say, "better_lines", Intent(better.behaviour), better.rung
    for cue in persona.cues:
        for line in cue.noticed:
            yield line, f"cues.{cue.id}.noticed", Intent.ATTENDING, 1
    for index, entry in enumerate(persona.help.appropriate):
        if entry.say:
            yield entry.say, f"help.appropriate.{index}.say", Intent.HELPING, max(3, entry.rung)


def _moment(persona: Persona, line: str, rung: int) -> tuple[str, str]:
    """The opening, and of all the colleague could have told by then the words most like the line."""
    told = [one.text for layer in persona.ladder[:rung] for one in (*layer.lines, *layer.more)]
    told += [show.text for cue in persona.cues for show in cue.shows]
    told += [
        one.text
        for topic in persona.topics
        for answer in topic.answers
        if answer.rung <= rung
        for one in answer.lines
    ]
    mine = set(stems(line))
    nearest = max(told, key=lambda text: len(mine & set(stems(text))) / (4 + len(stems(text))) ** 0.5)
    return persona.scene.opening[0].text, nearest
