"""Words before a verdict that leave it open: "khó đạt kế hoạch", "phấn đấu vượt dự toán"."""

from __future__ import annotations

import re

from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.regexes import regex

# "khó đạt kế hoạch", "phấn đấu vượt dự toán": nothing is claimed yet.
UNSETTLED = shaped(
    r"\b(?:khó(?! khăn)|(?<!rừng )(?<!trồng ){claims.unsettled})\s(?:[^,;.:\d]{0,40}\s)?$",
    re.IGNORECASE,
)
# "trồng rừng tập trung đã vượt kế hoạch": it has come.
SETTLED = regex(r"\bđã(?: hoàn thành)?\s$")
