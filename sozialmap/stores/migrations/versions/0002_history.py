"""history of changes, drafts and archive, edits by hand"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True),
        sa.Column("taken_back_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["takes_back"], ["step.id"], name=op.f("fk_step_takes_back_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_change_step_id_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_step_id"), "change", ["step_id"])
    op.create_index("ix_change_table_name_row_id", "change", ["table_name", "row_id"])
    op.create_table(
        "mapping",
        sa.Column("headers", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("headers", name=op.f("pk_mapping")),
    )
    op.create_table(
        "distinct_pair",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("other", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("table_name", "one", "other", name=op.f("pk_distinct_pair")),
    )
    no, empty = sa.false(), sa.text("'[]'")
    op.add_column("asset", sa.Column("ordinary", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("asset", sa.Column("placed_on", sa.Date(), nullable=True))
    op.add_column("asset", sa.Column("by_hand", sa.JSON(), nullable=False, server_default=empty))
    op.add_column("offer", sa.Column("status", sa.String(), nullable=False, server_default="live"))
    op.add_column("offer", sa.Column("by_hand", sa.JSON(), nullable=False, server_default=empty))
    op.create_index(op.f("ix_offer_status"), "offer", ["status"])


def downgrade() -> None:
    op.drop_index(op.f("ix_offer_status"), "offer")
    for table, columns in {
        "offer": ("status", "by_hand"), "asset": ("ordinary", "placed_on", "by_hand"),
    }.items():  # fmt: skip
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
    for table in ("distinct_pair", "mapping", "change", "step"):
        op.drop_table(table)
