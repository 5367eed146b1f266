"""What a figure is said of: its indicator, and the part that the text narrows it to."""

from __future__ import annotations

from tiendo.facts.figure import ATTAINMENT, CHANGE, LEVEL, RANK, RATIO, SHARE, TALLY
from tiendo.reading.rules.figures.bracket_names import aim_outside, listed_name
from tiendo.reading.rules.figures.clause import DANGLING, Clause
from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.fragments import empty
from tiendo.reading.rules.figures.labelling import about, bare_words, labelled, said_about
from tiendo.reading.rules.figures.labels import label_of
from tiendo.reading.rules.figures.nouns_behind import LONGEST, noun_start, words_behind
from tiendo.reading.rules.figures.part_names import is_part, named_share, whole_of
from tiendo.reading.rules.figures.planned_for import is_doer, planned_for
from tiendo.reading.rules.figures.sentence import TIME, Span
from tiendo.reading.rules.figures.words import NAMING, Cue, stop_words
from tiendo.vocabulary.bodies import kind_at

FUNCTION, NOT_MET = stop_words("function"), stop_words("not-met")
REFERENCES = tuple(stop_words("reference-value"))
# The words of a line before its colon, with their marks.
LONGEST_LABEL = 28
# Words that only say that a value follows: the topic names it.
GENERIC = stop_words("generic-name")
EMPTY_NAMES = frozenset(
    ("giá trị", "điểm số", "chỉ số", "tổng điểm", "số điểm", "kết quả", "tỷ lệ")
)
# Sums of what the sentence told before them.
SUMS = frozenset(
    ("số tiền", "tổng số tiền", "tổng kinh phí", "kinh phí", "trị giá", "tổng trị giá")
)
# What moves, said of a rank: the topic names it.
MOVES = frozenset(("mức tăng", "mức giảm", "tốc độ", "tốc độ tăng", "mức tăng trưởng", "quy mô"))
SUBJECT_STOPS = frozenset(",;:.“”()")
# What a bracket or a quotation opened with.
CLOSED = {")": "(", "”": "“"}
# A subject has at least so many words.
SHORTEST = 2
# "giảm sâu nhất là lệ phí trước bạ (-31,5%)": what the bracket is said of.
MOST = " nhất là "
ATTRIBUTES = frozenset(("dài", "rộng", "cao", "sâu", "trị giá", "mức", "tổng trị giá", "tổng"))
# What a rate is of stands in so many words: "tỷ lệ hộ nghèo".
RATES, RATE_NAME = (["tỷ", "lệ"], ["tỉ", "lệ"]), 4


def _goes_on(clause: Clause, before: Draft | None) -> bool:
    """``Tổng vốn của 6 dự án trọng điểm là 1.480 tỷ đồng``: the words only end the noun counted."""
    if before is None or not before.quantity.count or clause.name is None or clause.verb is None:
        return False
    words, at = clause.sentence.words, before.quantity.i
    return clause.name[0] == before.quantity.j and words[at - 1] == "của"


