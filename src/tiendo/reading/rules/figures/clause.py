"""What stands around a quantity: its fragment, verb, bounds, noun phrase, right side."""

from __future__ import annotations

from tiendo.reading.rules.figures.fragments import FILLERS, cut, empty, whole_at
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.sentence import CUE, JUNK, QUANTITY, TIME, Sentence, Span
from tiendo.reading.rules.figures.words import NAMING, Cue, compounds, is_compound
from tiendo.vocabulary.times import Time

COMPOUNDS = frozenset(compounds())
# Fillers that are also parts of names.
NAMES_TOO = frozenset(("hội", "đảng"))
HORIZON = frozenset(("đến", "tới", "hết", "cuối", "giữa"))
RIGHT_END = frozenset(";,:()“”…")
CLOSING = RIGHT_END | {"."}
# Words that a name does not end with: what they led on to was cut off.
DANGLING = frozenset(("đến", "tới", "của", "tại", "ở", "đang", "vẫn", "cũng"))
GOALS = frozenset(("chỉ", "mục"))
NUMBERED = (["."], [")"])
# A bracket between a value and what it is compared with holds no more words.
BRACKETED = 8
# No words of a clause stand further before its number: cost must not grow with the sentence.
FARTHEST_WORD = 150
# "quyết tâm cao nhất hoàn thành 19/19": bounds that hold only right before the number.
FARTHEST = frozenset(("op.le.most", "op.ge.least"))
MOVING = frozenset(("change", "exceed", "reach", "raise", "share", "multiple"))


class Clause:
    """The neighbourhood of one quantity, as word positions and the cues in it."""

    __slots__ = (
        "after", "basis", "before", "begins", "bracket", "compared", "ends", "estimated",
        "fragment", "join", "link", "moving", "name", "ops", "plan", "planned", "quantity", "right",
        "right_basis", "right_plan", "run", "sentence", "times", "verb", "verbs", "year",
        "zone",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, quantity: Quantity, zone: int) -> None:
        self.sentence = sentence
        self.quantity = quantity
        self.zone = zone  # where the previous quantity ended
        self.fragment = zone
        self.run = quantity.i  # where the cues directly before the number begin
        self.bracket = False  # opened by a bracket that closes after the number
        self.join = ""  # the separator before the fragment: "," ";" "và" …
        self.link: str | None = None
        self.name: tuple[int, int] | None = None
        self.verb: Cue | None = None
        self.verbs: list[Cue] = []
        self.moving: Cue | None = None  # "nâng tỷ lệ … đạt": the verb before the noun
        self.ops: list[Cue] = []
        self.estimated = False
        self.basis: Span | None = None  # before the number
        self.plan = False  # a plan is named before the number, after the verb
        self.planned = False  # … or before the verb: "kế hoạch giảm"
        self.right = quantity.j
        self.after: Cue | None = None
        self.right_basis: Span | None = None
        self.right_plan: Span | None = None
        self.compared: list[Span] = []  # times that only serve a comparison
        self.times: list[Span] = []
        self.before: list[Span] = []
        self.begins: dict[int, Span] = {}  # those before it, by their first word
        self.ends: dict[int, Span] = {}  # … and by the word behind their last
        self.year: int | None = None  # in which it speaks


def clause_of(sentence: Sentence, index: int, zone: int, limit: int) -> Clause:
    """The clause of the quantity at ``spans[index]``; ``limit``: the next quantity's start."""
    quantity = sentence.spans[index].value
    assert isinstance(quantity, Quantity)
    clause = Clause(sentence, quantity, max(zone, quantity.i - FARTHEST_WORD))
    _before(clause, index)
    cut(clause)
    _walk_run(clause)
    _behind_colon(clause)
    _name(clause)
    _after(clause, index, limit)
    return clause


def _before(clause: Clause, index: int) -> None:
    spans = clause.sentence.spans
    first = index
    while first and spans[first - 1].i >= clause.zone:
        first -= 1
    if first == index:
        return
    clause.before = [s for s in spans[first:index] if s.kind != QUANTITY]
    clause.begins = {s.i: s for s in clause.before}
    clause.ends = {s.j: s for s in clause.before}


