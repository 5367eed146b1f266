"""Files between the preview and a person's yes: kept for a day, seen by their sender only."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils import timezone

from tiendo.register.access import Viewer
from tiendo.register.errors import NotFound
from tiendo.register.locks import writing
from tiendo.register.models import Document, Upload
from tiendo.register.services.importing.options import Options

KEPT = timedelta(days=1)


def keep_upload(data: bytes, name: str, *, options: Options, by: Viewer) -> Upload:
    """Keep a file until it is confirmed; those that nobody confirmed for a day go."""
    now = timezone.now()
    with writing():
        Upload.objects.filter(uploaded_at__lt=now - KEPT).delete()
        return Upload.objects.create(
            slug=secrets.token_urlsafe(12).replace("_", "-"), name=name[:255], data=data,
            options=options.as_json(), uploaded_by=by.name, uploaded_at=now,
        )  # fmt: skip


def upload_of(slug: str, *, by: Viewer) -> Upload:
    """A file of its sender. Raises NotFound, also for others."""
    found = Upload.objects.filter(slug=slug).first()
    if found is None or by.is_guest or found.uploaded_by != by.name:
        raise NotFound("Không có tệp này, hoặc đã quá một ngày", where=slug, do="Tải lại tệp lên")
    return found


def options_of(upload: Upload) -> Options:
    return Options.from_json(upload.options)


def close_upload(upload: Upload, *, document: str = "") -> None:
    """The file is through: it became a document, or its sender let it go."""
    found = Document.objects.filter(slug=document).first() if document else None
    if found is None:
        upload.delete()
        return
    upload.document, upload.data = found, b""
    upload.save(update_fields=["document", "data"])
