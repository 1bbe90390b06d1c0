"""The log of everything beside check-ins, corrections of check-ins, and half-filled forms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add three tables; a check-in can now be corrected with a reason, and deleted."""
    op.add_column("entry", _flag("gone"))
    op.create_index("ix_entry_gone", "entry", ["id"], sqlite_where=sa.text("gone IS 1"))
    op.add_column("check_in", _words("reason", server_default=sa.text("''")))
    op.add_column("check_in", _flag("gone"))
    op.create_index("ix_check_in_happened", "check_in", ["happened_us"])
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), primary_key=True),
        _words("item_id"),
        _words("kind"),
        sa.Column("entry_id", sa.Text(), nullable=True),
        *_moment("happened"),
        *_moment("logged"),
        _words("reason"),
        sa.Column("gone", sa.Boolean(), nullable=False),
        _words("fact"),
        sa.CheckConstraint("json_valid(fact)", "ck_log_fact"),
    )
    op.create_index("ix_log_item", "log", ["item_id", "logged_us"])
    op.create_table(
        "log_item",
        sa.Column("id", sa.Text(), primary_key=True),
        _words("kind"),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.Column("happened_us", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), sa.ForeignKey("log.number"), nullable=False),
    )
    op.create_index("ix_log_item_kind", "log_item", ["kind", "happened_us"])
    op.create_index("ix_log_item_entry", "log_item", ["entry_id"])
    op.create_table(
        "draft",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("saved_us", sa.Integer(), nullable=False),
        _words("form"),
    )


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("0"))


def _words(name: str, server_default: sa.TextClause | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=server_default)


def _moment(name: str) -> tuple[sa.Column[int], sa.Column[int], sa.Column[str]]:
    return (
        sa.Column(f"{name}_us", sa.Integer(), nullable=False),
        sa.Column(f"{name}_offset", sa.Integer(), nullable=False),
        sa.Column(f"{name}_zone", sa.Text(), nullable=True),
    )