def _walk_run(clause: Clause) -> None:
    """Collect the cues that stand directly before the number."""
    words, at = clause.sentence.words, clause.quantity.i
    ends = clause.ends
    small = at
    while at > clause.fragment:
        span = ends.get(at)
        if span is not None:
            if span.kind == JUNK or _in_name(clause, span):
                break
            at = small = span.i
            _take(clause, span)
        elif words[at - 1] in FILLERS and words[at - 1] not in NAMES_TOO:
            at -= 1
        elif words[at - 1] in "-−+(" and clause.sentence.glued(at):
            at = small = at - 1
            if words[at] in "-−":
                clause.quantity.plus = "-"
        else:
            break
    clause.run = small


def _behind_colon(clause: Clause) -> None:
    """``Tỷ lệ hộ nghèo giảm bình quân/năm: trên 4%``: the verb stands before the colon."""
    colon = clause.fragment - 1
    if clause.verb is None and clause.join == ":" and clause.run == clause.fragment:
        told = next((s.value for s in clause.before if s.j == colon), None)
        if isinstance(told, Cue) and told.verb == "change":
            clause.verb = told


def _in_name(clause: Clause, span: Span) -> bool:
    cue = span.value
    if not isinstance(cue, Cue):
        return False
    if cue.verb == "edge":
        return _idle_edge(clause)
    return cue.verb in NAMING or cue.role in ("none", "sets")


def _idle_edge(clause: Clause) -> bool:
    """``dự án chậm 12``: "chậm" compares only beside a percent, a place or a basis."""
    quantity = clause.quantity
    placed = quantity.unit is not None and quantity.unit.code == "place"
    return not (quantity.percent or placed or clause.basis is not None)


def _take(clause: Clause, span: Span) -> None:
    cue = span.value
    if span.kind == TIME:
        clause.times.append(span)
    if not isinstance(cue, Cue):
        return
    if cue.op and cue.side != "after" and not (clause.verb and cue.row in FARTHEST):
        clause.ops.append(cue)
    elif cue.verb:
        clause.verbs.append(cue)
        clause.verb = clause.verb or cue
    elif cue.basis:
        clause.basis = span
    elif cue.plan or cue.role == "aim":
        clause.plan = clause.plan or clause.verb is None
        clause.planned = clause.verb is not None
    elif cue.estimated:
        clause.estimated = True


def _name(clause: Clause) -> None:
    """The noun phrase of the fragment: before the verb, or else behind it."""
    start, end = _past_roles(clause), clause.run
    inner = [s for s in clause.before if start <= s.i < end]
    for span in inner:
        if isinstance(span.value, Cue):
            clause.estimated = clause.estimated or span.value.estimated
            if span.value.basis and clause.basis is None:
                clause.basis = span
    verb = None
    if clause.verb is None or (
        clause.verb.verb in ("level",) and not _has_words(clause, start, end)
    ):
        verb = _inner_verb(inner)
    if verb is not None:
        cue = verb.value
        assert isinstance(cue, Cue)
        clause.verb = cue
        clause.verbs.append(cue)
        clause.plan = clause.plan or any(
            isinstance(s.value, Cue) and s.value.plan and s.i >= verb.j for s in inner
        )
        before, behind = trim(clause, start, verb.i), trim(clause, verb.j, end)
        measured = clause.plan or clause.basis is not None
        if before and behind and not measured and cue.verb != "raise":
            clause.name = before[0], behind[1]
        else:
            clause.name = before or behind
    else:
        raised = next(
            (s for s in inner if isinstance(s.value, Cue) and s.value.verb == "raise"), None
        )
        clause.name = (raised and trim(clause, raised.j, end)) or trim(clause, start, end)
        clause.moving = _moving(clause, inner)


