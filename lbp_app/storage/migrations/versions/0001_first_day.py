"""The first day: check-ins, verdicts, what was done about them, visits and the profile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_THIS_IS_A_BACK_DIARY = 0x4C425044  # "LBPD"


def upgrade() -> None:
    """Create the tables as they were on the first day; the file is marked as a diary of ours."""
    op.execute(f"PRAGMA application_id = {_THIS_IS_A_BACK_DIARY}")
    _diary_tables()
    _flag_tables()
    _profile_table()


def _diary_tables() -> None:
    op.create_table(
        "entry",
        *_key(),
        sa.Column("happened_us", sa.Integer(), nullable=False),
        sa.Column("logged_us", sa.Integer(), nullable=True),
    )
    op.create_index("ix_entry_id", "entry", ["id"], unique=True)
    op.create_index("ix_entry_newest", "entry", ["happened_us", "id"])
    op.create_table(
        "check_in",
        sa.Column("number", sa.Integer(), primary_key=True),
        _words("entry_id"),
        _words("kind"),
        *_moment("happened"),
        *_moment("logged"),
        sa.Column("back_pain", sa.Integer(), nullable=True),
        sa.Column("leg_pain", sa.Integer(), nullable=True),
        sa.Column("interference", sa.Integer(), nullable=True),
        _words("note"),
        sa.CheckConstraint("kind IN ('first_run', 'check_in', 'get_help')", "ck_check_in_kind"),
        sa.CheckConstraint("back_pain BETWEEN 0 AND 10", "ck_check_in_back_pain"),
        sa.CheckConstraint("leg_pain BETWEEN 0 AND 10", "ck_check_in_leg_pain"),
        sa.CheckConstraint("interference BETWEEN 0 AND 10", "ck_check_in_interference"),
    )
    op.create_index("ix_check_in_entry", "check_in", ["entry_id", "logged_us"])
    op.create_index(
        "ix_check_in_rated",
        "check_in",
        ["happened_us"],
        sqlite_where=sa.text(
            "back_pain IS NOT NULL OR leg_pain IS NOT NULL OR interference IS NOT NULL"
        ),
    )


def _flag_tables() -> None:
    op.create_table(
        "verdict",
        *_key(),
        _words("entry_id"),
        *_moment("given"),
        sa.Column("urgency", sa.Integer(), nullable=False),
        _words("reasons"),
        _words("unanswered"),
        _words("answers"),
        _words("chosen"),
        _words("content_version"),
        _words("app_version"),
        sa.CheckConstraint("urgency BETWEEN 0 AND 3", "ck_verdict_urgency"),
    )
    op.create_index("ix_verdict_id", "verdict", ["id"], unique=True)
    op.create_index("ix_verdict_entry", "verdict", ["entry_id", "given_us"])
    op.create_index(
        "ix_verdict_flagged", "verdict", ["given_us"], sqlite_where=sa.text("urgency > 0")
    )
    op.create_table(
        "flag_action",
        *_key(),
        sa.Column("verdict_id", sa.Text(), sa.ForeignKey("verdict.id"), nullable=False),
        _words("action"),
        *_moment("told"),
        sa.CheckConstraint(
            "action IN ('called', 'went', 'decided_not_to', 'not_yet')", "ck_flag_action_action"
        ),
    )
    op.create_index("ix_flag_action_id", "flag_action", ["id"], unique=True)
    op.create_index("ix_flag_action_verdict", "flag_action", ["verdict_id", "told_us"])
    op.create_table(
        "visit", *_key(), *_moment("seen"), _words("who"), _words("said"), *_moment("logged")
    )
    op.create_index("ix_visit_id", "visit", ["id"], unique=True)
    op.create_index("ix_visit_seen", "visit", ["seen_us"])
    op.create_table(
        "checked_item",
        *_key(),
        _words("rule_id"),
        _words("who"),
        *_moment("checked"),
        _words("different_now"),
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visit.id"), nullable=False),
        *_moment("logged"),
    )
    op.create_index("ix_checked_item_id", "checked_item", ["id"], unique=True)
    op.create_index("ix_checked_item_checked", "checked_item", ["checked_us"])


def _profile_table() -> None:
    op.create_table(
        "profile_version",
        *_key(),
        *_moment("logged"),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        _words("age_band"),
        _words("factors"),
        _words("considerations"),
        sa.Column("first_run_done", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "age_band IN ('under_45', 'from_45_to_64', 'from_65_to_69', 'from_70', 'not_asked')",
            "ck_profile_version_age_band",
        ),
    )
    op.create_index("ix_profile_version_id", "profile_version", ["id"], unique=True)
    op.create_index("ix_profile_version_logged", "profile_version", ["logged_us"])


def _key() -> tuple[sa.Column[int], sa.Column[str]]:
    return sa.Column("number", sa.Integer(), primary_key=True), _words("id")


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _moment(name: str) -> tuple[sa.Column[int], sa.Column[int], sa.Column[str]]:
    return (
        sa.Column(f"{name}_us", sa.Integer(), nullable=False),
        sa.Column(f"{name}_offset", sa.Integer(), nullable=False),
        sa.Column(f"{name}_zone", sa.Text(), nullable=True),
    )
