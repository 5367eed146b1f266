"""A report of ours that comes back edited: the next version of its draft, with what a person did.

The draft that the file is a version of is found by what it was made of; else one begins.
"""

from __future__ import annotations

from hashlib import sha256

from tiendo.drafts.access import drafts_of
from tiendo.drafts.models import Draft
from tiendo.drafts.origins import key_of, origin_in
from tiendo.drafts.services import check_draft
from tiendo.register.access import Viewer
from tiendo.reporting.gathering import plan_of


def keep_returned(*, data: bytes, name: str, by: Viewer) -> Draft:
    """The draft of the report, with this file as its newest version; as it is where it has this
    very file already.

    Raises NotFound, NotYetKnown where the register does not have the report's plan, NotAllowed,
    ValueError for a file that is no report of ours. Leaves one audit entry, none for the same file.
    """
    origin = origin_in(data)
    if origin is None:
        raise ValueError("no report of ours")
    plan = plan_of(origin.plan, origin.as_of)
    found = drafts_of(by).filter(origin=key_of(origin)).first()
    if found is not None:
        same = sha256(data).hexdigest()
        held = found.versions.values_list("report__source__sha256", flat=True)
        return found if same in held else check_draft(data=data, name=name, by=by, into=found.slug)
    body = plan.document.issuer or plan.body
    return check_draft(data=data, name=name, by=by, body=body.slug)