def _past_roles(clause: Clause) -> int:
    """Where the name may begin: behind "với mục tiêu", "giao", "đã", if words follow."""
    start, end = clause.fragment, clause.run
    for span in reversed(clause.before):
        cue = span.value
        if span.i < start or not isinstance(cue, Cue) or cue.role in (None, "none"):
            continue
        if cue.role == "sets" and empty(clause.sentence.words, start, span.i):
            continue  # "ấn định thuế": nobody before it sets targets
        if _verb_at(clause, span.j):
            continue  # "thu ngân sách phấn đấu cao hơn …": the noun stands before it
        if span.j < end and trim(clause, span.j, end):
            return span.j
    return start


def _verb_at(clause: Clause, at: int) -> bool:
    span = clause.begins.get(at)
    return span is not None and isinstance(span.value, Cue) and span.value.verb in MOVING


def _moving(clause: Clause, inner: list[Span]) -> Cue | None:
    """``nâng tỷ lệ … đạt tối thiểu 95%``, ``giảm tỷ lệ … còn 5%``."""
    if clause.name is None or clause.verb is None or clause.verb.verb != "level":
        return None
    for span in inner:
        cue = span.value
        if isinstance(cue, Cue) and span.j <= clause.name[0] and cue.verb in ("raise", "change"):
            return cue
    return None


def _has_words(clause: Clause, start: int, end: int) -> bool:
    return trim(clause, start, end) is not None


def _inner_verb(inner: list[Span]) -> Span | None:
    for span in reversed(inner):
        if isinstance(span.value, Cue) and span.value.verb in MOVING:
            return span
    return None


