"""Weaknesses that the text admits, one for each sentence or part that presents one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from tiendo.facts.items import Shortcoming
from tiendo.reading.document import HEADING, PARAGRAPH, ROW, Block, Document
from tiendo.reading.rules.finding import NO_LETTER_BEFORE, places, rare_first
from tiendo.reading.rules.giving import given_in
from tiendo.reading.rules.orders import orders_in
from tiendo.reading.rules.presenting import expected, heads_weaknesses, lead_of, weak_words
from tiendo.reading.rules.sentences import parts
from tiendo.reading.rules.shortfall import AIMED, poor_or_lacking, short_of_plan
from tiendo.reading.rules.speech import LABEL, leads, ordering
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import single_spaced

LEAD_REACH = 300
LONGEST_HEADING = 120
# Every sign of the table holds one of these, also with a capital at the head of a sentence: a
# block without any holds no sign.
TRIGGERS = (
    "chưa", "còn ", "chậm", "không đạt", "không hoàn thành", "kéo dài", "khó đạt",
    "khó hoàn", "khó khả", "khó về", "khó tiếp", "thiếu ", "đùn đẩy", "né tránh", "nể nang",
    "bất cập", "đạt thấp", "vẫn thấp", "lượng thấp", "quả thấp", "rất thấp", "buông lỏng", "lơ là",
    "trì trệ", "hụt", "lúng túng", "xuống cấp", "quá tải", "ngại", "sai sót", "tồn đọng",
    "không kịp", "không thống", "không đúng", "không bảo đảm", "không đảm bảo", "ì ạch", "Ì ạch",
    "để xảy ra",
    "tái diễn", "vẫn xảy ra", "tạm bợ", "chồng chéo", "trông chờ", "hình thức", "có nơi",
    "có lúc", "sợ ",
    "thẩm quyền", "trái quy", "sai quy", "sai nguyên", "sai đối", "sai vị", "sai mục",
    "không căn cứ", "gây thất", "gây lãng", "gây bức", "gây hậu", "thất thoát", "phạm nguyên",
    "phạm quy chế", "đã vi phạm", "kém ", "quan liêu", "xa dân", "nợ đọng", "quá hạn", "trễ",
    "đồng đều", "không qua", "không thu", "không nghiêm", "không làm", "không kê", "không có biện",
    "rườm rà", "phiền hà", "nhũng nhiễu", "cầm chừng", "chiếu lệ", "nửa vời", "đối phó", "qua loa",
    "hời hợt", "tình trạng", "nhưng", "song ", "tuy nhiên", "Tuy", "Song", "Hạn chế", "Khó khăn",
    "Tồn tại", "thừa nhận", "mất nhiều", "tồn hồ", "hồ sơ kéo", "không đều", "hẹp", "lỏng lẻo",
    "sơ sài", "làm lướt", "mờ nhạt", "bấp bênh", "manh mún", "nhỏ lẻ", "đơn điệu", "rời rạc",
    "không ổn định", "ngoài quy hoạch", "không theo quy", "sai thiết",
    "phê bình", "gián đoạn", "thấp hơn", "cao hơn", "đang thiếu", "cố tình", "chây ỳ",
    "muộn", "hay hỏng",
    "hay hư", "hay gặp", "xuyên hỏng", "lần không thành", "để quá", "sơ hở", "còn lỏng",
    "Bên cạnh kết", "Bên cạnh những", "Bên cạnh các", "nói thẳng", "chỉ tiêu chậm", "tiêu chí chậm",
    "thừa thiếu", "không thành", "cả nể", "tẻ nhạt", "bị ngâm", "làm đi làm",
    "khoán trắng", "phó mặc", "cải thiện", "vướng mắc kéo", "né tránh", "mỏng và",
    "không giải", "không nhân", "chập chờn", "nghèo nàn", "vượt quy", "tự ý", "năng lực",
    "trình độ", "nhận thức", "ý thức", "cơ sở vật",
    "đáng lo", "đáng ngại", "quá mỏng", "đình trệ", "cát cứ", "tồn kho", "khâu yếu",
)  # fmt: skip
# Words that present weaknesses where a colon stands near behind them.
PRESENTING = (
    "chỉ rõ",
    "chỉ ra",
    "nhận thấy",
    "hạn chế",
    "tồn tại",
    "khuyết điểm",
    "yếu kém",
    "mặt yếu",
)
COLON_REACH = 90
TRIGGER = regex(rare_first(TRIGGERS, opening=True))
# "lưu ý khắc phục tình trạng X", "chấn chỉnh tình trạng X": the order is no weakness, X is.
STATES = ("tình trạng", "hiện tượng", "biểu hiện")
STATE = regex(rf"(?P<state>(?:{'|'.join(STATES)})\s(?!bình thường)[^;.:]{{4,}})")
MENDED = regex(r"(?:khắc phục|chấn chỉnh|ngăn chặn|xóa bỏ|chấm dứt)[^;.:]{0,30}$")
ORDERS = regex(r"(?:đồng thời )?(?:giao|yêu cầu|đề nghị|phân công)\s", re.IGNORECASE)
# "chưa đạt yêu cầu": what is asked for, and by nobody.
REACHING = ("đạt ", "đáp ứng ", "theo ", "với ", "ngang tầm ", "so với ")
# Giving words that tell, too.
TELLING_TOO = ("giao ", "kết luận")
# Petitions that are dealt with are nouns: no order begins there.
PETITION = ("kiến nghị", "đề nghị")
ANSWERING = (
    "khắc phục ",
    "thực hiện ",
    "theo dõi ",
    "chấp hành ",
    "giải quyết ",
    "trả lời ",
    "xử lý ",
    "tiếp thu ",
    "các ",
    "những ",
    "nhiều ",
)
# "gặp nhiều khó khăn nhưng vẫn giữ được đà tăng": the sentence tells of a success.
TURNS = ("nhưng", "song", "tuy nhiên")
OVERCOME = regex(r"(?:nhưng|song|tuy nhiên)\s[^;]{0,40}(?:vẫn|đã|giữ|đạt|tăng)")
TURN = regex(
    r"\s(?:nhưng|song|tuy nhiên)\s|,\s(?=còn\s\d)|,\s(?=(?:còn|chỉ còn) (?:một số|nhiều|có)\s)"
)
# What stands before a "nhưng" that turns from good news.
GOOD_NEWS = regex(
    r"(?<!\w)(?:đã|đạt|tăng|vượt|tích cực|chuyển biến|cố gắng|nỗ lực|quan tâm|cơ bản|khá|tốt|"
    r"hoàn thành(?!\squá)|triển khai|tổ chức|ban hành|thực hiện|có nhiều|giảm)(?!\w)"
)
# What the sentence before led to: it tells of a success.
SUCCESS = regex(
    r"Nhờ (?:đó|vậy|thế)|(?:Qua đó|Từ đó|Kết quả là)(?!,? (?:cho thấy|nhận thấy|phát hiện))"
)
BUT = regex(r"\s(?:nhưng|song|tuy nhiên),?\s(?!vẫn|đã)")
CONDITIONS = ("nếu", "khi", "trong trường hợp", "bối cảnh", "nào", "dù", "tuy", "đối với")
CONDITION = regex(
    rf"\b(?:{'|'.join(CONDITIONS)})\b(?!\s(?:nhiên|vậy|thế))(?:(?!nhưng|\ssong\s)[^,;]){{0,60}}$"
)
NAMED_WORK = ("việc ", "công tác ")
# "xóa 23 bản chưa có đảng viên": what is no more.
WIPED = regex(r"(?:xóa|xoá)\s(?:\d+|hết|trắng)[^,;]{0,40}$")
OF_THINGS = (
    "chậm ", "thiếu ", "xuống cấp", "tồn đọng", "tạm bợ", "kém ", "vi phạm", "gây ", "trái ",
    "sai ", "không đúng", "kéo dài", "nợ đọng", "quá hạn", "trễ hạn",
)  # fmt: skip
MENDING = regex(
    r"(?<!việc )(?<!công tác )(?:chuyển đổi|thu hồi|xử lý|khắc phục|chấn chỉnh|tháo gỡ|xóa|"
    r"sửa chữa|cải tạo|thay thế|"
    r"giải quyết|bổ sung|phát hiện|xử phạt|chấm dứt|ngăn chặn|phòng ngừa|kiểm soát)[^,;]{0,60}$"
)
# "rà soát các dự án có khó khăn, vướng mắc": what is being taken up.
OBSTACLES = ("khó khăn", "vướng mắc", "tồn đọng", "tồn tại")
TAKEN_UP = regex(
    r"(?:rà soát|cập nhật|báo cáo|đề xuất|nhập dữ liệu|tổng hợp|thống kê|tháo gỡ|giải quyết)"
    r"[^.;]{0,90}(?:dự án|công trình|hồ sơ|vụ việc|kiến nghị)[^.;]{0,60}$"
)
TOLD = regex(r"(?<!\w)(?:còn (?:hình thức|chậm|yếu|hạn chế|thấp|lúng túng|nể nang|thiếu)|chưa\s)")


# The parts of a sentence; what a number before it makes a noun: "156/402 kiến nghị".
PARTED, COUNTED = regex(r";\s"), regex(r"\d\s$")
# "* Hạn chế: …": all that the paragraph goes on to say is presented.
LABELLED = regex(
    r"\s*(?:[*•+–-]\s*)?(?:\d{1,2}[.)]\s*)?(?:Một số )?"
    r"(?:[Hh]ạn chế|[Tt]ồn tại|[Kk]huyết điểm|[Yy]ếu kém|[Mm]ặt (?:hạn chế|chưa được|yếu))"
    r"(?:,? (?:và )?(?:hạn chế|tồn tại|khó khăn|vướng mắc|khuyết điểm|yếu kém))*\s?:"
)
# … up to where it turns to what is to be done.
TURNED = regex(r"(?:phấn đấu|yêu cầu|đề nghị|giao nhiệm vụ)\s", re.IGNORECASE)
# What may stand before the word that gives an order: "Trong đó, lưu ý …".
LEADS_ON = regex(r"(?:Trong đó|Đồng thời|Bên cạnh đó|Ngoài ra|Cùng với đó|Đặc biệt),?\s")
# A label with its number: "chậm đóng: 21,8 tỷ đồng, chiếm 2,11% số phải thu".
NUMBER_ALONE = regex(r"(?P<label>[^:;\d]{1,40}:)\s?\d[\d.,]*\s[^:;]*$")
DIGIT = regex(r"\d")
# A sentence that opens with these sets what is to be reached.
AIMS = ("Mục tiêu ", "Chỉ tiêu ", "Phấn đấu ", "Phương hướng ", "Nhiệm vụ ", "Giải pháp ")
UNMET = regex(r"\s(?:chưa|không|khó) (?:đạt|hoàn thành|bảo đảm)\s")
SUPPOSING = ("Trường hợp ", "Nếu ", "Khi ")
NOT_YET = ("chưa", "chậm", "không", "khó")


@cache
def _sign(id: str) -> re.Pattern[str]:
    """The words of a row in a text of small letters, where they stand as whole words."""
    return re.compile(rf"(?:{rare_first(weak_words(id), before=NO_LETTER_BEFORE)})(?!\w)")


def shortcomings(document: Document) -> Iterator[Shortcoming]:
    """Every weakness that the text presents, in reading order."""
    text = document.text
    hits = [hit.start() for hit in TRIGGER.finditer(text)]
    led = [at for at in places(text, PRESENTING) if text.find(":", at, at + COLON_REACH) >= 0]
    hits = sorted(hits + led) if led else hits
    ordered = ordering(document)  # where orders stand, what is to be done is no weakness
    heading = listing = False  # whether a heading, or a line above, presents weaknesses
    for index, block in enumerate(document.blocks):
        text, kind = block.text, block.kind
        if kind is HEADING:
            heading, listing = len(text) < LONGEST_HEADING and heads_weaknesses(text), False
            continue
        if kind is ROW:
            continue
        if text.endswith(":"):
            listing = heads_weaknesses(text) and not leads(text.lower())
        elif listing and kind is PARAGRAPH and not LABEL.match(text):
            listing = False
        labelled = not (heading or listing) and LABELLED.match(text) is not None
        if heading or listing or labelled:
            for start, end in block.sentences():
                if labelled and TURNED.search(text, start, end):
                    break
                begin = _behind_label(text, start, end)
                opened = labelled and start == 0  # by the label itself
                yield from _sentence(block, begin, end, presented=not opened)
            continue
        first = bisect_left(hits, block.start)
        for start, end in _touched(block, hits[first : bisect_left(hits, block.end, first)]):
            begin = _behind_label(text, start, end)
            if _signed(text, begin, end) and not (ordered(index) and _orders(text, begin, end)):
                yield from _sentence(block, begin, end, presented=False)


def _touched(block: Block, hits: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences of a block that hold one of the places in the document."""
    done = 0
    for hit in hits:
        at = hit - block.start
        if at >= done:
            spans = block.sentences()
            start, done = spans[bisect_right(spans, (at, len(block.text))) - 1]
            yield start, done


