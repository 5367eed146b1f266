"""Numbers that are names, ordinals, slogans or parts of symbols: why each is no figure."""

from __future__ import annotations

from tiendo.reading.rules.figures.labels import label_of
from tiendo.reading.rules.figures.sentence import DIGITS, Sentence, noun_at
from tiendo.reading.rules.figures.words import Cue, numbered_book, stop_words, weakly_numbered_book
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.times import as_year

QUOTES = frozenset("“\"'‘«")
# "trong ngày 8.419 yêu cầu": of a day that no number names.
WITHIN = ("trong", "mỗi", "hằng", "hàng", "cùng")
STRAIGHT = '"'
RANKING = frozenset(("rank", "group", "ordinal"))
SUMS = frozenset("tổng trong trên là với dân doanh con hệ tham chỉ thiểu đa".split())
PER = frozenset(("trên", "mỗi", "quân", "/"))
PER_ONE = frozenset(("ha", "vạn", "đơn", "km", "m", "lao", "người", "hộ", "sào", "hecta", "nghìn"))
# "Số ca mắc trên 100.000 dân là 41": what opens such a rate, how far before, and what tells it.
RATES, RATE_WORDS = frozenset(("số", "tỷ", "tỉ")), 10
RATE_TELLS = frozenset(("đạt", "là", "còn", "ở", "giảm", "tăng", "ước", "khoảng", "từ", ":"))
THOUSANDS = regex(r"\d{1,3}(?:\.\d{3})+")
# Names with their numbers, one after another: "nước ngoài: Nhật Bản 702, Đài Loan 388".
NAMED_LIST = regex(r"[(:]\s?(?:[^\W\d_]+\s){1,5}\d[\d.]*(?:[,;]\s(?:[^\W\d_]+\s){1,5}\d[\d.]*)+")
NUMBER = regex(r"\d[\d.]*\d|\d")
BESIDE = 160
LAST_DAY = 31
# A slogan has no more words than this.
SLOGAN = 9
# Places that are numbered, and those that they lie in.
WARDS = frozenset(("phường", "quận", "thôn", "ấp", "bản", "phố", "khóm", "xóm"))
HOLDERS = frozenset((("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("phường",), ("xã",)))
GENERATIONS = frozenset("GDRTK")
SYMBOL_STOPS = frozenset(",.;)")
LASTING, WHOLE = stop_words("lasting"), stop_words("whole")
WHOLE_LABELS = stop_words("whole-label")
JOINTS = frozenset((",", "và"))
COUNTED_TIMES = frozenset(("lần", "khóa", "khoá", "kỳ", "họp", "tuần"))
# Units that settle what a number is; the loose ones open other nouns too ("điểm trường").
MEASURED = frozenset("% tỷ tỉ triệu nghìn ngàn ha tấn tạ kg km m km² m² m³ mw kwh điểm giờ".split())
SURE = MEASURED - {"điểm", "giờ"}
STRONG = (SURE - {"m", "km"}) | {"vụ"}  # "quốc lộ 81 vụ": what happened there
LABELS = stop_words("label-noun")


def reason_before(sentence: Sentence, at: int) -> str | None:
    """Why the number at ``at`` is no figure, by the words before it; None where it may be one."""
    words = sentence.words
    if not at:
        return _list_number(sentence)
    before, last = words[at - 1], sentence.spans[-1] if sentence.spans else None
    if last is not None and last.j == at and isinstance(last.value, Cue):
        verb = last.value.verb
        if verb in RANKING:
            return "ordinal" if verb == "ordinal" and not _ranks(sentence, at) else None
    if (before in QUOTES and not _closes(words, at)) or (
        "“" in words[max(0, at - SLOGAN) : at] and _in_slogan(words, at)
    ):
        return "slogan"
    if before in PER and _denominates(words, at):
        return "per"
    if as_year(words[at]) and not unit_follows(words, at):
        return "year"
    if before == "thứ" and at >= 2 and words[at - 2] in COUNTED_TIMES:
        return "ordinal"
    if before == "số" and at >= 2 and words[at - 2] in SUMS:
        return None
    if _numbered(sentence, at) or (before in JOINTS and _numbered_list(sentence, at)):
        return "numbered"
    if (before in WHOLE or (before == "đủ" and _label_follows(words, at))) and not _sure_unit(
        words, at
    ):
        return "whole"
    return "name" if _named(sentence, at) else None


def _denominates(words: list[str], at: int) -> bool:
    """``trên 1 vạn dân``; ``Số bác sĩ trên 10.000 dân đạt 12``: what each is counted among."""
    if words[at] == "1":
        return words[at + 1 : at + 2] != [] and words[at + 1] in PER_ONE
    if words[at].rstrip("0.") != "1" or RATES.isdisjoint(words[max(0, at - RATE_WORDS) : at]):
        return False
    told = at + 1 + max(1, noun_at(words, at + 1))
    return told < len(words) and words[told] in RATE_TELLS


def _closes(words: list[str], at: int) -> bool:
    """Whether the straight quote before ``at`` ends a name: ``Quỹ "Vì người nghèo" 640 suất``."""
    return words[at - 1] == STRAIGHT and words[:at].count(STRAIGHT) % 2 == 0


def _in_slogan(words: list[str], at: int) -> bool:
    """``“3 không, 2 tự”``: a few words in quotes, with numbers."""
    for start in range(at - 1, max(-1, at - SLOGAN), -1):
        if words[start] in '”"':
            return False
        if words[start] == "“":
            return "”" in words[at : start + SLOGAN] and words[start + 1][0] in DIGITS
    return False


def _numbered(sentence: Sentence, at: int) -> bool:
    """Whether the words before the number make it a name: Quốc lộ 37, lớp 9."""
    words = sentence.words
    before = words[at - 1]
    strong, weak = numbered_book(), weakly_numbered_book()
    if before not in strong.first_words and before not in weak.first_words:
        return False
    counted = at > 1 and (words[at - 2][0] in DIGITS or words[at - 2] in WITHIN)
    if before == "ngày" and counted and _no_day(words[at]):
        return False  # "tổng lượng mưa 4 ngày 545 mm", "trả lời trong ngày 8.419 yêu cầu"
    tail = words[max(0, at - 4) : at][::-1]
    named = weak.at(tail, 0)
    if named is not None and not named[1]:
        return False  # "cấp trung ương 124 hộ", "các loại 118/160 ha"
    if strong.at(tail, 0) is not None and not _strong_unit(words, at):
        return not _of_thousands(words, at)
    if named is None or "," in words[at] or _labelled(sentence, at):
        return False  # "vượt kế hoạch 9,2": no name has decimals
    counted = unit_follows(words, at) and not sentence.written(at + 1)[0].isupper()
    counted = counted and not _lies_in(sentence, at)
    if before != ":":  # "(kế hoạch 3.000)"; but "Đã xem: 1.204"
        counted = counted or THOUSANDS.fullmatch(words[at]) is not None
    if words[at + 1 : at + 2] == ["/"] and at + 2 < len(words) and words[at + 2][0] in DIGITS:
        # "hướng dẫn 1.830/2.465 hộ", "đường nông thôn 3.914/4.560 km"
        counted = noun_at(words, at + 3) > 0 or not SURE.isdisjoint(words[at + 3 : at + 4])
    return not counted  # "Kết luận 21 Hội nghị …" is a name


def _lies_in(sentence: Sentence, at: int) -> bool:
    """``phường 7 thành phố Bến Lau``: a numbered place and the named one that holds it."""
    words, end = sentence.words, at + 1 + noun_at(sentence.words, at + 1)
    if words[at - 1] not in WARDS or tuple(words[at + 1 : end]) not in HOLDERS:
        return False
    return end < len(words) and sentence.capital(end)


def _of_thousands(words: list[str], at: int) -> bool:
    """``tiêm đủ mũi 8.146/9.280 trẻ``: so many of so many are no name."""
    return words[at + 1 : at + 2] == ["/"] and all(
        THOUSANDS.fullmatch(word) for word in words[at : at + 3 : 2]
    )


def _no_day(word: str) -> bool:
    return THOUSANDS.fullmatch(word) is not None or (word.isdigit() and int(word) > LAST_DAY)


def _labelled(sentence: Sentence, at: int) -> bool:
    """``Sản lượng cá (tấn): kế hoạch 4.500``: the unit stands with the label."""
    label = label_of(sentence)
    return label is not None and at > label.end


def _numbered_list(sentence: Sentence, at: int) -> bool:
    """``Điều 14, 15 và 16 Quy định số 37``: a list of names, with nothing counted behind it."""
    last = sentence.spans[-1] if sentence.spans else None
    if last is None or last.value != "numbered" or last.j != at - 1:
        return False
    words = sentence.words
    noun = at + 1 < len(words) and sentence.written(at + 1)[0].isupper()
    return noun or not unit_follows(words, at)


def _named(sentence: Sentence, at: int) -> bool:
    """``Hải An 2``: a number behind a capitalised word, with nothing counted behind it."""
    if at < 2 or not sentence.text[sentence.starts[at - 1]].isupper():
        return False
    if THOUSANDS.fullmatch(sentence.words[at]) is not None or _told_by_name(sentence, at):
        return False  # "Đức Phong 1.296; Hải Minh 2.043"
    written, words = sentence.written(at - 1), sentence.words
    if written.isupper() or not written.isalpha() or words[at + 1 : at + 2] == ["/"]:
        return False
    if words[at + 1 : at + 2] in (["-"], ["–"]) and at + 2 < len(words):
        ranged = words[at + 2][0] in DIGITS and unit_follows(words, at + 2)
        return not ranged  # "- Đưa 130 - 150 lao động đi làm việc"
    return not unit_follows(words, at) and words[at + 1 : at + 3] != ["đồng", "/"]


def _told_by_name(sentence: Sentence, at: int) -> bool:
    """``(Nhật Bản 702, Hàn Quốc 98)``: numbers one after another, too large for names."""
    text, start = sentence.text, sentence.starts[at]
    for found in NAMED_LIST.finditer(text, max(0, start - BESIDE), start + BESIDE):
        if found.start() < start < found.end():
            return any(len(number) >= len("100") for number in NUMBER.findall(found[0]))
    return False


def _ranks(sentence: Sentence, at: int) -> bool:
    """``xếp thứ 9``, and ``… và thứ 7`` after it."""
    last = sentence.spans[-1] if sentence.spans else None
    if last is not None and last.j == at and last.i < at - 1:
        return True
    ranked = any(isinstance(s.value, Cue) and s.value.verb == "rank" for s in sentence.spans)
    return ranked and at >= 2 and sentence.words[at - 2] in ("và", ",")


def _list_number(sentence: Sentence) -> str | None:
    words = sentence.words
    if len(words) > 1 and words[1] in (".", ")") and sentence.glued(1):
        return "list-number"
    if as_year(words[0]) and not unit_follows(words, 0):
        return "year"
    return None


def glued_reason(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """Numbers inside names and symbols: Covid-19, 5G, 58/NQ-HĐND, 28-NQ/TW."""
    joined, joins = sentence.glued(at), sentence.glued(at + 1)
    if not joined and not joins:
        return None
    words = sentence.words
    if joins and at + 2 < len(words) and words[at + 1] in "-/–":
        end = symbol_end(sentence, at)
        if end:
            return "document-number", end
    if joined:
        before = sentence.written(at - 1)
        if before.isalpha() or (
            before in "-–."
            and at >= 2
            and sentence.glued(at - 1)
            and sentence.written(at - 2).isalpha()
        ):
            return "name", at + 1
    if joins and sentence.written(at + 1) in GENERATIONS:
        return "name", at + 2
    return None


def symbol_end(sentence: Sentence, at: int) -> int:
    """Where the symbol that starts with the number at ``at`` ends; 0 where it is none."""
    words, after = sentence.words, at + 2
    if words[at + 1] in "/-" and as_year(words[after]) and sentence.glued(at + 4):
        after = at + 4  # 156/2018/NĐ-CP
    if not sentence.glued(after) or not sentence.written(after)[0].isupper():
        return 0
    end = after + 1
    while sentence.glued(end) and words[end] not in SYMBOL_STOPS:
        end += 1
    return end


def _label_follows(words: list[str], at: int) -> bool:
    """``đủ 3 thành phần``: a list with a label, where "đủ 340 giáo viên" counts."""
    noun = " ".join(words[at + 1 : at + 3])
    return not noun_at(words, at + 1) or noun.startswith((*WHOLE_LABELS, *LABELS))


def _sure_unit(words: list[str], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1] in SURE


def unit_follows(words: list[str], at: int) -> bool:
    return _sure_unit(words, at) or noun_at(words, at + 1) > 0


def _strong_unit(words: list[str], at: int) -> bool:
    """A unit that settles it: numbers before %, tỷ, ha are never names."""
    for follow in words[at + 1 : at + 5]:
        if follow in ("-", "–", "đến", "/") or follow[0] in DIGITS:
            continue
        return follow in STRONG
    return False
