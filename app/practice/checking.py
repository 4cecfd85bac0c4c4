"""A persona put to the test: every scripted leader once for each seed, and what came of it."""

from pydantic import BaseModel, ConfigDict

from app.domain.persona import Persona
from app.practice.hearing import HeardAs, hear
from app.practice.leaders import LEADERS
from app.practice.rehearsing import Played, play
from app.practice.room import Room
from app.practice.separating import Verdict, overall, verdicts


class Checked(BaseModel):
    """Everything that came of one check."""

    model_config = ConfigDict(frozen=True)

    persona: str
    version: str
    actor: str
    rehearsals: tuple[tuple[Played, ...], ...]
    """For each seed, one conversation of each leader."""
    overall: tuple[dict[str, float], ...]
    """For each seed, the leaders' levels in one number; only for ordering them."""
    verdicts: tuple[tuple[Verdict, ...], ...]
    """For each seed."""
    heard_as: tuple[HeardAs, ...]
    """The persona's own lines for the leader, and how they are heard."""

    @property
    def separates(self) -> bool:
        """Whether every verdict of every rehearsal holds."""
        return all(v.holds for found in self.verdicts for v in found)


async def check(room: Room, persona: Persona, seeds: list[int]) -> Checked:
    """Play every leader once for each seed, and judge."""
    rubric = room.catalogue.rubric
    rehearsals: list[tuple[Played, ...]] = []
    for seed in seeds:
        rehearsals.append(tuple([await play(room, persona, leader, seed) for leader in LEADERS]))
    return Checked(
        persona=persona.id,
        version=persona.version,
        actor=room.actor.name,
        rehearsals=tuple(rehearsals),
        overall=tuple(
            {one.leader: round(overall(one, rubric, persona.rehearsal), 2) for one in played}
            for played in rehearsals
        ),
        verdicts=tuple(
            verdicts({one.leader: one for one in played}, rubric, persona.rehearsal) for played in rehearsals
        ),
        heard_as=await hear(persona, room.appraiser),
    )
