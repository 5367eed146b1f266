"""Giving an indicator another wording, and what then becomes clear."""

from __future__ import annotations

from tiendo.register import audit
from tiendo.register.access import Viewer
from tiendo.register.errors import WrongState
from tiendo.register.keys import wording
from tiendo.register.locks import writing
from tiendo.register.models import Indicator, IndicatorName
from tiendo.register.services.catalogue.moving import look_again, search_again
from tiendo.register.services.catalogue.rights import in_use, require_keeper


def add_wording(*, indicator: str, words: str, by: Viewer) -> Indicator:
    """Let ``words`` name an indicator (a slug); figures that waited for it are decided again.

    Raises NotFound, NotAllowed; WrongState where they are empty or name another.
    """
    require_keeper(by)
    with writing():
        found, folded = in_use(indicator), wording(words)
        taken = IndicatorName.objects.filter(folded=folded).select_related("indicator").first()
        if not folded or taken is not None:
            named = f"“{words}” đã là cách gọi của “{taken.indicator.name}”" if taken else ""
            raise WrongState(
                named or "Chưa ghi cách gọi", where=indicator, do="Ghi một cách gọi khác"
            )
        IndicatorName.objects.create(
            indicator=found, words=" ".join(words.split())[:300], folded=folded
        )
        search_again(found)
        audit.record(
            act=audit.WORD_INDICATOR, on=found, by=by.name, after={"words": words}, before=None
        )
        look_again(set(), [folded])
    return found
