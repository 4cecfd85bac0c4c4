"""How a conversation a week on begins."""

from app.domain.material import Material
from app.domain.persona import Difficulty
from app.domain.returning import opening_lines
from app.domain.state import State
from app.domain.turning import Cast


def greeting(cast: Cast, start: State, difficulty: Difficulty) -> Cast:
    """The cast for an opening a week on: a greeting in their own way, and no sign yet."""
    material = Material(persona=cast.persona, style=cast.style, rung=start.rung)
    scene = cast.persona.scene.model_copy(update={"opening": opening_lines(material, start, difficulty)})
    return Cast(cast.persona.model_copy(update={"scene": scene, "cues": ()}), cast.style)
