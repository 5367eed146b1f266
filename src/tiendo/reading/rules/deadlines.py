"""Sentences that only say until when the order before them holds: "Hạn: 15/11/2025."."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tiendo.errors import Unreadable
from tiendo.facts.items import Task
from tiendo.reading.rules.clauses import phrases
from tiendo.vocabulary.due import Due, Now, find_due
from tiendo.vocabulary.lexicon import words_in

# No longer than "Thời hạn hoàn thành: chậm nhất là trước 17 giờ ngày 15 tháng 11 năm 2025".
LONGEST = 90


def deadline(text: str, start: int, end: int, now: Now) -> Due | None:
    """The due date or rhythm of a sentence that says nothing else; None for any other."""
    if end - start > LONGEST or not text.startswith(phrases("deadline"), start):
        return None
    try:
        due = find_due(text, now, start, end)
    except Unreadable:
        return None  # the sentence is then read, and said to be unreadable, as any other
    if due is None:
        return None
    beside = f"{text[start : due.start]} {text[due.end : end]}".lower()
    return due if all(word in _limits() for word in words_in(beside) if word.isalpha()) else None


@cache
def _limits() -> frozenset[str]:
    """Words that say nothing beside a due date: "thời hạn hoàn thành", "xong"."""
    return frozenset(word for phrase in phrases("deadline") for word in phrase.lower().split())


def put_off(task: Task, due: Due) -> Task:
    """The task with the due date that a sentence behind it states; its own goes first."""
    if task.due is not None or task.recurs is not None:
        return task
    return replace(task, due=due.on, recurs=due.recurs)
