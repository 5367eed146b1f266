"""Pages that must not reach the parser: nested to death, or multiplied by open formatting."""

from __future__ import annotations

import re
from collections import Counter

from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse

TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
# Never nested in themselves: without content, or closed by the next of their kind.
FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr a p li dt dd tr td th"
    " thead tbody tfoot option optgroup path circle rect line polygon polyline use stop".split()
)
# A parser opens these again in each block that follows, until they are closed.
REOPENED = frozenset("b big code em font i nobr s small strike strong tt u".split())


def check_nesting(html: str) -> None:
    """Refuse a page whose tree would be too deep, or much larger than the page.

    A parser's time grows with the square of the depth; and a thousand unclosed
    ``<font>`` before a thousand ``<p>`` make a million elements.
    """
    if html.count("<") < limits.HTML_TAGS:
        return
    opened: Counter[str] = Counter()
    depth = formatting = copies = 0
    for closing, written in TAG.findall(html):
        name = written.lower()
        if closing:
            if opened[name]:
                opened[name] -= 1
                depth -= 1
                formatting -= name in REOPENED
            continue
        if name in REOPENED:
            formatting += 1
        else:
            copies += formatting
        if name not in FLAT:
            opened[name] += 1
            depth += 1
        if depth > limits.HTML_OPEN or copies > limits.HTML_COPIES:
            raise refuse("deep")
