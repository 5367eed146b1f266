"""One document cited with two numbers: "Báo cáo số 412/BC-UBND", "Báo cáo số 421/BC-UBND"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiendo.checking.draft import Draft
from tiendo.checking.finding import Finding, Place
from tiendo.checking.naming.issuers import unlike
from tiendo.checking.naming.mentions import Mention
from tiendo.checking.naming.twice import alike
from tiendo.checking.saying import softened
from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.text import fold

# Documents of one day whose titles are one, word for word, are one: at least so many words.
LONG_TITLE = 5
# A number of so many digits with another first or middle one is no neighbour of the other.
LONG_NUMBER = 3
# Behind a number they say that the document has been cited before.
AGAIN = shaped(r"^[^.;\n]{0,60}?\b(?:{naming.again}|này\b(?! ra))")
REACH = 90


def two_numbers(draft: Draft, found: Sequence[Mention]) -> Iterator[Finding]:
    """One title of one day with two numbers, and digits that changed places.

    Two numbers of one kind, day and issuer are of one document where the titles are one word
    for word, or where the second is taken up ("nêu trên") and nearly spelt as the first. Where
    only the digits changed places it is a remark: two decisions may be of one day.
    """
    told: set[str] = set()
    for at, mention in enumerate(found):
        same = [one for one in found[:at] if _letters(one) == _letters(mention)]
        if mention.symbol.canonical in told or any(_key(one) == _key(mention) for one in same):
            continue
        for other in same:
            apart = draft.passage_at(mention.start) is not draft.passage_at(other.start)
            taken_up = apart and _taken_up(draft, mention, other)
            sure = _one_title(mention, other) or taken_up
            if sure or (apart and (_turned(mention, other) or _short(found, mention, other))):
                told.add(mention.symbol.canonical)
                yield _finding(draft, mention, other, sure=sure and mention.day is not None)
                break


def _key(mention: Mention) -> str:
    return mention.symbol.canonical.upper()


def _letters(mention: Mention) -> str:
    """What stands behind the number, with its year: documents that differ by it are two."""
    year = mention.symbol.year or ""
    return f"{year} {mention.symbol.letters} {mention.symbol.body}".upper()


def _one_title(one: Mention, other: Mention) -> bool:
    title = fold(one.title)
    same = title == fold(other.title) and len(title.split()) >= LONG_TITLE
    return same and one.day is not None and one.day == other.day


def _taken_up(draft: Draft, mention: Mention, other: Mention) -> bool:
    """Whether words behind a number take up the document that ``other`` is."""
    again = AGAIN.search(draft.text[mention.end : mention.end + REACH])
    one, two = fold(mention.title), fold(other.title)
    titled = not (one and two) or one.startswith(two) or two.startswith(one)
    return bool(again and titled and _compatible(mention, other) and _near(mention, other))


def _turned(mention: Mention, other: Mention) -> bool:
    """Whether two numbers of one day have the same digits in another order, and no two titles."""
    one, two = str(mention.symbol.number), str(other.symbol.number)
    titles = bool(mention.title and other.title) and not alike(mention.title, other.title)
    dated = mention.day is not None and mention.day == other.day
    return dated and not titles and _compatible(mention, other) and _swapped(one, two)


def _short(found: Sequence[Mention], mention: Mention, other: Mention) -> bool:
    """Whether one is cited without its day and title, in a number easily written for the other's,
    and is cited nowhere else: "Nghị quyết số 58/NQ-HĐND ngày 08/12/2023 … theo Nghị quyết số
    85/NQ-HĐND".
    """
    bare, full = (mention, other) if mention.day is None else (other, mention)
    if (
        bare.day is not None
        or full.day is None
        or bare.own
        or bare.word.lower() != full.word.lower()
    ):
        return False
    if not _compatible(bare, full) or (bare.title and not alike(bare.title, full.title)):
        return False
    if sum(_key(one) == _key(bare) for one in found) > 1:
        return False
    one, two = str(bare.symbol.number), str(full.symbol.number)
    changed = sum(a != b for a, b in zip(one, two, strict=False))
    long = len(one) == len(two) >= LONG_NUMBER and changed == 1 and one[-1] == two[-1]
    return long or _swapped(one, two)


def _compatible(mention: Mention, other: Mention) -> bool:
    if mention.issuer and other.issuer and unlike(mention.issuer, other.issuer):
        return False
    return mention.day is None or other.day is None or mention.day == other.day


def _near(mention: Mention, other: Mention) -> bool:
    """Whether one number is easily written for the other: two digits turned, or one changed.

    >>> _swapped("412", "421"), _swapped("412", "413")
    (True, False)
    """
    one, two = str(mention.symbol.number), str(other.symbol.number)
    changed = len(one) == len(two) > 1 and sum(a != b for a, b in zip(one, two, strict=True)) == 1
    return changed or _swapped(one, two)


def _swapped(one: str, two: str) -> bool:
    """Whether two neighbouring digits have changed places."""
    if len(one) != len(two) or one == two:
        return False
    return any(
        one[:at] + one[at + 1] + one[at] + one[at + 2 :] == two for at in range(len(one) - 1)
    )


def _finding(draft: Draft, mention: Mention, other: Mention, *, sure: bool) -> Finding:
    return Finding(
        start=mention.start,
        end=mention.end,
        message=f"Văn bản này mang số {mention.symbol.written} ở đây, "
        f"{other.symbol.written} ở chỗ khác",
        message_en=f"{mention.symbol.written} here, {other.symbol.written} elsewhere",
        stated=mention.symbol.written,
        computed=other.symbol.written,
        see=(Place(start=other.start, end=other.end),),
        severity=softened(sure and not draft.doubtful),
    )
