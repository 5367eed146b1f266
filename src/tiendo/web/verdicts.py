"""Verdicts as a page shows them: their order and their words.

The icon of each stands in ``templates/web/icons.html`` and the colour in the
style sheet, both under the verdict's own id: shape, word and colour together.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# From the best to the worst; what is not judged yet comes last.
BEST_FIRST = (
    "exceeded",
    "met",
    "on_course",
    "behind",
    "off_course",
    "missed",
    "cannot_judge",
    "no_data",
    "not_due",
)
# What needs a leader's eye first. Unjudged targets stand before those that go well.
WORST_FIRST = (
    "missed",
    "off_course",
    "behind",
    "cannot_judge",
    "no_data",
    "on_course",
    "met",
    "exceeded",
    "not_due",
)
NEEDS_ATTENTION = frozenset(WORST_FIRST[:3])
REACHED = frozenset({"exceeded", "met"})

WORDS: dict[str, Promise] = {
    "exceeded": _("Vượt"),
    "met": _("Đạt"),
    "on_course": _("Đúng tiến độ"),
    "behind": _("Chậm tiến độ"),
    "off_course": _("Lệch tiến độ"),
    "missed": _("Không đạt"),
    "cannot_judge": _("Chưa thể đánh giá"),
    "no_data": _("Chưa có số liệu"),
    "not_due": _("Chưa đến kỳ"),
}


def words(verdict: str) -> str:
    return str(WORDS[verdict])
