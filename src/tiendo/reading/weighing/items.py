"""Signs of doubt of items other than figures: by what the item says, and what it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from tiendo.facts.items import CitedDocument, Meeting, Person, Task
from tiendo.reading.weighing.worth import confidence
from tiendo.vocabulary.bodies import kind_at
from tiendo.vocabulary.lexicon import split_words

Signs = tuple[str, ...]
# More offices than a person is commonly told with.
MANY_OFFICES = 3
# No words that open a body's name are more than these.
HEAD_WORDS = 8


def task_signs(task: Task) -> Signs:
    """Nobody who has it, or a name that no table knows; no date."""
    found: list[str] = []
    if not task.owners:
        found.append("task-nobody")
    elif kind_at(split_words(task.owners[0])[:HEAD_WORDS], 0) is None:
        found.append("task-owner-unknown")
    if task.due is None and task.recurs is None:
        found.append("task-undated")
    return tuple(found)


def meeting_signs(meeting: Meeting) -> Signs:
    return ("meeting-undated",) if meeting.held_on is None else ()


def person_signs(person: Person) -> Signs:
    return ("person-offices",) if len(person.positions) >= MANY_OFFICES else ()


def document_signs(document: CitedDocument) -> Signs:
    return ("document-unnumbered",) if document.number is None else ()


SIGNS: Mapping[str, Callable[[Any], Signs]] = {
    "documents": document_signs,
    "meetings": meeting_signs,
    "tasks": task_signs,
    "people": person_signs,
}


def signs_of(kind: str, item: Any) -> Signs:
    """The signs of doubt of an item of ``kind`` (its name in the reading)."""
    look = SIGNS.get(kind)
    return look(item) if look is not None else ()


def weighed(kind: str, items: Iterable[Any]) -> list[Any]:
    """The items of a kind, each with how sure it is."""
    look = SIGNS.get(kind)
    if look is None:
        return [replace(item, confidence=confidence(kind)) for item in items]
    return [replace(item, confidence=confidence(kind, look(item))) for item in items]
