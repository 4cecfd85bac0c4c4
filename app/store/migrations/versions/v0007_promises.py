"""What a leader promised, and conversations in which it comes back."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; earlier conversations have nothing in them."""
    op.add_column("iteration", sa.Column("promises", sa.JSON()))
    op.add_column("iteration", sa.Column("follow_up", sa.JSON()))


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("iteration", "follow_up")
    op.drop_column("iteration", "promises")
