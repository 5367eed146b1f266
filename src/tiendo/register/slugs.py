"""Public ids: readable, given once, the same on every run."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath

from django.db.models import Model

from tiendo.facts.reading import Reading
from tiendo.vocabulary.text import slug

LONGEST = 100


def free_slug(model: type[Model], wanted: str, identity: str) -> str:
    """``wanted``, or with the start of a hash of ``identity`` where it is taken."""
    mark = sha256(identity.encode()).hexdigest()[:8]
    wanted = wanted[:LONGEST].strip("-") or mark
    taken = model._default_manager.filter(slug=wanted).exists()
    return f"{wanted}-{mark}" if taken else wanted


def document_slug(reading: Reading) -> str:
    """A document's id from its file name, else from its number or title."""
    stem = PurePath(reading.source.name).stem
    words = slug(stem) or slug(reading.identity.number or "") or slug(reading.title or "")
    return words or reading.source.sha256[:12]
