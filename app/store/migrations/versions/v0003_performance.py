"""How a reply came about, where a model had a part in it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; earlier turns have nothing in it."""
    op.add_column("turn", sa.Column("performance", sa.JSON()))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("turn", "performance")