def name(draft: Draft, before: Draft | None, topic: str) -> None:
    """Fill indicator, subject and topic. ``topic``: what the paragraph speaks of so far."""
    clause = draft.clause
    own = draft.own if not _goes_on(clause, before) else None
    if own is not None and own.lower() in EMPTY_NAMES and topic:
        own = topic
    elif own is not None and own.lower() in SUMS and topic:
        own = f"{own} {topic}"  # "xử phạt 45 vụ với số tiền 1,2 tỷ đồng"
    if own is not None and clause.quantity.label:
        own = f"{clause.quantity.label} {own}"
    behind = words_behind(draft)
    count = clause.quantity.count
    if own is None and draft.measure is RATIO:
        own = aim_outside(clause)
    if own is None and not behind and clause.zone == 0 and draft.measure is not TALLY:
        own = _before_fragment(clause)
    if own is None:
        if count and clause.join == ":":
            own, behind = labelled(draft, behind)
    elif not clause.zone and (" " not in own or own.lower() in GENERIC):
        own = f"{own} {about(clause)}" if " " in own else f"{about(clause)} {own}"
        own = own.strip()
    elif topic and draft.measure is RANK and own.lower() in MOVES:
        own = topic  # "GRDP tăng 8,1%, mức tăng cao thứ 6 cả nước"
    if own is not None and not clause.zone:
        own = said_about(draft, own)
    if clause.bracket and own is not None and own.lower() in ATTRIBUTES and _outside(clause):
        own = f"{_outside(clause)} {own}"
    elif clause.bracket and own is None and not topic and not behind:
        own = _outside(clause) or None
    elif clause.bracket and own is None and MOST in _outside(clause):
        own = _outside(clause).rpartition(MOST)[2].strip() or None
    if own is None and not count:
        own = listed_name(clause)
    if draft.measure is ATTAINMENT and (own is None or is_doer(own)):
        own = planned_for(clause) or own
    if draft.measure is TALLY:
        draft.indicator = behind or draft.quantity.unit_text or ""
        if draft.judged and draft.met is False:
            draft.indicator = _negated(draft)
        draft.topic = draft.indicator
        return
    if own is not None and not count and _names_matter(draft, behind):
        own = f"{own} {behind}"
    if own is not None and count:
        draft.indicator = _with_noun(own, behind)
    elif own is not None:
        draft.indicator = own
    elif draft.measure is ATTAINMENT and topic:
        draft.indicator = topic  # "bằng 97,1% số thu cả năm 2023": what it is a percent of
    elif draft.measure is CHANGE and behind and topic.lower().endswith(f" {behind.lower()}"):
        draft.indicator = topic  # "tuyển mới 120 công nhân, ít hơn tháng trước 15 công nhân"
    elif behind and _stands_alone(draft, behind, before):
        draft.indicator = behind
        if count and clause.join == "và" and _coordinated(before):
            assert before is not None
            draft.indicator = f"{before.own} {behind}"
    elif behind and not draft.percent and draft.measure is not RANK and topic:
        draft.indicator = topic if count else f"{topic} {behind}"
    else:
        draft.indicator = topic or behind
        if draft.measure is SHARE and before is not None and before.measure is SHARE:
            draft.indicator = f"{topic} {behind}".strip()
    if draft.measure is RANK:
        _ranked_in(draft)
    elif not draft.indicator:
        draft.indicator = bare_words(clause)
    _narrow(draft, own, behind, topic)
    if clause.link == "only":
        draft.narrowed = draft.subject is not None
    elif before is not None and before.narrowed and own is None and draft.subject is None:
        _narrow_on(draft, before)
    if draft.own is not None and is_part(draft.own) and (whole := whole_of(draft, topic)):
        draft.indicator, draft.subject = whole, draft.own
    draft.topic = draft.indicator


def _before_fragment(clause: Clause) -> str | None:
    """``nợ đọng toàn tỉnh đã giảm đáng kể, còn lại 386 tỷ đồng``: the sentence's own subject."""
    sentence, end = clause.sentence, clause.fragment
    words = sentence.words
    end -= 1
    label = label_of(sentence)
    if label is not None and label.end < end:
        end = label.end
    if label is None and _labels_all(clause, end):
        return sentence.slice(_first_word(words), end)
    start = end
    longest = LONGEST_LABEL if words[end : end + 1] == [":"] else LONGEST
    while start > 0 and end - start < longest:
        opened = CLOSED.get(words[start - 1])
        if opened is not None and opened in words[:start]:
            start = len(words[:start]) - 1 - words[:start][::-1].index(opened)
        elif words[start - 1] in SUBJECT_STOPS:
            break
        else:
            start -= 1
    while start < end and not words[start][0].isalnum():
        start += 1  # a bullet
    if label is not None and end == label.end:
        return sentence.slice(start, end)
    spans = [s for s in clause.before if start <= s.i < end]
    for span in spans:  # times and lead-ins at its head
        if span.i == start and not _names_on(span):
            start = span.j
            while start < end and not words[start][0].isalnum():
                start += 1  # "(6) Tỷ lệ …"
    told = next(
        (s.i for s in spans if s.i > start and isinstance(s.value, Cue) and _tells(s.value)), end
    )
    told = _past_time(spans, words, start, told)
    if told - start < SHORTEST or empty(words, start, told):
        return None
    return sentence.slice(start, told)


