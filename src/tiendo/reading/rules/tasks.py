"""Tasks: orders with an act of their own, who has them, until when, given by whom.

One task for each part of an order that a full stop, a semicolon or a change of
owners ends. An owner carries inside its sentence; whoever gives the first order
of a paragraph or list gives the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.errors import Unreadable
from tiendo.facts.items import Task, Unread
from tiendo.reading.document import ROW, Block, Document
from tiendo.reading.rules.clauses import phrases, words
from tiendo.reading.rules.dated import LIMITS, dated_orders
from tiendo.reading.rules.deadlines import deadline, put_off
from tiendo.reading.rules.duties import (
    article_orders,
    duty_orders,
    hints_in,
    needed_orders,
    passive_orders,
    planned_orders,
    provided_orders,
    urged_orders,
)
from tiendo.reading.rules.following import LEADING, Following
from tiendo.reading.rules.giving import given_in, giving_words
from tiendo.reading.rules.orders import DIGIT, GIVEN_ON, listed_orders, orders_in, unknown_act
from tiendo.reading.rules.part import Part
from tiendo.reading.rules.sentences import Speaking, parts
from tiendo.reading.rules.speech import LABEL, ORDINAL, ORDINALS, Speech, turns
from tiendo.reading.rules.task_tables import table_tasks
from tiendo.vocabulary.due import Due, find_due
from tiendo.vocabulary.letters import UPPER
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import single_spaced

SENDING = ("báo cáo ", "trình ", "gửi ")
PRODUCT = regex(
    r"(?:^|,\s|;\s|\svà\s|\sđể\s)(?P<product>(?:báo cáo|trình|gửi)\s(?!tiến độ)[^,;]+?)"
    r"(?=\s(?:trước|trong|chậm nhất|theo quy định|để|định kỳ|hằng|hàng)\s|[,;.]|$)"
)
# After these words a capitalised name is an owner, whatever the table knows.
TELLING = (*GIVEN_ON, "kiến nghị", "phân công")
# What stands behind "giao" where it orders nothing: things, "giao ban", "… kế hoạch giao, tăng 5%".
THINGS = regex(
    r"[Gg]iao(?:\s(?:chỉ tiêu|kế hoạch|dự toán|vốn|biên chế|đất|rừng|mặt bằng|quyền|thêm|là|\d|\(|"
    r"ban(?!\s(?:quản lý|chỉ đạo|chỉ huy|thường vụ|chấp hành|đại diện|tổ chức|cán sự)))|[,.;)])|"
    r"[Kk]iến nghị (?:khởi tố|(?:thu hồi|xử lý|xử phạt|truy thu|giảm trừ)\s[^;.]{0,40}?\d)"
)
# "giao các nhiệm vụ cụ thể cho …": what each has to do follows.
DUTIES_GIVEN = regex(r"\s(?:các\s|một số\s|những\s)?(?:nhiệm vụ|công việc|trách nhiệm)\s")
# Words that stress what must be done, whoever has it.
STRESSING = ("nhấn mạnh", "yêu cầu", "đề nghị", "lưu ý", "kết luận")
NOUN_LEADS = ("theo", "đáp ứng", "những", "các", "yêu", "được", "mọi")
# What opens an article, and the words of a sentence that opens with a giving word.
ARTICLE = "Điều "
OPENS_GIVING = regex(rf"(?:Giao|Yêu cầu|Đề nghị|Phân công|Chỉ đạo\s(?=[{UPPER}]))\s?")
# "Phản ánh về thuế xin gửi hộp thư số 24": where readers may write to.
CONTACT = regex(r"\sxin\s(?:được\s)?(?:gửi|gọi|liên hệ|phản ánh)\s")
# A time opens a part that starts with it, or right behind its first mark.
OPENING = 2
# "kiểm tra 88 đảng viên, tăng 23,9% so với năm 2017": what was done.
COMPARED = regex(
    r", (?:tăng|giảm) (?!từ|ít nhất|tối thiểu|trên|thêm)[^,;]{0,12}?\d[\d.,]*[^,;]{0,24} so với "
    r"(?:cùng kỳ|năm trước|năm 20)"
)
# An amount to reach, with nobody told to reach it: a target.
AMOUNT = regex(
    r"\d(?:(?<=từ\s\d)|(?<=trên\s\d)|(?<=ít nhất\s\d)|(?<=tối thiểu\s\d)|(?<=thêm\s\d)|"
    r"(?<=đạt\s\d)|(?<=còn\s\d)|(?<=dưới\s\d)|(?<=quá\s\d))"
)
# "Phấn đấu 100% trạm y tế …": what is striven for, with its amount near.
STRIVEN = regex(r"[Pp]hấn đấu\s(?:[^\s,;]+\s){0,6}?\d[\d.,]*\s?(?:%|[^\W\d_])")

AT_LEAST = "trở lên"
AIM = regex(r",?\s(?:bảo đảm|đảm bảo|nhằm|để|góp phần|trong đó|phấn đấu)\s")
AMOUNT_AT_LEAST = regex(rf"\d\S*\s[^,;]{{0,40}}{AT_LEAST}")


@dataclass(slots=True)
class Sentence:
    """A sentence of a block, with where an order may be given or hinted at in it."""

    block: Block
    start: int
    end: int
    spoken: list[tuple[int, int]]  # the giving words
    article: bool  # it opens an article: "Điều 3. Sở Y tế …"
    hints: list[tuple[int, int]]  # of duties and of plans for the time ahead
    counted: bool = False  # it opens with "Thứ hai,"
    _read: Following | None = None

    def may_tell_on(self, at: int, *, behind: bool) -> bool:
        """Whether the giving word at ``at`` may be one by which those who are told tell others.

        ``behind`` an order a comma may stand before it, else only a semicolon.
        """
        text = self.block.text
        if not behind:
            return text.find(";", self.start, at) >= 0
        return text.startswith(LEADING, at) or text.find(",", self.start, at) >= 0

    @property
    def read(self) -> Following:
        """The sentence as it goes on from orders before it: read when first asked."""
        if self._read is None:
            self._read = Following.of(self.block.text, self.start, self.end)
        return self._read


def tasks(document: Document) -> Iterator[Task | Unread]:
    """Every order of the text, in reading order, then those of its tables."""
    if document.tables:
        yield from table_tasks(document)
    text = document.text
    if any(block.raw for block in document.blocks):
        text = text.replace("\n", " ")  # a giving word may be cut in two
    given, hints = giving_words(text), hints_in(text)
    now = Speaking(document)
    speech = Speech()
    held: Task | None = None  # a sentence behind it may say until when
    for block in document.blocks:
        if block.kind is ROW or turns(block, speech):
            continue
        spoken = _within(given, block)
        hinted = _within(hints, block)
        article = block.text.startswith(ARTICLE)
        if spoken or hinted or article or speech.standing:
            for sentence in _sentences(block, spoken, hinted, speech):
                due = deadline(block.text, sentence.start, sentence.end, now) if held else None
                if held and due:
                    held = put_off(held, due)
                    continue
                orders = _orders(sentence, speech, now)
                if orders and block.text.find(" so với ", sentence.start, sentence.end) >= 0:
                    orders = [one for one in orders if not _compared(sentence, one)]
                for item in _emit(block, orders, speech, now) if orders else ():
                    if held:
                        yield held
                    held = item if isinstance(item, Task) else None
                    if held is None:
                        yield item
    if held:
        yield held


def _within(found: list[tuple[int, int]], block: Block) -> list[tuple[int, int]]:
    """What of the spans in the document lies in a block, placed in the block."""
    if not found:
        return found
    inside = _between(found, block.start, block.end)
    return [(at - block.start, after - block.start) for at, after in inside]


def _between(found: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    first = bisect_left(found, (start,))
    return found[first : bisect_left(found, (end,), first)]


def _sentences(
    block: Block, spoken: list[tuple[int, int]], hinted: list[tuple[int, int]], speech: Speech
) -> Iterator[Sentence]:
    """The sentences of a block that may order something, each asked for when the last is read."""
    text = block.text
    opening = LABEL.match(text) if text.startswith(ARTICLE) else None
    opened = opening.end() if opening else -1
    for start, end in block.sentences():
        words = _between(spoken, start, end) if spoken else spoken
        hints = _between(hinted, start, end) if hinted else hinted
        article = start <= opened
        if not (words or hints or article or speech.standing or speech.speaking):
            continue
        begin = start
        if article or not text[start + 1 : start + 3].islower():
            label = LABEL.match(text, start, end)
            begin = label.end() if label else start
        ordinal = ORDINAL.match(text, begin, end) if text.startswith(ORDINALS, begin) else None
        begin = ordinal.end() if ordinal else begin
        if begin < end:
            yield Sentence(block, begin, end, words, article, hints, ordinal is not None)


def _orders(sentence: Sentence, speech: Speech, now: Speaking) -> list[Part]:
    """The orders of a sentence, by what was said before it."""
    text, start, end = sentence.block.text, sentence.start, sentence.end
    if text.startswith(phrases("no-order"), start):
        limits = _limits(text, sentence.hints)
        dated = dated_orders(text, start, end, limits, now) if limits else []
        return dated or provided_orders(text, start, end)
    if text.find(" xin ", start, end) >= 0 and CONTACT.search(text, start, end):
        return []
    found: list[Part] = []
    if sentence.article:
        found = article_orders(text, start, end)
    if speech.listing and not OPENS_GIVING.match(text, start, end):
        found = listed_orders(text, start, end, prose=speech.prose)
    if not found and (sentence.spoken or sentence.hints):
        found = _stated(sentence, speech, now)
    if not found and sentence.counted and speech.speaking:
        found = listed_orders(text, start, end)  # "Tôi đề nghị: Thứ nhất, …. Thứ hai, …"
    if not found and speech.concluding and not speech.listing:
        found = listed_orders(text, start, end, prose=True)
    if found:
        speech.idle = 0
        return found
    if speech.listing and speech.owners and not speech.prose:
        return unknown_act(text, *parts(text, start, end)[0])
    if speech.speaking or (speech.listing and not speech.prose):
        return sentence.read.going_on(listed=speech.listing)
    if speech.closing:
        found = sentence.read.closing()
        speech.closing = bool(found)
    return found


def _compared(sentence: Sentence, order: Part) -> bool:
    """Whether a part that nobody gives is held against an earlier time: it tells what was done."""
    given = any(start < order.end for start, _ in sentence.spoken)
    return not given and COMPARED.search(sentence.block.text, order.start, order.end) is not None


def _stated(sentence: Sentence, speech: Speech, now: Speaking) -> list[Part]:
    """The orders of a sentence that holds a giving word, or a hint at duties and plans."""
    first = sentence.spoken[0] if sentence.spoken else (sentence.end, sentence.end)
    hinted = bool(sentence.hints) and sentence.hints[0][0] < first[0]
    found = _hinted(sentence, speech, now) if hinted else []
    if not found and sentence.spoken:
        if sentence.may_tell_on(first[0], behind=speech.speaking or speech.closing):
            found = sentence.read.telling_on(*first)
        found = found or _given(sentence, speech)
    return found if found or hinted else _hinted(sentence, speech, now)


def _given(sentence: Sentence, speech: Speech) -> list[Part]:
    """The orders behind the first word of a sentence by which somebody gives them."""
    block, end = sentence.block, sentence.end
    known = speech.speaking or speech.listing or speech.closing
    spoke = False
    for given in given_in(block, sentence.start, end, sentence.spoken, known=known):
        named = given.told or block.text[given.start : given.after].lower().startswith(TELLING)
        if given.asked or _noun(block.text, given.start):
            continue
        if not (given.giver or given.spoken or given.unknown or named):
            continue
        if THINGS.match(block.text, given.start):
            continue
        carried = given.giver is None and not given.told and given.start > sentence.start
        after = _past_ordinal(block.text, given.after, end)
        found = orders_in(block.text, after, end, named=named, filler=not carried)
        if given.unknown and found and not found[0].whole:
            continue
        if not found and block.text.startswith(STRESSING, given.start):
            found = needed_orders(block.text, given.after, end)
        if found and not _told(block.text, given.start, found[0]):
            speech.speaking = True
            speech.giver = given.giver or speech.giver or speech.last
            speech.last = speech.giver
            return found
        spoke = spoke or (
            given.giver is not None and DUTIES_GIVEN.match(block.text, given.after) is not None
        )
    speech.speaking = speech.speaking or spoke
    return []


def _past_ordinal(text: str, after: int, end: int) -> int:
    """``Tôi đề nghị: Thứ nhất, Sở Y tế …``: where the first of the orders begins."""
    while after < end and text[after] in " :,":
        after += 1
    ordinal = ORDINAL.match(text, after, end) if text.startswith(ORDINALS, after) else None
    return ordinal.end() if ordinal else after


def _hinted(sentence: Sentence, speech: Speech, now: Speaking) -> list[Part]:
    """The orders of a sentence that states a duty, a plan for the time ahead, or what is needed."""
    block, start, end, hints = sentence.block, sentence.start, sentence.end, sentence.hints
    found = planned_orders(block.text, start, end, hints)
    found = found or duty_orders(block, start, end, hints)
    found = found or urged_orders(block.text, start, end, hints)
    found = found or dated_orders(block.text, start, end, _limits(block.text, hints), now)
    if not found:
        ordering = speech.speaking or speech.listing or speech.closing
        found = passive_orders(block, start, end, sentence.spoken, ordering=ordering)
    speech.speaking = speech.speaking or bool(found)
    return found


def _limits(text: str, hints: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [hint for hint in hints if text.startswith(LIMITS, hint[0])]


def _noun(text: str, at: int) -> bool:
    """ "yêu cầu nhiệm vụ", "theo yêu cầu": no verb."""
    return text[max(0, at - 12) : at].rstrip().lower().endswith(NOUN_LEADS)


def _told(text: str, at: int, order: Part) -> bool:
    """ "đã chỉ đạo xử lý 20 điểm đen": a giving word that leads nobody, and tells what was done."""
    return not order.owners and text.startswith(LEADING, at) and text[:at].rstrip().endswith(" đã")


def _amounts(action: str) -> bool:
    """Whether an act is an amount to reach; what it leads to does not count."""
    if DIGIT.search(action) is None:
        return False
    if STRIVEN.match(action):
        return True
    action = AIM.split(action, maxsplit=1)[0]
    return AMOUNT.search(action) is not None or (
        AT_LEAST in action and AMOUNT_AT_LEAST.search(action) is not None
    )


def _heads(action: str) -> bool:
    """``Tổ chức thực hiện.``: words that only head the orders behind them."""
    return action.lower() in phrases("heading")


def _emit(
    block: Block, orders: list[Part], speech: Speech, now: Speaking
) -> Iterator[Task | Unread]:
    text = block.text
    opened: Due | None = None  # a time that opens a part holds for those behind it
    for part in orders:
        span = start, end = part.start, part.end
        action = single_spaced(text[part.order.act : end])
        owners = part.owners or speech.owners
        if not action or (not owners and (_amounts(action) or _heads(action))):
            continue
        if STRIVEN.match(action) and not any(" " in owner for owner in owners):
            continue  # "Tỉnh phấn đấu bàn giao 100% số căn"
        evidence = block.evidence(span)
        due: Due | None = None
        try:
            due = find_due(text, now, start, end)
        except Unreadable as error:
            yield Unread(evidence=evidence, rule="task.due", reason=str(error))
        if due is not None and due.on is not None and due.start <= start + OPENING:
            opened = due
        due = due or opened
        sent = any(map(action.__contains__, SENDING))
        product = PRODUCT.search(action) if sent else None
        yield Task(
            evidence=evidence,
            action=action,
            owners=owners,
            contributors=words(part.clause, part.order.contributors),
            due=due.on if due else None,
            recurs=due.recurs if due else None,
            product=product["product"] if product else None,
            assigned_by=speech.giver,
        )
