"""The tiles of "What would you like to note?": one line for each."""

from __future__ import annotations

from lbp_app.ui import routes

TILES: tuple[tuple[str, str, str], ...] = (
    ("activity", "walk", routes.log_form("activity")),
    ("sleep", "sleep", routes.log_form("sleep")),
    ("medicine", "pill", routes.MEDICINES),
    ("fall", "fall", routes.log_form("fall")),
    ("flare", "flare", routes.log_form("flare")),
    ("helped", "helped", routes.log_form("helped")),
    ("rested", "rest", routes.log_form("rested")),
    ("note", "note", routes.log_form("note")),
    ("heat", "heat", routes.HEAT),
    ("body", "person", routes.BODY_CHART),
)
"""Name (its words are ``log.tile_<name>``), drawing, and the screen it leads to."""
