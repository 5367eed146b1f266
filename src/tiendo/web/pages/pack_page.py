"""The papers of a conference on the site: read on a page, or taken away in one zip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString

from tiendo.register import selectors
from tiendo.reporting.pack.folder import as_files, as_zip
from tiendo.reporting.pack.gathering import sources_of
from tiendo.reporting.pack.given import Given
from tiendo.reporting.pack.making import Pack, pack
from tiendo.reporting.pack.page import contents, made_on, papers
from tiendo.web.links import to_pack
from tiendo.web.pages.days import day_asked
from tiendo.web.pages.report_making import Made, asked_of, facts_of
from tiendo.web.pages.report_page import usual_period

# What a person may say of the conference, by the fields of the form.
FIELDS = {"ten": "title", "gio": "start", "dia-diem": "place", "chu-tri": "chair"}
LONGEST = 300  # characters of one of them


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    title: str
    made: str
    contents: SafeString
    papers: SafeString
    zip: str  # the address of the same as files
    failed: int


def made_of(asked: QueryDict, today: date) -> Pack:
    """The pack that is asked for, of what is open: it leaves the house. Raises TiendoError."""
    plans = sorted(selectors.plans(), key=lambda plan: plan != selectors.main_plan())
    slug = asked.get("ke-hoach") or (plans[0].slug if plans else "")
    period = asked.get("ky", "").strip() or usual_period(plans, today)
    facts = facts_of(asked, slug, period, today)
    return pack(sources_of(facts, asked_of(facts, asked), given_of(asked, today)))


def given_of(asked: QueryDict, today: date) -> Given:
    said = {name: " ".join(asked.get(key, "").split())[:LONGEST] for key, name in FIELDS.items()}
    day = day_asked(asked.get("ngay-hop"), today) if asked.get("ngay-hop") else None
    return Given(day=day, **said)  # type: ignore[arg-type]


def page(asked: QueryDict, today: date) -> PackPage:
    made = made_of(asked, today)
    return PackPage(
        title=made.title,
        made=made_on(made),
        contents=SafeString(contents(made)),
        papers=SafeString(papers(made)),
        zip=to_pack(asked, zipped=True),
        failed=len(made.faults),
    )


def file(asked: QueryDict, today: date) -> Made:
    """Everything as files, without a PDF: laying pages out is the command's work."""
    made = made_of(asked, today)
    name = f"hoi-nghi-{made.facts.plan}-{str(made.facts.period).replace('/', '-')}"
    return Made(
        data=as_zip(as_files(made, pdf=False), name), name=f"{name}.zip",
        media_type="application/zip",
    )  # fmt: skip