def _orders(text: str, start: int, end: int) -> bool:
    """Whether a sentence where orders stand is one: a finding may open with a body too."""
    found = orders_in(text, start, end, named=False, tight=True, listed=True)
    return bool(found) and (not found[0].owners or found[0].whole)


def _behind_label(text: str, start: int, end: int) -> int:
    label = LABEL.match(text, start, end)
    return label.end() if label else start


def _signed(text: str, start: int, end: int) -> bool:
    """Whether a sentence holds a sign of weakness, presents one, or has a state to be mended."""
    part = text[start:end]
    low = part.lower()
    if (
        _sign("sign").search(low)
        or short_of_plan(low)
        or any(poor_or_lacking(one) for one in PARTED.split(low))
        or (_holds(part, STATES) and STATE.search(part))
    ):
        return True
    if _holds(low, TURNS) and BUT.search(low) and _sign("slight").search(low):
        return True
    return expected(lead_of(part[:LEAD_REACH])) != "sign"


def _sentence(block: Block, start: int, end: int, *, presented: bool) -> Iterator[Shortcoming]:
    text = block.text
    lead = lead_of(text[start : min(end, start + LEAD_REACH)])
    begin = start + len(lead)
    ordered = _order_start(block, start, end)
    # A part behind an admitted weakness is read as one on milder words.
    known_by = "mild" if presented else expected(lead)
    if (known_by == "sign" and SUCCESS.match(text, start, end)) or _aims(text, start, end):
        return
    if text.startswith(SUPPOSING, start) and text.find(" thì ", start, end) > 0:
        return
    if text.startswith("“", begin) and text.find(";", begin, end) > 0:
        begin += 1  # "“Cán bộ còn ngại; việc còn chậm”, bà nói"
    for first, last in parts(text, begin, end):
        if first >= last or ORDERS.match(text, first, last):
            continue
        if ordered is not None and first <= ordered < last:
            yield from _state(block, max(first, ordered), last)
        elif ordered is not None and first > ordered and not TOLD.search(text[first:last]):
            continue
        elif _weak(text, first, last, known_by):
            known_by = "mild" if known_by in ("sign", "slight") else known_by
            yield _item(block, *_clause(text, first, last))