def _past_time(spans: list[Span], words: list[str], start: int, end: int) -> int:
    """``Tỷ lệ đô thị hóa đến năm 2025:``: where the name ends before its time."""
    timed = next((s.i for s in spans if s.kind == TIME and s.j == end), end)
    while start < timed < end and words[timed - 1] in DANGLING:
        timed -= 1
    return timed


def _first_word(words: list[str]) -> int:
    """Behind a bullet and the number of a list."""
    numbered = len(words) > 2 and words[0].isdigit() and words[1] in ".)"
    first = 2 if numbered else 0
    return next((at for at in range(first, len(words)) if words[at][0].isalnum()), 0)


def _labels_all(clause: Clause, end: int) -> bool:
    """``Nghề mây tre, gốm: giảm 11%``: the whole line before its colon."""
    words = clause.sentence.words
    if clause.join != ":" or clause.zone or words[end : end + 1] != [":"] or end > LONGEST_LABEL:
        return False
    return not any(s.j <= end and not _names_on(s) for s in clause.before)


def _names_on(span: Span) -> bool:
    return isinstance(span.value, Cue) and span.value.verb in NAMING


def _tells(cue: Cue) -> bool:
    """Whether a cue opens what is told of the subject: "đã giảm", "đạt", "với"."""
    return cue.role == "result" or cue.verb in ("change", "level", "exceed") or bool(cue.link)


def _ranked_in(draft: Draft) -> None:
    """``đứng thứ hai toàn quốc về điểm trung bình``: the rank's indicator stands behind it."""
    clause = draft.clause
    words = clause.sentence.words
    if draft.end < clause.right and words[draft.end] == "về":
        behind = clause.sentence.slice(draft.end + 1, clause.right)
        if clause.name is not None:
            draft.subject = draft.own
        draft.indicator = behind or draft.indicator


def _outside(clause: Clause) -> str:
    """The noun phrase before the bracket that holds the clause."""
    sentence = clause.sentence
    end = clause.fragment - 1
    while end > 0 and sentence.words[end] != "(":
        end -= 1
    start = end
    while (
        start > 0
        and end - start < 8
        and sentence.words[start - 1] not in (",", ";", ":", "“", "”", ".")
    ):
        start -= 1
    return sentence.slice(start, end).strip() if start < end else ""


def _counts_alike(draft: Draft, before: Draft) -> bool:
    """Whether the sentence counted the same things last, whatever it said of them since."""
    one, other = draft.quantity.unit_text or "", before.quantity.unit_text or ""
    return one.lower() == other.lower() or before.percent


def _stands_alone(draft: Draft, behind: str, before: Draft | None) -> bool:
    """Whether the words behind name something, or are only the unit's ("xã", "em")."""
    bare = behind.lower() == (draft.quantity.unit_text or "").lower()
    if draft.clause.bracket and bare and before is not None and _counts_alike(draft, before):
        return False  # "đàn bò 228.400 con, giảm 1,2% (cùng kỳ 231.100 con)"
    if draft.measure is RANK:
        return False
    words = behind.lower().split()
    if draft.percent:
        if draft.measure is SHARE and words[0] != "là":
            return False
        if words[:2] in (["đề", "ra"], ["cho", "phép"], ["quy", "định"]):
            return False
        return words[0] not in FUNCTION or words[0] in ("là", "cả", "số")
    if draft.measure is CHANGE:
        return len(words) > len((draft.quantity.unit_text or "").split())
    if not draft.quantity.count:
        return draft.unit is not None and draft.unit.family != "money"
    bare = len(words) <= len((draft.quantity.unit_text or "").split())
    goes_on = _continues(draft) or (before is not None and _counts_on(draft, before))
    return not (bare and draft.clause.link is None and goes_on)


