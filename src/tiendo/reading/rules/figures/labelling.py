"""Names that stand apart from the value: before a colon, behind "Về …", or bare words alone."""

from __future__ import annotations

from tiendo.facts.figure import RANK
from tiendo.reading.rules.figures.clause import Clause
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.fragments import empty
from tiendo.reading.rules.figures.sentence import Span
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.bodies import kind_at

OF_WHOLE = stop_words("of-whole")
# What the names of places open with.
PLACES = frozenset(("tỉnh", "huyện", "xã", "phường", "thành", "thị", "quận"))
# A label has no more words.
LONGEST_LABEL = 8
LABEL_STOPS = frozenset(";.,:()-–—+*•“”")
NO_LABEL = stop_words("no-label")
# "Về kinh tế: …" only leads in.
LEADING = frozenset(("về", "theo", "trong", "tại", "sau", "đối", "trên", "qua", "tính"))


def labelled(draft: Draft, behind: str) -> tuple[str | None, str]:
    """What the label before the colon makes of the names: alone, or with the noun behind."""
    clause = draft.clause
    start = _label_start(clause)
    if start is None:
        return None, behind
    label = clause.sentence.slice(start, clause.fragment - 1)
    if label.lower() in NO_LABEL:
        return None, behind
    bare = len(behind.split()) <= len((clause.quantity.unit_text or "").split())
    if not bare and not any(word.isupper() and len(word) > 1 for word in label.split()):
        return None, behind
    draft.first = start
    return label, "" if bare else behind  # "BHYT: 231,6 nghìn người tham gia"


def _label_start(clause: Clause) -> int | None:
    """``BHXH bắt buộc: 48.915 người``: where the words before the colon begin that name it."""
    words = clause.sentence.words
    colon = clause.fragment - 1
    if clause.join != ":" or clause.link or colon <= clause.zone or words[colon] != ":":
        return None
    start = colon
    while start > clause.zone and words[start - 1] not in LABEL_STOPS:
        start -= 1
    if not 1 <= colon - start <= LONGEST_LABEL or empty(words, start, colon):
        return None
    told = any(start <= s.i < colon and _no_label(s) for s in clause.before)
    return None if told or words[start] in LEADING else start


def _no_label(span: Span) -> bool:
    cue = span.value
    return not isinstance(cue, Cue) or bool(cue.role or cue.plan or cue.link or cue.basis)


def about(clause: Clause) -> str:
    """``Về tiền, thu được 893 tỷ đồng``, ``Đối với nhập khẩu, kim ngạch đạt …``: said of what."""
    words = clause.sentence.words
    opens = 1 if words[0] == "về" else 2 if words[:2] == ["đối", "với"] else 0
    if not opens or "," not in words[opens:LONGEST_LABEL]:
        return ""
    return clause.sentence.slice(opens, words.index(","))


def said_about(draft: Draft, own: str) -> str:
    """``Về tiến độ, huyện An Bình dẫn đầu toàn tỉnh``, ``Về tiền, thi hành xong 893 tỷ đồng``."""
    said, low = about(draft.clause), own.lower()
    if said and low in OF_WHOLE and not draft.quantity.count:
        return f"{own} {said}"
    words = low.split()
    if said and draft.measure is RANK and (words[0] in PLACES or kind_at(words, 0) is not None):
        draft.subject = own
        return said
    return own


def bare_words(clause: Clause) -> str:
    """``Tiến độ chậm 9%``: words that name little, where no others do."""
    words, start = clause.sentence.words, clause.fragment
    told = (s.i for s in clause.before if isinstance(s.value, Cue) and s.value.verb)
    end = next((at for at in told if at > start), clause.run)
    while start < end and not words[start][0].isalpha():
        start += 1
    while start < end and not words[end - 1][0].isalnum():
        end -= 1
    return clause.sentence.slice(start, end)
