"""What stands around a quantity: its fragment, verb, bounds, noun phrase, right side."""

from __future__ import annotations

from tiendo.reading.rules.figures.lexing import CUE, JUNK, QUANTITY, TIME, Sentence, Span
from tiendo.reading.rules.figures.quantity import Quantity
from tiendo.reading.rules.figures.words import Cue, stop_words
from tiendo.vocabulary.times import Time

HARD = frozenset(';:“”"')
SOFT = frozenset(",)")
RIGHT_END = frozenset(";,:()“”")
# Verbs that stay in the name of what is measured ("tốc độ tăng", "kết nạp").
NAMING = frozenset(("act", "growth", "event", "none"))
# First words of nouns that name a quantity, and may themselves hold a comma.
QUANTITY_NOUNS = frozenset(("tỷ", "tỉ", "số", "tổng", "diện", "sản", "lượng", "mức"))
# A fragment that opens with one of these is no part of a name.
OPENING = frozenset(("theo", "trong", "tại", "sau", "với", "để", "về", "qua", "nhằm", "do", "đến"))
STARTING = frozenset(("change", "exceed", "reach", "rank", "ordinal", "group", "share", "attain"))
MOVING = frozenset(("change", "exceed", "reach", "raise", "share", "multiple"))


class Clause:
    """The neighbourhood of one quantity, as word positions and the cues in it."""

    __slots__ = (
        "after", "basis", "before", "bracket", "compared", "direct", "estimated", "fragment",
        "join", "link", "moving", "name", "ops", "plan", "planned", "quantity", "right",
        "right_basis", "right_plan", "role", "run", "sentence", "times", "verb", "verbs",
        "zone",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, quantity: Quantity, zone: int) -> None:
        self.sentence = sentence
        self.quantity = quantity
        self.zone = zone  # where the previous quantity ended
        self.fragment = zone
        self.run = quantity.i  # where the cues directly before the number begin
        self.bracket = False  # opened by a bracket that closes after the number
        self.direct = False  # nothing but separators since the previous quantity
        self.join = ""  # the separator before the fragment: "," ";" "và" …
        self.link: str | None = None
        self.name: tuple[int, int] | None = None
        self.verb: Cue | None = None
        self.verbs: list[Cue] = []
        self.moving: Cue | None = None  # "nâng tỷ lệ … đạt": the verb before the noun
        self.ops: list[Cue] = []
        self.estimated = False
        self.role: str | None = None
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


def clause_of(sentence: Sentence, index: int, zone: int, limit: int) -> Clause:
    """The clause of the quantity at ``spans[index]``; ``limit``: the next quantity's start."""
    quantity = sentence.spans[index].value
    assert isinstance(quantity, Quantity)
    clause = Clause(sentence, quantity, zone)
    _before(clause, index)
    _cut(clause)
    _walk_run(clause)
    _name(clause)
    _after(clause, index, limit)
    return clause


def _before(clause: Clause, index: int) -> None:
    spans = clause.sentence.spans
    first = index
    while first and spans[first - 1].i >= clause.zone:
        first -= 1
    clause.before = [s for s in spans[first:index] if s.kind != QUANTITY]


def _cut(clause: Clause) -> None:
    """Find the fragment: after the last hard mark, link or comma before the number."""
    words, at, end = clause.sentence.words, clause.zone, clause.quantity.i
    links = {s.i: s for s in clause.before if isinstance(s.value, Cue) and s.value.link}
    closed = {
        s.j for s in clause.before if isinstance(s.value, Cue) and (s.value.basis or s.value.plan)
    }
    clause.fragment = at
    while at < end:
        word = words[at]
        if word == "(":
            close = _closing(words, at, end)
            if close:
                at = close + 1
                continue
            clause.fragment, clause.bracket, clause.join, clause.link = at + 1, True, "(", None
        elif word == "“" and "”" in words[at + 1 : end]:
            at = words.index("”", at + 1)
        elif word in HARD:
            clause.fragment, clause.join, clause.link = at + 1, word, None
            clause.bracket = False
        elif word == "," and words[at - 1][0].isdigit() and words[at + 1][0].isdigit():
            pass
        elif word == "," or (word == ")" and at == clause.zone):
            if word == ")" or not _list_comma(clause, at):
                clause.fragment, clause.join = at + 1, word
        elif word == "và" and (at <= clause.zone + 1 or at in closed or _starts_anew(clause, at)):
            clause.fragment, clause.join = at + 1, word if clause.join in ("", ")") else clause.join
        elif at in links:
            cue = links[at].value
            assert isinstance(cue, Cue)
            if cue.link in ("part", "only", "with"):
                clause.fragment, clause.link = links[at].j, cue.link
                clause.join = clause.join or "link"
                at = links[at].j
                continue
        at += 1