def _counts_on(draft: Draft, before: Draft) -> bool:
    """``giảm 27 hộ, còn 187 hộ``: the same things, told on by "còn" or "là"."""
    clause = draft.clause
    told = clause.sentence.words[clause.run : clause.quantity.i]
    same = (before.quantity.unit_text or "") == (draft.quantity.unit_text or "")
    return same and clause.join == "," and not {"còn", "là"}.isdisjoint(told)


def _continues(draft: Draft) -> bool:
    """``…, lũy kế 47/112 xã``, ``, còn 102 xã``: the bare noun repeats the topic's."""
    clause = draft.clause
    kinds = {c.verb for c in clause.verbs}
    cumulative = any(
        isinstance(s.value, Cue) and s.value.link == "cumulative" for s in clause.before
    )
    return cumulative or (draft.quantity.of is not None and clause.join == ",") or "reach" in kinds


def _coordinated(before: Draft | None) -> bool:
    """``kiểm tra 6 tổ chức đảng và 9 đảng viên``: the verb's phrase holds for both."""
    return before is not None and before.quantity.count and before.clause.name is not None


def _with_noun(own: str, behind: str) -> str:
    """Both noun phrases where the second says something new."""
    if not behind:
        return own
    head = behind.split()[0].lower()
    return (
        own if f" {head} " in f" {own.lower()} " and len(behind.split()) < 2 else f"{own} {behind}"
    )


def _negated(draft: Draft) -> str:
    """The label with its negation: ``chỉ tiêu chưa đạt``."""
    clause = draft.clause
    end = min(clause.right, draft.quantity.j + 10)
    behind = clause.sentence.slice(noun_start(draft), end)
    if not NOT_MET.isdisjoint(behind.split()):
        return behind
    start = max(clause.fragment, clause.run)
    return f"{clause.sentence.slice(start, draft.quantity.i)} {behind}".strip()


def _names_matter(draft: Draft, behind: str) -> bool:
    """``26.000 m² đất``, ``bao phủ 94,26% dân số``, ``65% GRDP``: said with the noun behind."""
    if not behind:
        return False
    if draft.measure is CHANGE and kind_at((draft.own or "").lower().split(), 0) is None:
        return False  # "UBND tỉnh cắt giảm 30% thời gian …": a body is not what is measured
    if draft.measure is ATTAINMENT:
        return behind.lower().startswith(REFERENCES)  # "đáp ứng 12% nhu cầu"
    if draft.measure is RANK:
        return False
    return behind.split()[0].lower() not in FUNCTION


def _narrow(draft: Draft, own: str | None, behind: str, topic: str) -> None:
    """``riêng huyện nghèo giảm 4 - 5%``: the same indicator, of a part."""
    if draft.clause.link == "only" and own is not None and topic and not _another_rate(own, topic):
        draft.subject, draft.indicator = own, topic
    elif draft.measure is SHARE and not named_share(own):  # "tỷ trọng nông nghiệp" is the name
        draft.subject = own if own is not None and own != topic else _part(behind)
    elif draft.clause.link == "part" and own is not None and draft.measure is not LEVEL:
        draft.subject = own


def _another_rate(own: str, topic: str) -> bool:
    """``hộ nghèo còn 11,4%. Riêng tỷ lệ hộ dùng nước sạch đạt 89,5%``: a rate with a name."""
    said, told = own.lower().split(), topic.lower().split()
    return said[:2] in RATES and told[:RATE_NAME] != said[:RATE_NAME]


def _narrow_on(draft: Draft, before: Draft) -> None:
    """``riêng án hành chính đạt 61%, vượt 3% chỉ tiêu``: still said of that part."""
    if draft.clause.join in ("", ",", "(") and draft.indicator == before.indicator:
        draft.subject, draft.narrowed = before.subject, True


def _part(behind: str) -> str | None:
    return behind[3:] if behind.startswith("là ") else None
