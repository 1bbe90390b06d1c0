"""Run the steps on the connection handed over by ``schema``, inside its transaction."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

connection: Connection = context.config.attributes["connection"]
# SQLite cannot alter most things in place: a step may rebuild a table (batch mode).
context.configure(connection=connection, render_as_batch=True)
context.run_migrations()