def _starts_anew(clause: Clause, at: int) -> bool:
    """``và 30 triệu đồng``, ``và tăng 5%``, ``và thứ 7``: the number or its verb follows."""
    if at + 1 == clause.quantity.i:
        return True
    span = next((s for s in clause.before if s.i == at + 1), None)
    cue = span.value if span else None
    return isinstance(cue, Cue) and (cue.op is not None or cue.verb in STARTING)


def _closing(words: list[str], at: int, end: int) -> int | None:
    for index in range(at + 1, min(end, at + 40)):
        if words[index] == ")":
            return index
    return None


def _list_comma(clause: Clause, comma: int) -> bool:
    """``khu vực nông, lâm nghiệp và thủy sản``: a comma inside one noun phrase.

    Few plain words before it, and an ``và`` after it before any cue or comma.
    """
    words, end = clause.sentence.words, clause.quantity.i
    if _tail_of_name(clause, comma) or _twin(clause, comma):
        return True
    if not 1 <= comma - clause.fragment <= 4:
        return False
    cues = {s.i for s in clause.before}
    if any(i in cues for i in range(clause.fragment, comma)):
        return False
    joined = False
    for at in range(comma + 1, min(end, comma + 8)):
        if at in cues or words[at] in (";", ":", "("):
            return joined and at > comma + 1
        if words[at] == "và":
            joined = at > comma + 1
        elif words[at] == ",":
            return _list_comma_next(words, comma, at)
    return joined


def _tail_of_name(clause: Clause, comma: int) -> bool:
    """``có bằng cấp, chứng chỉ 38%``; ``Tỷ trọng nông, lâm nghiệp và thủy sản giảm``.

    Bare words that end a longer noun: two, or a few more where the noun names a
    quantity and its verb follows.
    """
    words, end = clause.sentence.words, clause.quantity.i
    naming = words[clause.fragment] in QUANTITY_NOUNS
    if naming:
        end = next((s.i for s in clause.before if s.i > comma and not _names(s)), end)
    behind = [w for w in words[comma + 1 : end] if w[0].isalpha()]
    if not 1 <= len(behind) <= (6 if naming else 2):
        return False
    if comma - clause.fragment < (2 if clause.link else 4):
        return False
    if words[clause.fragment] in OPENING or "," in words[comma + 1 : end]:
        return False
    spans = [s for s in clause.before if clause.fragment <= s.i < end]
    if naming and any(not _names(s) for s in spans):
        return False
    return not any(s.j > comma or s.kind in (TIME, JUNK) for s in spans if not naming)


def _names(span: Span) -> bool:
    """Whether a cue may stand inside a noun phrase: tỷ trọng, thu gom và xử lý."""
    cue = span.value
    return isinstance(cue, Cue) and (cue.verb in NAMING or cue.verb == "share")


def _twin(clause: Clause, comma: int) -> bool:
    """``…, chế biến, chế tạo tăng 10,6%``: two short nouns after another figure."""
    words, end = clause.sentence.words, clause.quantity.i
    first = words[clause.fragment : comma]
    if not clause.zone or not 1 <= len(first) <= 3 or first[0] in OPENING:
        return False
    if all(_empty(word, stop_words("filler")) for word in first):
        return False
    cues = {s.i for s in clause.before}
    if any(i in cues for i in range(clause.fragment, comma)):
        return False
    for second, at in enumerate(range(comma + 1, end)):
        if at in cues or words[at] in (",", ";", ":", "("):
            return 1 <= second <= 3 and at in cues
    return False


def _list_comma_next(words: list[str], comma: int, at: int) -> bool:
    return at - comma <= 4 and "và" in words[at + 1 : at + 6]


