"""The tables of knowledge: loaded once, validated, found by phrase.

A table is YAML with a list of rows; every row has an ``id`` and a ``source``.
A ``Phrasebook`` finds the longest phrase that starts at a word, in one
dictionary look-up a word: thousands of phrases cost no more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Generic, TypeVar

from tiendo.errors import TableInvalid
from tiendo.vocabulary.loading import load
from tiendo.vocabulary.regexes import regex
from tiendo.vocabulary.text import OLD_TONES, new_tone

Row = Mapping[str, Any]
T = TypeVar("T")

# The ends of words whose tone may stand on either letter.
TWO_TONES = frozenset((*OLD_TONES, *OLD_TONES.values()))
WORDS = regex(r"[^\W\d_]+|\d[\d.,]*\d|\d|[^\w\s]|_")


@cache
def rows(package: str, name: str) -> tuple[Row, ...]:
    """The rows of ``package``'s table ``name``; raises TableInvalid on a bad one."""
    table = load(f"{import_module(package).__path__[0]}/{name}.yaml")
    seen: set[str] = set()
    for row in table:
        validate(row, name, seen)
    return tuple(table)


def validate(row: Row, name: str, seen: set[str]) -> None:
    if not isinstance(row, dict) or not row.get("id") or not row.get("source"):
        raise TableInvalid(
            f"Dòng thiếu id hoặc source: {row}", where=name, do="Bổ sung mã và nguồn của dòng"
        )
    if row["id"] in seen:
        raise TableInvalid(f"Trùng mã {row['id']}", where=name, do="Mỗi dòng giữ một mã riêng")
    seen.add(row["id"])


def split_words(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that a reader of text sees.

    >>> split_words("tạ/ha")
    ('tạ', '/', 'ha')
    """
    return tuple(words_in(phrase.lower()))


def words_in(text: str) -> list[str]:
    """The words of ``text``, as they are written.

    Most stand between spaces or before a comma: these need no pattern.

    >>> words_in("Đạt 5,5 tạ/ha")
    ['Đạt', '5,5', 'tạ', '/', 'ha']
    """
    words = text.replace(",", " , ").split()
    if "".join(words).replace(",", "").isalpha():  # letters and commas alone
        return words
    words = []
    for piece in text.split():
        if piece.isalpha():
            words.append(piece)
        else:
            words += WORDS.findall(piece)
    return words


def spellings(word: str) -> tuple[str, ...]:
    """Both tone placements of a word: ủy and uỷ."""
    if word[-2:] not in TWO_TONES:
        return (word,)
    new = new_tone(word)
    earlier = OLD_TONES.get(new[-2:])
    return (new, new[:-2] + earlier) if earlier and not new.startswith("q") else (new,)


class Node(Generic[T]):
    """What phrases mean that end here, and the words that may follow."""

    __slots__ = ("ends", "following", "meaning")

    def __init__(self) -> None:
        self.ends = False
        self.meaning: T | None = None
        self.following: dict[str, Node[T]] = {}


class Phrasebook(Generic[T]):
    """Phrases with a meaning each, as a tree of words; the longest phrase wins.

    A phrase with the meaning None is no phrase, and keeps shorter ones from being found there.
    """

    __slots__ = ("_first", "first_words")

    def __init__(self, entries: Iterable[tuple[str, T | None]]) -> None:
        self._first: dict[str, Node[T]] = {}
        for phrase, meaning in entries:
            for words in _variants(split_words(phrase)):
                node = self._first.setdefault(words[0], Node())
                for word in words[1:]:
                    node = node.following.setdefault(word, Node())
                node.ends, node.meaning = True, meaning
        self.first_words = frozenset(self._first)

    def at(self, words: Sequence[str], index: int) -> tuple[int, T] | None:
        """The length and meaning of the longest phrase that starts at ``index``."""
        node: Node[T] | None = self._first.get(words[index])
        if node is None:
            return None
        end = taken = index + 1
        longest, last = node if node.ends else None, len(words)
        while end < last:
            node = node.following.get(words[end])
            if node is None:
                break
            end += 1
            if node.ends:
                longest, taken = node, end
        if longest is None or longest.meaning is None:
            return None
        return taken - index, longest.meaning


def _variants(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = [()]
    for word in words:
        out = [(*done, form) for done in out for form in spellings(word)]
    return out
