"""A shared file behind a password: a locked PDF, or a sealed zip that holds the other forms."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from lbp_app.export.locked_pdf import lock_pdf
from lbp_app.export.sealed import seal, seal_files
from lbp_app.usecases.share_desk import Form, SharedFile


def protected(form: Form, file: SharedFile, password: str, made_at: datetime) -> SharedFile:
    """The file with its new name. Tables are sealed one by one: a zip in a zip helps nobody."""
    if form is Form.PDF:
        return SharedFile(file.name, lock_pdf(file.data, password))
    if form is Form.CSV:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        return SharedFile(file.name, seal_files(files, password, made_at=made_at))
    sealed = seal(file.data, password, name=file.name, made_at=made_at)
    return SharedFile(f"{file.name}.zip", sealed)
