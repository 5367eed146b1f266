"""What a laid out document is to be: words, looks by role, the page."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from tiendo.vocabulary.layouts import Rulebook


@dataclass(kw_only=True)
class Draft:
    """What is to be written: words and looks by role, which a slip may change."""

    rules: Rulebook
    kind: str
    dice: random.Random
    looks: dict[str, dict[str, Any]] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    tabs: bool = False  # the head in paragraphs with tabs, without a table
    tabbed: bool = False  # first lines moved in by a tab
    annex: bool = False  # an annex on a page that lies down, with a wide table
    table: bool = False  # a table in the text
    direct: bool = True  # looks on the runs themselves; else as far as it goes in the usual style
