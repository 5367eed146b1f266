"""The noun phrase behind a number: what is counted, and what is said of it."""

from __future__ import annotations

from tiendo.reading.rules.figures.draft import Draft
from tiendo.reading.rules.figures.sentence import CUE
from tiendo.reading.rules.figures.words import Cue
from tiendo.vocabulary.units import noun_book

# Words of a noun phrase behind a count or a percent; more is another statement.
LONGEST = 16
# Families of units behind which the thing measured is named: 480 ha lúa.
MATTER = frozenset(("area", "length", "mass", "volume", "energy", "power", "money"))
LONGEST_PREDICATE = 12
PREDICATES = frozenset(("chưa", "không", "được", "đạt"))
PREDICATE_ENDS = frozenset(",;:().")
TRAILING = frozenset("và với của - đến tại vào trong từ trước theo cho về do được là".split())


def words_behind(draft: Draft) -> str:
    """The noun phrase behind the number: ``23.850 lao động``, ``100% hồ sơ được số hóa``."""
    clause, quantity = draft.clause, draft.quantity
    if quantity.unit is None:
        return ""
    if not (quantity.count or draft.percent or quantity.unit.family in MATTER):
        return ""
    sentence = clause.sentence
    start = noun_start(draft) if quantity.count else quantity.j
    end = _end_of_noun(draft, max(start, quantity.noun))
    while end > start and sentence.words[end - 1] in TRAILING:
        end -= 1
    end = _listed_on(draft, end)
    while (
        end > start and not sentence.words[end - 1][0].isalnum() and sentence.words[end - 1] != ")"
    ):
        end -= 1
    text = sentence.slice(start, end).strip() if start < end else ""
    return text + _common_predicate(draft)


def _listed_on(draft: Draft, end: int) -> int:
    """``15 trường mầm non, phổ thông đạt chuẩn``: the noun goes on behind its comma."""
    words = draft.clause.sentence.words
    if not draft.quantity.count or words[end : end + 1] != [","]:
        return end
    at = end + 1
    while at < len(words) and words[at][0].isalpha() and at - end < 10:
        at += 1
    told = any(word in ("đạt", "được") for word in words[end + 2 : min(at, end + 5)])
    closed = at == len(words) or words[at] in ",;.)"
    return at if told and closed else end


def _common_predicate(draft: Draft) -> str:
    """``5 sở và 3 huyện chưa đạt``: what is said of the second holds for both."""
    clause = draft.clause
    words, at = clause.sentence.words, clause.right
    if at >= len(words) or words[at - 1] != "và" or not words[at][0].isdigit():
        return ""
    if not draft.quantity.count and not draft.quantity.percent:
        return ""
    end = at
    while end < len(words) and end - at < LONGEST_PREDICATE and words[end] not in PREDICATE_ENDS:
        end += 1
    if draft.quantity.percent:
        told = _past_noun(words, at)
    else:
        told = next((i for i in range(at, end) if words[i] in PREDICATES), end)
    return " " + clause.sentence.slice(told, end) if 0 < told < end else ""


def _past_noun(words: list[str], at: int) -> int:
    """``và 92,5% thôn có đường ô tô``: where what is said of the noun begins; 0 if nowhere."""
    noun = noun_book().at(words, at + 2) if words[at + 1 : at + 2] == ["%"] else None
    return at + 2 + noun[0] if noun is not None else 0


def noun_start(draft: Draft) -> int:
    """Where the counted noun begins: behind the digits and the scale."""
    quantity, sentence = draft.quantity, draft.clause.sentence
    text = quantity.unit_text or ""
    at = quantity.i
    while at < quantity.noun and not text.startswith(sentence.written(at)):
        at += 1
    while at < quantity.noun and sentence.words[at] in (
        "nghìn",
        "ngàn",
        "triệu",
        "vạn",
        "tỷ",
        "trăm",
    ):
        at += 1
    return at


def _end_of_noun(draft: Draft, start: int) -> int:
    clause = draft.clause
    end = min(clause.right, start + LONGEST)
    for span in clause.sentence.spans:
        if span.i < start:
            continue
        if span.i >= end:
            break
        cue = span.value
        if span is clause.right_plan or (
            span.kind == CUE and isinstance(cue, Cue) and _closes(cue)
        ):
            return span.i
        if span.kind in ("time", "quantity"):
            return span.i
    return _past_bracket(draft, end)


def _closes(cue: Cue) -> bool:
    return bool(
        cue.basis or cue.plan or cue.link in ("part", "only")
        or cue.verb in ("change", "equal", "exceed", "reach", "share", "rank")
        or cue.op in ("gt", "lt", "ge", "le")
    )  # fmt: skip


def _past_bracket(draft: Draft, end: int) -> int:
    """``78/204 xã (chiếm 38%) đạt chuẩn NTM nâng cao``: the noun goes on behind."""
    words = draft.clause.sentence.words
    if end >= len(words) or words[end] != "(" or draft.quantity.of is None:
        return end
    close = end + 1
    while close < len(words) and words[close] != ")":
        close += 1
    if words[close + 1 : close + 2] == ["và"]:
        return end
    tail = close + 1
    while tail < len(words) and tail - close < 10 and words[tail] not in ",;:().":
        tail += 1
    return tail if tail > close + 1 else end
