"""Practices, iterations, turns, debriefs and the count of help shown."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    when = sa.DateTime(timezone=True)
    op.create_table(
        "practice",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("persona", sa.String(64), nullable=False),
        sa.Column("leader", sa.String(200), nullable=False),
        sa.Column("difficulty", sa.String(16), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("began", when, nullable=False),
    )
    op.create_table(
        "iteration",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "practice", sa.String(32), sa.ForeignKey("practice.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(64), nullable=False),
        sa.Column("persona_version", sa.String(40), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("focus", sa.String(), nullable=False),
        sa.Column("intention", sa.String(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("opening_said", sa.JSON(), nullable=False),
        sa.Column("opening_cue", sa.String()),
        sa.Column("start", sa.JSON(), nullable=False),
        sa.Column("rewound_iteration", sa.String()),
        sa.Column("rewound_turn", sa.Integer()),
        sa.Column("began", when, nullable=False),
        sa.Column("ended", sa.String(16)),
        sa.Column("ended_at", when),
        sa.Column("self_assessment", sa.JSON()),
        sa.Column("debriefed", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("practice", "number", name="uq_iteration_practice_number"),
    )
    op.create_index("ix_iteration_practice", "iteration", ["practice"])
    op.create_index("ix_iteration_ended", "iteration", ["ended"])
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "iteration", sa.String(32), sa.ForeignKey("iteration.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("utterance", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("engine", sa.String(120), nullable=False),
        sa.Column("at", when, nullable=False),
        sa.Column("appraisal", sa.JSON(), nullable=False),
        sa.Column("recognition", sa.JSON(), nullable=False),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.Column("disclosure", sa.JSON(), nullable=False),
        sa.Column("direction", sa.JSON(), nullable=False),
        sa.Column("stance", sa.String(16), nullable=False),
        sa.Column("move", sa.String(40), nullable=False),
        sa.Column("cue_shown", sa.String()),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("milliseconds", sa.JSON(), nullable=False),
        sa.UniqueConstraint("iteration", "number", name="uq_turn_iteration_number"),
    )
    op.create_index("ix_turn_iteration", "turn", ["iteration"])
    op.create_table(
        "debrief",
        sa.Column(
            "iteration", sa.String(32), sa.ForeignKey("iteration.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("rubric_version", sa.String(40), nullable=False),
        sa.Column("at", when, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_table(
        "support_shown",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("times", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    """Drop them again."""
    for table in ("support_shown", "debrief", "turn", "iteration", "practice"):
        op.drop_table(table)
