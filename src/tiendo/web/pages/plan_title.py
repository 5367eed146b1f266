"""What a plan is called on its page and in lists."""

from __future__ import annotations

from tiendo.register import selectors
from tiendo.register.models import Plan


def title(plan: Plan) -> str:
    """The plan by its document: "Nghị quyết số 27-NQ/TU về nhiệm vụ năm 2023"."""
    document = plan.document
    name = selectors.source_of(document).partition(" ngày ")[0] if document.number else ""
    # "Nghị quyết về nhiệm vụ …" says its kind again.
    said = plan.name.removeprefix(f"{name.partition(' số ')[0]} ") if name else plan.name
    said = said[:1].lower() + said[1:] if said.startswith("Về ") else said
    return said if not name or name in said else f"{name} {said}"
