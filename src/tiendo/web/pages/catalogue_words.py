"""What the catalogue says of directions, sums and units, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext

from tiendo.facts.series import Adds, Better
from tiendo.register.models import OverBodies
from tiendo.vocabulary.units import unit_words

Fields = tuple[tuple[str, str], ...]


def better_words(better: str) -> str:
    return {
        Better.HIGHER: gettext("cao hơn là tốt"),
        Better.LOWER: gettext("thấp hơn là tốt"),
        Better.NEITHER: gettext("không có hướng"),
    }[Better(better)]


def adds_words(adds: str) -> str:
    return {
        Adds.SUM: gettext("cộng các kỳ"),
        Adds.LAST: gettext("lấy kỳ cuối"),
        Adds.MEAN: gettext("bình quân các kỳ"),
    }[Adds(adds)]


def over_words(over: OverBodies) -> str:
    return {
        OverBodies.SUM: gettext("cộng các đơn vị"),
        OverBodies.MEAN: gettext("bình quân các đơn vị"),
        OverBodies.NONE: gettext("không gộp được"),
    }[over]


def unit_name(unit: str) -> str:
    return {"count": gettext("đếm"), "index": gettext("chỉ số")}.get(unit) or unit_words().get(
        unit, unit
    )


def choices() -> dict[str, Fields]:
    return {
        "better": tuple((one.value, better_words(one)) for one in Better),
        "adds": tuple((one.value, adds_words(one)) for one in Adds),
        "over_bodies": (
            ("", gettext("theo đơn vị tính")),
            *((one.value, over_words(one)) for one in OverBodies),
        ),
    }
