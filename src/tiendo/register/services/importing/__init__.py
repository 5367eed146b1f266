"""Importing filled sheets: what each row is beside the register, and entering all of them or none.

``previewing`` judges without writing; ``applying`` judges again and writes in one transaction.
"""

from tiendo.register.services.importing.applying import apply_import
from tiendo.register.services.importing.options import Options
from tiendo.register.services.importing.previewing import Preview, preview_import
from tiendo.register.services.importing.uploads import (
    close_upload,
    keep_upload,
    options_of,
    upload_of,
)

__all__ = [
    "Options",
    "Preview",
    "apply_import",
    "close_upload",
    "keep_upload",
    "options_of",
    "preview_import",
    "upload_of",
]
