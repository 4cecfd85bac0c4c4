"""Domain values to table rows and back."""

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from app.domain.behaviours import Appraisal
from app.domain.debrief import Debrief
from app.domain.direction import Performance
from app.domain.disclosure import Disclosure
from app.domain.persona import Difficulty, Stance
from app.domain.promises import FollowUp, Promise
from app.domain.recognition import Recognition
from app.domain.state import State, StateChange
from app.domain.trajectory import Past
from app.domain.transcript import Ended, Iteration, Practice, SelfAssessment, Turn
from app.store.tables import IterationRow, PracticeRow, TurnRow

_APPRAISAL = TypeAdapter(Appraisal)


def practice_row(practice: Practice) -> PracticeRow:
    """A practice as a row, without its iterations."""
    return PracticeRow(
        id=practice.id,
        persona=practice.persona,
        leader=practice.leader,
        difficulty=practice.difficulty.value,
        seed=practice.seed,
        began=practice.began,
    )


def practice_value(row: PracticeRow, iterations: tuple[Iteration, ...]) -> Practice:
    """A practice from its row."""
    return Practice(
        id=row.id,
        persona=row.persona,
        leader=row.leader,
        difficulty=Difficulty(row.difficulty),
        seed=row.seed,
        began=_utc(row.began),
        iterations=iterations,
    )


def past_value(row: IterationRow, practice: PracticeRow, debrief: Debrief) -> Past:
    """A conversation that has been looked back on, from its rows."""
    return Past(
        practice=row.practice,
        iteration=row.id,
        number=row.number,
        difficulty=Difficulty(practice.difficulty),
        began=_utc(row.began),
        focus=row.focus,
        self_assessment=SelfAssessment.model_validate(row.self_assessment) if row.self_assessment else None,
        debrief=debrief,
    )


def iteration_row(iteration: Iteration) -> IterationRow:
    """An iteration as a row, without its turns."""
    origin = iteration.rewound_from or (None, None)
    return IterationRow(
        id=iteration.id,
        practice=iteration.practice,
        number=iteration.number,
        persona=iteration.persona,
        persona_version=iteration.persona_version,
        seed=iteration.seed,
        focus=iteration.focus,
        intention=iteration.intention,
        opening=iteration.opening,
        opening_said=list(iteration.opening_said),
        opening_cue=iteration.opening_cue,
        start=iteration.start.model_dump(mode="json"),
        rewound_iteration=origin[0],
        rewound_turn=origin[1],
        began=iteration.began,
        commitment=iteration.commitment,
        follow_up=iteration.follow_up.model_dump(mode="json") if iteration.follow_up else None,
    )


def iteration_value(row: IterationRow, practice: PracticeRow, turns: tuple[Turn, ...]) -> Iteration:
    """An iteration from its row and that of its practice, which holds the difficulty."""
    rewound = None
    if row.rewound_iteration is not None and row.rewound_turn is not None:
        rewound = (row.rewound_iteration, row.rewound_turn)
    return Iteration(
        id=row.id,
        practice=row.practice,
        number=row.number,
        persona=row.persona,
        persona_version=row.persona_version,
        difficulty=Difficulty(practice.difficulty),
        seed=row.seed,
        focus=row.focus,
        intention=row.intention,
        opening=row.opening,
        opening_said=tuple(row.opening_said),
        opening_cue=row.opening_cue,
        start=State.model_validate(row.start),
        turns=turns,
        rewound_from=rewound,
        began=_utc(row.began),
        ended=Ended(row.ended) if row.ended else None,
        ended_at=_utc(row.ended_at) if row.ended_at else None,
        self_assessment=SelfAssessment.model_validate(row.self_assessment) if row.self_assessment else None,
        debriefed=row.debriefed,
        commitment=row.commitment,
        promises=None if row.promises is None else tuple(Promise.model_validate(p) for p in row.promises),
        follow_up=FollowUp.model_validate(row.follow_up) if row.follow_up else None,
    )


def turn_row(iteration_id: str, turn: Turn, plan: dict[str, Any]) -> TurnRow:
    """A turn as a row, with the plan of its reply."""
    return TurnRow(
        iteration=iteration_id,
        number=turn.number,
        utterance=turn.utterance,
        reply=turn.reply,
        engine=turn.engine,
        at=turn.at,
        appraisal=_APPRAISAL.dump_python(turn.appraisal, mode="json"),
        recognition=turn.recognition.model_dump(mode="json"),
        change=turn.change.model_dump(mode="json"),
        disclosure=turn.disclosure.model_dump(mode="json"),
        direction=plan,
        stance=turn.stance.value,
        move=turn.move,
        cue_shown=turn.cue_shown,
        said=list(turn.said),
        milliseconds=turn.milliseconds,
        performance=turn.performance.model_dump(mode="json") if turn.performance else None,
    )


def turn_value(row: TurnRow) -> Turn:
    """A turn from its row."""
    return Turn(
        number=row.number,
        utterance=row.utterance,
        appraisal=_APPRAISAL.validate_python(row.appraisal),
        recognition=Recognition.model_validate(row.recognition),
        change=StateChange.model_validate(row.change),
        disclosure=Disclosure.model_validate(row.disclosure),
        stance=Stance(row.stance),
        move=row.move,
        cue_shown=row.cue_shown,
        reply=row.reply,
        said=tuple(row.said),
        engine=row.engine,
        at=_utc(row.at),
        milliseconds=row.milliseconds,
        performance=Performance.model_validate(row.performance) if row.performance else None,
    )


def _utc(at: datetime) -> datetime:
    """SQLite gives times back without their zone; they were written in UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
