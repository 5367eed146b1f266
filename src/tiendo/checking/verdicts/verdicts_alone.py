"""Verdicts without a number, against what the draft tells of the plan elsewhere.

"Việc kết nạp đảng viên hoàn thành chỉ tiêu tỉnh giao", with "chỉ tiêu tỉnh giao 20 đảng viên, kết
nạp 18 đồng chí" before: the rare words of both say that they are of one thing (own_words.py). All
that the draft tells of it must be otherwise; a verdict that anything may bear out is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tiendo.checking.draft import Draft, Passage
from tiendo.checking.finding import Finding
from tiendo.checking.pairs.topics import PLACE
from tiendo.checking.periods.parts_on_periods import ahead
from tiendo.checking.periods.told_periods import heading_above
from tiendo.checking.saying import softened
from tiendo.checking.verdicts.alone import Alone, kept_within, listed
from tiendo.checking.verdicts.bound_claims import told_otherwise
from tiendo.checking.verdicts.grounds_apart import PART_OF_YEAR, givers_in
from tiendo.checking.verdicts.outcome_names import (
    called,
    called_so,
    is_of,
    names_one,
    near_to,
    said_by,
)
from tiendo.checking.verdicts.outcomes import Outcome, outcomes
from tiendo.checking.verdicts.plan_parts import on_parts, pace_of, parts_of_year
from tiendo.checking.wordlists import shaped, words
from tiendo.checking.written import HUNDRED
from tiendo.vocabulary.numbers import read_number
from tiendo.vocabulary.regexes import regex

# Behind the verdict, up to the end of its clause, no number but of a time.
CLAIM = shaped(
    r"(?<!\w)(?P<claim>(?P<not>(?:chưa|không)(?:\sthể|\shề)?\s)?"
    r"(?P<lead>(?:(?:đã|cũng|đều|cùng|vẫn|cơ bản|chính thức)\s)*)"
    r"(?P<way>{verdicts.alone_above}|{verdicts.alone_below})"
    r"(?P<object>\s(?:(?:so với|trước|sớm hơn)\s)?(?:cả\s)?{verdicts.alone_objects}\b)?)"
    r"(?P<tail>(?:[^.;,:()\d\n]|\d{1,2}(?=\stháng)|(?<=năm\s)\d{4}|(?<=tháng\s)\d{1,2}"
    r"|\b\d{1,2}/\d{1,2}\b){0,80})"
    r"(?:(?<=\s)(?P<share>\d{1,2}(?:,\d+)?|100)\s?%(?P<whole>\s{retelling.plans}"
    r"(?:\s(?:cả năm|năm|giao|được giao))*)?(?=\s*(?:[.;,\n]|$|{verdicts.verdict_ends}\b))"
    r"|(?P<pace>\s?\((?P<part>\d{1,2}(?:,\d+)?)\s?%\s(?:dự toán|kế hoạch)[^()\d]{0,20}\))?"
    r"(?=[.;,:\n]|$|\s\([^()\d]*\)|\s{verdicts.turns}\b))",
    re.IGNORECASE,
)
# What a verdict is of begins behind one of these.
OPENS = regex(r"[.;:\n(–]\s?|,\s|\s-\s|\b(?:là|rằng|nhưng|song)\s")
# "phấn đấu thu 5.000 tỷ đồng, vượt dự toán": nothing is claimed yet; "giao" only right before.
UNSETTLED = shaped(
    r"\b(?:(?<!tuy )(?<!dù )(?<!vốn )khó(?! khăn)|{verdicts.left_open})\b"
    r"|(?<!rừng )(?<!trồng )\b(?!giao (?:thông|lưu|dịch|ban|khoán)\b){claims.unsettled}\s[^,;.:]*$",
    re.IGNORECASE,
)
PART = shaped(r"\s(?:{verdicts.numerators}\sphần|{verdicts.halves})\b", re.IGNORECASE)
TURNS = shaped(r"\s{verdicts.turns}\b", re.IGNORECASE)
BY_THE_WAY = shaped(r"(?P<of>\s*\S.*?)\s{verdicts.by_the_way}\b", re.IGNORECASE)
ALIKE, ALIKE_LAST = regex(r"\b(?:đều|cùng)\b"), regex(r"\s*\b(?:đều|cùng)\s*$")
SEVERAL = regex(r",\s(?:và\s)?|\s(?:và|lẫn|cũng như)\s")
# Where what "đều" is said of may begin.
SENTENCE = regex(r"[.;:\n(–]\s?|\s-\s|\b(?:là|rằng|nhưng|song)\s")
# "mục tiêu giảm hộ nghèo của năm hoàn thành": a goal named before its verdict.
GOAL = shaped(r"\b{retelling.goals}\s[^.;,:()\n]*$", re.IGNORECASE)
# "vượt mức tỉnh giao", "vượt diện tích được giao".
GIVEN = regex(r"\s(?:[^\W\d_]+\s){1,4}giao\s*$")
ARRIVED = regex(r"(?:về|cán)\sđích", re.IGNORECASE)
# "chỉ tiêu kết nạp đảng viên là nỗ lực lớn": what is said of it ends the name.
TAIL_ENDS = regex(r"\s(?:là|sớm|trước|đã|sẽ|cho thấy|tạo|góp phần)\b")
GOES_ON = regex(r"[.;:\n]\s?")
COUNTED = shaped(
    r"(?:\d{1,3}|\b{sums.cardinals}|\bcác|\bnhững|\bnhiều|\bmột số|\bhầu hết|\bđa số|\bphần lớn"
    r"|\btất cả|\bmọi|\btừng|\bmỗi)\s[^\W\d_]+|\b{verdicts.pointing}\b",
    re.IGNORECASE,
)
AVERAGE = regex(r"\b(?:bình quân|trung bình)\b", re.IGNORECASE)
EACH_ONE = regex(r"\b(?:(?:tính\s)?trên\s)?(?:một|mỗi|1)\s(?P<one>[^\W\d_]+)")
PER_ONE = regex(r"\btrên\s(?:một|mỗi|1)\s(?P<one>vạn|nghìn|triệu|đơn vị|hộ|người|ha)\b")
EACH = shaped(
    r"(?:^|[.;:(\n–]\s?)(?:[^.;:(\n–]*?\s)?(?:[Cc]ác chỉ tiêu(?: về)?"
    r"|[Cc]ả(?: {sums.cardinals})?(?: chỉ tiêu)?(?: về|:)?)\s(?P<names>[^.;:()\d\n]{8,160})$"
)
# Numbers that tell a time, and count nothing: "9 tháng", "năm 2023", "đến ngày 15/6".
TIMES = regex(
    r"\b(?:ngày\s\d[\d/.-]*|\d{1,2}\stháng(?!\stuổi)|tháng\s\d{1,2}(?:/\d{4})?"
    r"|(?:năm\s)?(?:19|20)\d\d|(?:dưới|trên|từ)\s\d{1,2}(?:\s?(?:-|đến)\s?\d{1,2})?"
    r"(?:\stháng)?\stuổi)\b"
)
# "Khách quốc tế tăng 14% so với năm trước và hoàn thành kế hoạch": by the way.
CHANGED = shaped(
    r"\s(?:tăng|giảm)\s(?:gần |hơn |trên )?\d[\d.,]*\s?%"
    r"(?:\sso với\s(?:{pasts.named}|năm 20\d\d))?\svà\s$"
)
THEREFORE = shaped(r";\s{verdicts.therefore}\b", re.IGNORECASE)
# "Tại các doanh nghiệp, số lao động …": of a part of what others tell.
WITHIN = shaped(r"\s*{verdicts.within}\b", re.IGNORECASE)
# A report of these months is on the year before.
EARLY = 2
# Less than this part of a year's plan may be what a part of the year was to bring.
NEARLY = 90
YEAR = regex(r"\b(?:19|20)\d\d\b")
OF_YEAR = regex(r"\bnăm\b")


def verdicts_alone(draft: Draft) -> Iterator[Finding]:
    """Every verdict that all the draft tells of its plan contradicts."""
    for passage in draft.passages:
        for verdict in verdicts_of(draft, passage):
            against = _against(draft, verdict)
            if against is not None:
                yield found_against(draft, verdict, against)


def verdicts_of(draft: Draft, passage: Passage) -> Iterator[Alone]:
    """The verdicts without a number of a sentence, but for those below a heading of plans."""
    above = heading_above(draft, passage.start)
    if above is None or not ahead(above.text):
        yield from _verdicts(draft, passage)
        yield from kept_within(draft, passage)
        yield from listed(draft, passage)
        yield from on_parts(draft, passage)


def found_against(draft: Draft, verdict: Alone, against: Outcome) -> Finding:
    """The warning that an outcome says otherwise than a verdict."""
    found = told_otherwise(draft, verdict.claim, against.place)
    if not against.told:  # of a cell: which row it is of
        name = " ".join(against.own.split())
        found = replace(found, message=f"{found.message} ở hàng “{name}”")
    return replace(found, severity=softened(False))


def _verdicts(draft: Draft, passage: Passage) -> Iterator[Alone]:
    if not passage.may_say("verdicts.alone_above", "verdicts.alone_below"):
        return
    for found in CLAIM.finditer(draft.text, passage.start, passage.end):
        full = found["share"] == "100" and found["whole"] and found["lead"]  # no task to come
        if found["share"] and not full and (not found["object"] or _says_more(found["tail"])):
            continue  # "đã đạt tốc độ tăng 12%" is a value
        if PART.match(_tail(found)):
            continue  # "đều vượt ba phần tư kế hoạch": by plan_parts.py
        before = CHANGED.sub(" ", draft.text[passage.start : found.start()])
        before = TIMES.sub(" ", before)
        before = words("verdicts.dashed").sub(lambda name: name.group().replace(" - ", " "), before)
        clause = re.split(r"[.;:\n]\s?", before)[-1]
        if UNSETTLED.search(clause):
            continue
        stated = found["object"] or found["not"] or found["lead"] or GOAL.search(before)
        stated = stated or GIVEN.match(_tail(found)) or ARRIVED.fullmatch(found.group().strip())
        names = _names(before, found) if stated else ()
        if names:
            yield alone_of(draft, passage, found, names)


def _tail(found: re.Match[str]) -> str:
    """What stands behind a verdict, up to what turns it: "vượt kế hoạch nhờ …" is of no mill."""
    return TURNS.split(found["tail"])[0]


def _says_more(tail: str) -> bool:
    """Whether words before a percent name more than a plan: "mốc cam kết 60%" does not."""
    return bool(said_by(words("verdicts.aimed").sub(" ", tail)))


def alone_of(draft: Draft, passage: Passage, found: re.Match[str], names: tuple[str, ...]) -> Alone:
    """A verdict of these names, with what it says of the plan."""
    below = words("verdicts.alone_below").fullmatch(found["way"]) is not None
    plan = f"{found['object'] or ''}{_tail(found)}".lower()
    part = found["part"] or found["share"]
    return Alone(
        claim=found, passage=passage, names=names, above=below == bool(found["not"]),
        way=f"{found['not'] or ''}{found['way']}".lower(), plan=plan,
        aim=read_number(part).value if part else pace_of(draft, plan) or HUNDRED,
        rated=bool(found["share"]) and not found["whole"],
    )  # fmt: skip


def _names(before: str, found: re.Match[str]) -> tuple[str, ...]:
    """What a verdict is of: one name or, of "đều", each of several; () where it is of none."""
    if ALIKE.search(f"{found['lead']} {before[-6:]}"):
        each = EACH.search(ALIKE_LAST.sub("", before))
        said = each["names"] if each is not None else SENTENCE.split(before)[-1]
        return _each_named(said)
    tail = TAIL_ENDS.split(_tail(found))[0]
    own = GOES_ON.split(before)[-1]
    for at, part in enumerate(map(_averaged, reversed(OPENS.split(own)))):
        if COUNTED.search(part) or any(map(str.isdigit, part)):
            return ()
        if names_one(part):
            return (_subject(part),)
        if at == 0 and names_one(tail):
            return (tail,)  # "huyện hoàn thành chỉ tiêu kết nạp đảng viên"
    return (tail,) if names_one(tail) else ()


def _averaged(part: str) -> str:
    """``bình quân tiêu chí trên một xã``: of each, and of no number of them."""
    pattern = EACH_ONE if AVERAGE.search(part) else PER_ONE
    return pattern.sub(r"\g<one>", part)


def _subject(part: str) -> str:
    """What a clause is of, without what it says of it by the way: "nhóm tự nguyện tuy khó vận
    động", "việc xóa nhà tạm được nhân dân đồng tình".
    """
    found = BY_THE_WAY.match(part)
    return found["of"] if found is not None and names_one(found["of"]) else part


def _each_named(said: str) -> tuple[str, ...]:
    """The names right before "đều": "Năm qua, kết nạp đảng viên và giảm nghèo" has two."""
    parts = [part for part in SEVERAL.split(said) if part.strip()]
    names: list[str] = []
    for part in reversed(parts):
        if COUNTED.search(part) or any(map(str.isdigit, part)) or not said_by(part):
            break
        names.insert(0, part)
    return tuple(filter(names_one, names)) if len(names) > 1 else ()


def _against(draft: Draft, verdict: Alone) -> Outcome | None:
    """What contradicts a verdict, of one of its names, where nothing bears it out."""
    for name in verdict.names:
        found = _against_name(draft, verdict, name)
        if found is not None:
            return found
    return None


def _against_name(draft: Draft, verdict: Alone, name: str) -> Outcome | None:
    near = [
        one for one in outcomes(draft) if may_be(draft, verdict, one) and near_to(draft, name, one)
    ]
    same = [one for one in near if called(name, one) or called_so(name, one)]
    if verdict.rated and not same:
        return None  # "mốc 60%" may be of another percent than that of a plan
    if any(met_by(one, verdict) in (verdict.above, None) for one in same or near):
        return None
    of_it = same or [one for one in near if is_of(name, one)]
    return next((one for one in of_it if decides(verdict, one)), None)


def decides(verdict: Alone, one: Outcome) -> bool:
    """Whether a percent of the year's plan decides: "hoàn thành kế hoạch" of a part of the year
    may be said of that part.
    """
    short = one.percent is not None and one.percent < NEARLY and verdict.above
    over = "vượt" in verdict.way or verdict.aim != HUNDRED
    return not short or over or OF_YEAR.search(verdict.plan) is not None


def met_by(one: Outcome, verdict: Alone) -> bool | None:
    """Whether an outcome reaches what a verdict is on; None where it does not tell."""
    if verdict.limit and not one.limit:
        return None
    if one.limit and not verdict.limit and words("verdicts.more_or_less").search(verdict.way):
        return None  # "số vụ thấp hơn mức cho phép" is as it should be
    if one.percent is None:
        if verdict.aim == HUNDRED:
            return one.met
        return None if one.part is None else one.part >= verdict.aim
    return one.percent >= verdict.aim


def may_be(draft: Draft, verdict: Alone, one: Outcome) -> bool:
    """Whether an outcome may be of the plan that a verdict names, of its place and its time."""
    here = verdict.passage.start <= one.place.start < verdict.passage.end
    if here and not _follows_from(draft, verdict, one):
        return False
    if not _of_its_part(verdict, one) or (verdict.listed and one.worded):
        return False
    if ("kịch bản" in verdict.plan) != ("kịch bản" in one.plan.lower()):
        return False
    if words("verdicts.striven").findall(verdict.plan) != words("verdicts.striven").findall(
        one.plan
    ):
        return False  # "chỉ tiêu phấn đấu" is another goal than "dự toán pháp lệnh"
    if WITHIN.match(verdict.clause) or _places(verdict.clause) != _places(one.text):
        return False
    givers = givers_in(verdict.plan), givers_in(one.plan)
    if givers[0] and givers[1] and not givers[0] & givers[1]:
        return False
    return _of_time(draft, verdict, one)


def _follows_from(draft: Draft, verdict: Alone, one: Outcome) -> bool:
    """``6.842 tỷ đồng so với dự toán 7.050; như vậy thu ngân sách đã vượt dự toán``."""
    begin = verdict.claim.start("claim")
    return one.place.end <= begin and THEREFORE.search(draft.text, one.place.end, begin) is not None


def _of_its_part(verdict: Alone, one: Outcome) -> bool:
    """Whether a verdict on a part of a plan, or on its pace, may be judged by an outcome."""
    if verdict.aim != HUNDRED:
        return one.percent is not None or one.part is not None
    if "tiến độ" not in verdict.plan:
        return True
    parts = parts_of_year(verdict.plan)
    return bool(parts) and one.percent is None and parts <= parts_of_year(one.planned)


def _of_time(draft: Draft, verdict: Alone, one: Outcome) -> bool:
    """Whether an outcome may be of the year, or the part of it, that a verdict names."""
    years, told = (set(YEAR.findall(each)) for each in (verdict.clause, one.text))
    if not told and draft.day is not None:
        told = {str(draft.day.year), str(draft.day.year - (draft.day.month <= EARLY))}
    if years and told and not years & told:
        return False
    said = PART_OF_YEAR.findall(verdict.clause)
    if verdict.aim != HUNDRED:
        return all(time in one.text for time in said) or PART_OF_YEAR.search(one.text) is None
    return not said or (one.percent is None and all(time in one.text for time in said))


def _places(said: str) -> set[str]:
    """The places that words name: "tỉnh Hội" is none."""
    return {place.strip() for place in PLACE.findall(words("pairs.givers").sub(" ", said))}
