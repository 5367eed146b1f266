"""What speaks against a target's values on its page, and what was settled of it."""

from __future__ import annotations

from django.utils import timezone

from tiendo.register import selectors
from tiendo.register.models import Document, Evidence, Proposal, Settlement
from tiendo.scoring import Score
from tiendo.web import kinds, links, words
from tiendo.web.pages import notes
from tiendo.web.pages.settled_rows import outcome_words
from tiendo.web.pages.target_page import Against, SettledRow
from tiendo.web.quoting import Quoted, in_sentence


def quoted(evidence: Evidence, document: Document) -> Quoted:
    return in_sentence(document.text, evidence.start, evidence.end)


def contradiction(proposal: Proposal, score: Score) -> Against:
    document = proposal.document
    return Against(
        all=links.to_contradiction(proposal.key),
        weighed=proposal.slug in score.inputs,
        shown=notes.value_words(proposal.item),
        period=words.period(proposal.item.get("period")),
        quoted=quoted(proposal.evidence, document),
        href=links.to_document(document.slug, proposal.evidence.start),
        document=selectors.source_of(document),
        why=proposal.note or kinds.match(proposal.match),
    )


def settled(one: Settlement) -> SettledRow:
    record = one.observation or one.target
    return SettledRow(
        href=links.to_contradiction(record.key) if record else "",
        outcome=outcome_words(one.outcome),
        reason=one.reason,
        by=one.by,
        on=words.day(timezone.localdate(one.at)),
    )
