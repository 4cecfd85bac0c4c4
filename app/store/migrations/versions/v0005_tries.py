"""Tries at the moment a debrief points to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "try",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "iteration", sa.String(32), sa.ForeignKey("iteration.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.UniqueConstraint("iteration", "number", name="uq_try_iteration_number"),
    )
    op.create_index("ix_try_iteration", "try", ["iteration"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("try")