def _walk_run(clause: Clause) -> None:
    """Collect the cues that stand directly before the number."""
    words, at = clause.sentence.words, clause.quantity.i
    ends = {s.j: s for s in clause.before}
    fillers = stop_words("filler")
    small = at
    while at > clause.fragment:
        span = ends.get(at)
        if span is not None:
            if span.kind == JUNK or (isinstance(span.value, Cue) and span.value.verb in NAMING):
                break
            at = small = span.i
            _take(clause, span)
        elif words[at - 1] in fillers and words[at - 1] not in ("hội", "đảng"):
            at -= 1
        elif words[at - 1] in "-−+(" and clause.sentence.glued(at):
            at = small = at - 1
            if words[at] in "-−":
                clause.quantity.plus = "-"
        else:
            break
    clause.run = small


def _take(clause: Clause, span: Span) -> None:
    cue = span.value
    if span.kind == TIME:
        clause.times.append(span)
    if not isinstance(cue, Cue):
        return
    if cue.op:
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
    start, end = clause.fragment, clause.run
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
        before, behind = _trim(clause, start, verb.i), _trim(clause, verb.j, end)
        measured = clause.plan or clause.basis is not None
        if before and behind and not measured and cue.verb != "raise":
            clause.name = before[0], behind[1]
        else:
            clause.name = before or behind
    else:
        raised = next(
            (s for s in inner if isinstance(s.value, Cue) and s.value.verb == "raise"), None
        )
        clause.name = (raised and _trim(clause, raised.j, end)) or _trim(clause, start, end)
        clause.moving = _moving(clause, inner)


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
    return _trim(clause, start, end) is not None


def _inner_verb(inner: list[Span]) -> Span | None:
    for span in reversed(inner):
        if isinstance(span.value, Cue) and span.value.verb in MOVING:
            return span
    return None


def _trim(clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    """``start`` to ``end`` without cues, times and empty words at either side."""
    words = clause.sentence.words
    fillers = stop_words("filler")
    begins = {s.i: s for s in clause.before}
    ends = {s.j: s for s in clause.before}
    while start < end:
        span = begins.get(start)
        if span is not None and _strips(span):
            start = span.j
        elif not words[start][0].isalnum():
            start += 1
        else:
            break
    while start < end:
        span = ends.get(end)
        if span is not None and _strips(span) and span.i >= start:
            end = span.i
        elif not words[end - 1][0].isalnum() and words[end - 1] != ")":
            end -= 1
        elif words[end - 1].isdigit() and end in begins and begins[end].kind == TIME:
            end -= 1  # "5 năm 2026 - 2030"
        else:
            break
    if start >= end or all(_empty(words[i], fillers) for i in range(start, end)):
        return None
    return start, end


def _empty(word: str, fillers: frozenset[str]) -> bool:
    return word in fillers or not word[0].isalpha()


def _strips(span: Span) -> bool:
    cue = span.value
    if isinstance(cue, Cue):
        return not (cue.verb in NAMING or cue.verb == "share" or cue.plan)
    return span.kind == TIME


def _reach(clause: Clause) -> int:
    """How far behind the unit ``trở lên`` may stand: farther after ``từ``."""
    return 5 if any(cue.op == "from" for cue in clause.ops) else 2


def _after(clause: Clause, index: int, limit: int) -> None:
    """Read what follows the number up to the first mark or the next quantity."""
    sentence = clause.sentence
    words, at = sentence.words, clause.quantity.j
    while at < limit and words[at] not in RIGHT_END and not (words[at] == "." and at + 1 >= limit):
        at += 1
    clause.right = at
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
            planned = cue.plan or (cue.role == "aim" and clause.quantity.percent)
            if planned and clause.right_plan is None and span.i - clause.quantity.j <= 1:
                clause.right_plan = span
            if cue.verb in MOVING and span.kind == CUE and clause.right_basis is None:
                break
        elif isinstance(cue, Time) and span.kind == TIME:
            prior = clause.right_basis
            if prior is not None and prior.j >= span.i - 1:
                clause.compared.append(span)
            elif (
                span.i - clause.quantity.j <= 2
                or clause.quantity.count
                or (clause.right_plan is not None and span.i - clause.right_plan.j <= 1)
            ):
                clause.times.append(span)
