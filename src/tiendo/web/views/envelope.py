"""An electronic document (edXML) that was sent: its header, then its files into the register."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from tiendo.errors import TiendoError
from tiendo.reading.edxml import open_edxml
from tiendo.register.access import require
from tiendo.register.models import Upload
from tiendo.register.services.envelopes import register_envelope
from tiendo.register.services.importing import close_upload, options_of
from tiendo.register.services.importing.options import decides, issuer_for
from tiendo.web.links import to_document
from tiendo.web.pages import envelope_page
from tiendo.web.rights import viewer


def show_envelope(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Raises NotAllowed for who may not register for the body that sent the file."""
    who, data = viewer(request), bytes(upload.data)
    issuer = issuer_for(options_of(upload), who)
    require(who, "document.register", issuer)
    error: TiendoError | None = None
    if request.method == "POST":
        try:
            accept = decides(who, issuer)
            done = register_envelope(data, upload.name, by=who.name, accept=accept)
        except TiendoError as wrong:
            error = wrong
        else:
            close_upload(upload, document=done[0].document)
            messages.success(request, gettext("Đã vào sổ văn bản điện tử."))
            return redirect(to_document(done[0].document))
    envelope = open_edxml(data, upload.name)
    files = [file.name for file in envelope.files]
    page = envelope_page.header(upload, envelope.header, files)
    shown = {"page": page, "error": error}
    return render(request, "web/envelope.html", shown, status=400 if error else 200)
