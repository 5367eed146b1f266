"""The head of every page: the main pages that open to who asks, the search box.

It says the same to all with the same rights until a contradiction more waits: made once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import gettext

from tiendo.register.access import Viewer
from tiendo.register.selectors.settling import MOST_TOLD
from tiendo.web.links import reverse
from tiendo.web.rights import knows_days, opens
from tiendo.web.when import within


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    words: str
    href: str
    current: bool
    count: str = ""


# Stands where the words that were searched for will.
QUERY = "⟦query⟧"


@lru_cache(maxsize=256)
def opened(who: Viewer, _public: bool) -> tuple[str, ...]:
    """The names of the main pages that open to somebody."""
    return tuple(name for name in dict.fromkeys(SECTIONS.values()) if opens(name, who))


@lru_cache(maxsize=256)
def headed(
    open_ones: tuple[str, ...], here: str, waiting: int, _day: date | None, _language: str | None
) -> str:
    links = main_nav(open_ones, here, waiting)
    return render_to_string("web/masthead.html", {"links": links, "query": QUERY}).rstrip()


def main_nav(open_ones: tuple[str, ...], here: str, waiting: int) -> list[Link]:
    """The main pages; the one shown is marked."""
    names = {
        "scoreboard": gettext("Bảng điểm"),
        "across": gettext("So sánh"),
        "coverage": gettext("Triển khai"),
        "documents": gettext("Văn bản"),
        "desk": gettext("Bàn duyệt"),
        "drafts": gettext("Soát"),
        "tasks": gettext("Nhiệm vụ"),
        "meetings": gettext("Hội nghị"),
        "bodies": gettext("Cơ quan"),
        "catalogue": gettext("Danh mục"),
        "contradictions": gettext("Mâu thuẫn"),
        "import": gettext("Nhập"),
        "people": gettext("Người dùng"),
        "trail": gettext("Nhật ký"),
    }
    return [
        Link(
            words=title,
            href=dated_reverse(f"web:{name}"),
            current=name == here,
            count=counted(waiting) if name == "contradictions" and waiting else "",
        )
        for name, title in names.items()
        if name in open_ones and (name != "contradictions" or waiting or name == here)
    ]


def counted(waiting: int) -> str:
    """How many wait, as far as they were counted: 99+."""
    return str(waiting) if waiting < MOST_TOLD else f"{MOST_TOLD - 1}+"


# Which main page a page belongs to.
SECTIONS = {
    "scoreboard": "scoreboard",
    "plan": "scoreboard",
    "target": "scoreboard",
    "plan-end": "scoreboard",
    "target-levels": "scoreboard",
    "handing": "scoreboard",
    "handing-edit": "scoreboard",
    "forecast": "scoreboard",
    "target-trajectory": "scoreboard",
    "across": "across",
    "coverage": "coverage",
    "document-links": "documents",
    "documents": "documents",
    "document": "documents",
    "desk": "desk",
    "desk-document": "desk",
    "drafts": "drafts",
    "draft": "drafts",
    "draft-settings": "drafts",
    "schedules": "drafts",
    "tasks": "tasks",
    "meetings": "meetings",
    "bodies": "bodies",
    "body": "bodies",
    "catalogue": "catalogue",
    "indicator": "catalogue",
    "indicator-merge": "catalogue",
    "indicator-split": "catalogue",
    "wordings": "catalogue",
    "contradictions": "contradictions",
    "contradiction": "contradictions",
    "import": "import",
    "import-preview": "import",
    "people": "people",
    "person": "people",
    "trail": "trail",
}


def dated_reverse(name: str, args: Sequence[str] = ()) -> str:
    """The address of a page, within the day that is shown where the page knows days."""
    address = reverse(name, args)
    return within(address) if knows_days(name.removeprefix("web:")) else address
