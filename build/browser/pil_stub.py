"""Stands in for Pillow in a browser, where there is no wheel of it; ReportLab only imports it.

Our pages are drawn, they hold no photographs. Whoever opens one here is told so.
"""

__version__ = "0"


class Image:
    """No picture can be of this class."""


def open(*_args, **_kw):  # noqa: A001, ANN002, ANN003, ANN201 - Pillow's own name
    """Refuse."""
    raise OSError("pictures cannot be opened in a browser")
