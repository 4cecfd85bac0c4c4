"""What the tokens cost, in billionths of the currency of the prices."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was used before had no price."""
    op.add_column("usage", sa.Column("cost", sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("usage", "cost")