def _aims(text: str, start: int, end: int) -> bool:
    """Whether a sentence sets what is to be reached; "Chỉ tiêu … chưa đạt tiến độ" tells."""
    if not text.startswith(AIMS, start):
        return False
    return not (text.startswith(AIMS[1], start) and UNMET.search(text, start, end))


def _weak(text: str, start: int, end: int, known_by: str) -> bool:
    part = text[start:end].lower()
    if short_of_plan(part) or poor_or_lacking(part):
        return True
    if known_by == "all" and DIGIT.search(part) is None:
        return not _good(part)
    label = NUMBER_ALONE.match(part)
    begin = label.end("label") if label else 0
    for row in {"sign", "mild" if known_by == "all" else known_by}:
        if any(_says(part, sign) for sign in _sign(row).finditer(part, begin)):
            return not _good(part)
    turn = BUT.search(part) if _holds(part, TURNS) else None
    return turn is not None and any(
        _says(part, sign) for sign in _sign("slight").finditer(part, turn.end())
    )


def _good(part: str) -> bool:
    """Whether a part says that it is well: "đã được khắc phục", not "chậm được khắc phục"."""
    for found in _sign("good").finditer(part):
        start = found.start()
        while start and part[start - 1].isalpha():  # the pattern starts at a marked letter
            start -= 1
        if not part[:start].rstrip().endswith(NOT_YET):
            return True
    return False