def trim(clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    """``start`` to ``end`` without cues, times and empty words at either side."""
    words = clause.sentence.words
    begins, ends = clause.begins, clause.ends
    while start < end:
        span = begins.get(start)
        if span is not None and _strips(span):
            start = span.j
        elif (whole := whole_at(words, start)) and not empty(words, start + whole, end):
            start += whole  # "Toàn tỉnh giải quyết việc làm cho …"
        elif not words[start][0].isalnum():
            start += 1
        elif (words[start].isdigit() and words[start + 1 : start + 2] in NUMBERED) or (
            not start and len(words[0]) == 1 and words[1:2] == [")"]
        ):
            start += 2  # the number of a list, or its letter: "a) Vốn trung ương"
        elif words[start] == "như":
            start += 1  # "các chỉ tiêu như tăng trưởng kinh tế đạt 9%"
        elif words[start] in HORIZON and _leads_time(begins, words, start + 1):
            start += 1  # "phấn đấu đến năm 2030 GRDP …": the time that a name stands behind
        else:
            break
    while start < end:
        span = ends.get(end)
        if span is not None and _strips(span) and span.i >= start:
            end = span.i
        elif not words[end - 1][0].isalnum() and words[end - 1] != ")":
            end -= 1
        elif words[end - 1] in DANGLING:
            end -= 1  # "thu nhập bình quân đầu người đến | năm 2025"
        elif words[end - 1].isdigit() and end in begins and begins[end].kind == TIME:
            end -= 1  # "5 năm 2026 - 2030"
        else:
            break
    if start >= end or empty(words, start, end):
        return None
    return start, end


def _leads_time(begins: dict[int, Span], words: list[str], at: int) -> bool:
    span = begins.get(at)
    if span is None and at < len(words) and words[at] in HORIZON:
        span = begins.get(at + 1)
    return span is not None and span.kind == TIME


def _strips(span: Span) -> bool:
    cue = span.value
    if isinstance(cue, Cue):
        return not (
            cue.verb in NAMING
            or cue.verb in ("share", "edge")
            or cue.plan
            or cue.role in ("none", "sets")
        )
    return span.kind == TIME


def _closes(words: list[str], at: int, limit: int) -> bool:
    """Whether the right side of a number ends here; commas inside names do not end it."""
    word = words[at]
    if word == "…" and words[at + 1 : at + 2] == ["so"]:
        return False  # "tăng 6,4%… so với cùng kỳ"
    if word == ",":
        pair = (words[at - 1], words[at + 1]) if at + 1 < limit else ("", "")
        return pair not in COMPOUNDS or not is_compound(words, at)
    return word in RIGHT_END or (word == "." and at + 1 >= limit)


def _beyond_bracket(clause: Clause, index: int) -> None:
    """``vượt 42 tỷ đồng (3,1%) so với dự toán``: what both values are against."""
    sentence, at = clause.sentence, clause.quantity.j
    words = sentence.words
    close = words.index(")", at, at + BRACKETED) if ")" in words[at : at + BRACKETED] else -1
    if close < 0 or (words[at] == ")" and not clause.bracket):
        return
    for span in sentence.spans[index + 1 :]:
        if span.i > close + 1:
            return
        cue = span.value
        if span.i == close + 1 and isinstance(cue, Cue):
            clause.right_basis = span if cue.basis else None
            clause.right_plan = span if cue.plan and clause.quantity.percent else None


def _plan_in_bracket(clause: Clause, index: int) -> None:
    """``kết nạp 168 đảng viên, đạt 105% (chỉ tiêu 160)``: the percent is of what the bracket holds.

    A percent in the bracket is the aim of the rate itself.
    """
    sentence, at = clause.sentence, clause.quantity.j
    words = sentence.words
    following = sentence.spans[index + 1] if index + 1 < len(sentence.spans) else None
    if not clause.quantity.percent or words[at] != "(" or clause.right_plan is not None:
        return
    if following is None or following.i != at + 1 or not isinstance(following.value, Cue):
        return
    cue, inside = following.value, words[following.j : at + BRACKETED]
    inside = inside[: inside.index(")")] if ")" in inside else []
    sets = cue.plan or (cue.role == "aim" and words[following.i] in GOALS)
    if sets and any(word[0].isdigit() for word in inside) and "%" not in inside:
        clause.right_plan = following


def _reach(clause: Clause) -> int:
    """How far behind the unit ``trở lên`` may stand: farther after ``từ``."""
    return 12 if any(cue.op == "from" for cue in clause.ops) else 2


def _after(clause: Clause, index: int, limit: int) -> None:
    """Read what follows the number up to the first mark or the next quantity."""
    sentence = clause.sentence
    words, at = sentence.words, clause.quantity.j
    while at < limit and (words[at] not in CLOSING or not _closes(words, at, limit)):
        at += 1
    clause.right = at
    if at == clause.quantity.j and at < len(words) and words[at] in "()":
        _beyond_bracket(clause, index)
        _plan_in_bracket(clause, index)
    for span in sentence.spans[index + 1 :]:
        if span.i >= at:
            break
        cue = span.value
        if isinstance(cue, Cue):
            if cue.link and cue.link != "respectively":
                clause.right = min(clause.right, span.i)
                break
            if cue.op and cue.side == "after" and span.i <= clause.quantity.j + _reach(clause):
                clause.after = cue
            if cue.basis and clause.right_basis is None:
                clause.right_basis = span
            planned = cue.plan or (
                clause.quantity.percent and cue.role in ("aim", "target") and words[span.i] in GOALS
            )
            near = span.i - clause.quantity.j <= (1 if clause.quantity.percent else 0)
            if planned and clause.right_plan is None and near:
                clause.right_plan = span
            if cue.verb in MOVING and span.kind == CUE and clause.right_basis is None:
                break
        elif isinstance(cue, Time) and span.kind == TIME:
            prior = clause.right_basis
            multiple = clause.quantity.unit is not None and clause.quantity.unit.code == "times"
            if (prior is not None and prior.j >= span.i - 1) or (
                multiple and span.i <= clause.quantity.j + 1
            ):  # "gấp 1,4 lần năm 2022": what it is a multiple of
                clause.compared.append(span)
            elif (
                span.i - clause.quantity.j <= 2
                or clause.quantity.count
                or (clause.right_plan is not None and span.i - clause.right_plan.j <= 1)
            ):
                clause.times.append(span)
