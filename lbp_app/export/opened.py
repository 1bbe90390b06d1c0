"""An exported file on its way back: unsealed if it is sealed, read, and every fault named."""

from __future__ import annotations

from lbp_app.export.fact_forms import FactForms
from lbp_app.export.json_file import NotADiaryError, read_json
from lbp_app.export.sealed import SealError, is_sealed, unseal, works_here
from lbp_app.usecases.import_diary import ExportFault, ExportFaultError
from lbp_app.usecases.whole_diary import WholeDiary


def opened(file: bytes, password: str, forms: FactForms) -> WholeDiary:
    """What is in the file.

    Raises:
        ExportFaultError: it does not open; ``SEALED`` when it needs a password and got none.
    """
    try:
        if is_sealed(file):
            if not password and works_here():
                raise ExportFaultError(ExportFault.SEALED)
            file = unseal(file, password)
        return read_json(file, forms)
    except (SealError, NotADiaryError) as failed:
        raise ExportFaultError(ExportFault(failed.code)) from None