def _says(part: str, sign: re.Match[str]) -> bool:
    """Whether a sign says what it looks like where it stands in a part."""
    start, end = sign.span()
    while start and part[start - 1].isalpha():  # the pattern starts at a marked letter
        start -= 1
    before = part[max(0, start - 80) : start]
    return (
        not _ignored(part, start, end)
        and not AIMED.search(before)
        and not _of_what_is_mended(part, start, before)
        and not (_holds(before, CONDITIONS) and _conditional(part, before))
        and not (_holds(part, TURNS) and OVERCOME.search(part, end))
    )


def _conditional(part: str, before: str) -> bool:
    """Whether a condition stands before a sign: none in "việc dự báo khi lập … chưa sát"."""
    found = CONDITION.search(before)
    named = part.startswith(NAMED_WORK) and len(before) < len(part)
    if found is None or (named and found.group().startswith("khi ")):
        return False
    return not (found.group().startswith("đối với ") and found.start() > 0)


def _ignored(part: str, start: int, end: int) -> bool:
    """Whether a phrase in which the sign says nothing of the kind stands over it."""
    begin = max(0, start - 24)
    return any(
        begin + found.start() < end
        and start < begin + found.end()
        and not (start <= begin + found.start() and begin + found.end() < end)
        for found in _sign("ignore").finditer(part[begin : end + 24])
    )


