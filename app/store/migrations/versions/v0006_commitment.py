"""The line that a leader takes into their own work."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; earlier conversations have nothing in it."""
    op.add_column("iteration", sa.Column("commitment", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("iteration", "commitment")