def _of_what_is_mended(part: str, start: int, before: str) -> bool:
    """ "thu hồi đất của dự án chậm triển khai": a sign said of what is being put right."""
    if part.startswith(OF_THINGS, start) and MENDING.search(before) is not None:
        return True
    if part.startswith("chưa có ", start) and WIPED.search(before) is not None:
        return True
    return part.startswith(OBSTACLES, start) and TAKEN_UP.search(before) is not None


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, words))


def _order_start(block: Block, start: int, end: int) -> int | None:
    """Where the sentence turns into an order; what follows is to be done, not admitted."""
    text = block.text
    for given in given_in(block, start, end):
        opens = given.start == start or LEADS_ON.fullmatch(text, start, given.start)
        if given.giver is None and not opens and not (given.asked or given.spoken):
            continue
        if text.startswith(TELLING_TOO, given.start) and not orders_in(
            text, given.after, end, named=True
        ):
            continue  # "giao trái thẩm quyền 2 ha đất", "kết luận: Ban Thường vụ thiếu kiểm tra"
        answered = text[start : given.start].endswith(ANSWERING)
        answered = answered or COUNTED.search(text, start, given.start) is not None
        if text.startswith(PETITION, given.start) and answered:
            continue  # "việc giải quyết kiến nghị cử tri còn chậm"
        if text[start : given.start].endswith(REACHING):
            continue  # "công tác phát triển đảng viên chưa đạt yêu cầu"
        return given.start
    return None


def _state(block: Block, start: int, end: int) -> Iterator[Shortcoming]:
    for found in STATE.finditer(block.text, start, end):
        if MENDED.search(block.text[start : found.start()]):
            yield _item(block, found.start("state"), found.end("state"))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The part without good news before "nhưng", "còn 5 sở …" and without a lead of its own."""
    part = text[start:end]
    turns = _holds(part, TURNS) or ("còn" in part and "," in part)
    turn = TURN.search(part) if turns else None
    if turn and turn.group()[0] == " " and not GOOD_NEWS.search(part, 0, turn.start()):
        return start, end  # "đất bị lấn chiếm nhưng chậm được xử lý": both are weaknesses
    rest = part[turn.end() :].lower() if turn else ""
    told = part[: turn.start()].lower() if turn and turn.group()[0] == "," else ""
    if _sign("sign").search(told):
        return start, end
    if turn and (_sign("sign").search(rest) or _sign("slight").search(rest)):
        return start + turn.end(), end
    return start, end


def _item(block: Block, start: int, end: int) -> Shortcoming:
    return Shortcoming(
        evidence=block.evidence((start, end)), text=single_spaced(block.text[start:end])
    )
