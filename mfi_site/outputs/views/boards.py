"""A project as a card, and what a whole school's projects add up to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from mfi_site.outputs.context import BoardContext, Event, IdeaSummary, Site, Summary
from mfi_site.outputs.views.ideas import number
from mfi_site.outputs.views.page import fragment
from mfi_site.outputs.views.tags import slug
from mfi_site.themes_markdown import first_sentences
from mfi_site.wording import Words

LATELY = 6
DROPPED = 4
AIM_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Card:
    """One project on the front page and in lists."""

    summary: Summary
    title: str
    address: str
    status: str
    finding: Markup
    mark: tuple[str, str]
    aim: str
    tests: str
    tags: tuple[tuple[str, str], ...]


def card(summary: Summary, site: Site) -> Card:
    words, lead = site.words, summary.lead
    if summary.notice:
        finding = Markup.escape(words.say("page.notice-short"))
    elif lead is None:
        finding = Markup.escape(words.say("page.no-measures"))
    else:
        finding = Markup(lead.finding)
    aim, tests = first_sentences(summary.aim or summary.aim_note, AIM_LENGTH), tests_line(summary, site)
    if aim and tests and aim[-1].isalnum():
        aim += "."
    return Card(
        summary=summary, title=summary.title, address=summary.address,
        status=summary.stage if summary.status == "active" else words.say(f"page.status-{summary.status}"),
        finding=finding, mark=(lead.meaning, lead.strength) if lead else ("", "empty"),
        aim=words.say("page.card-aim", aim=aim) if summary.aim else aim, tests=tests,
        tags=tuple((tag, f"tags/{slug(tag)}/index.html") for tag in summary.tags))


def card_fragment(summary: Summary, sparkline: str, site: Site) -> str:
    """A project's card in lists, as a fragment."""
    return fragment(site, "card", card=card(summary, site), lead=summary.lead, sparkline=sparkline)


def tests_line(summary: Summary, site: Site) -> str:
    """9 tests, one running now."""
    words = site.words
    if summary.notice or (not summary.ideas and not summary.cycles):
        return ""
    if not summary.cycles:
        return words.say("page.tests-none")
    if summary.planned == summary.cycles:
        return words.say("page.tests-only-planned", n=summary.planned,
                         count=number(summary.planned, words, capital=True))
    parts = [words.say("page.tests", n=summary.cycles - summary.planned)]
    if summary.running and summary.status == "active":
        parts.append(words.say("page.tests-running", n=summary.running, count=number(summary.running, words)))
    elif summary.last_test:
        last = summary.last_test
        shown = words.short_day(last) if summary.cycles_this_session else words.day(last)
        parts.append(words.say("page.tests-last", day=shown))
    if summary.planned and summary.status == "active":
        parts.append(words.say("page.tests-planned", n=summary.planned, count=number(summary.planned, words)))
    return ", ".join(parts) + "."


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """Five projects, 18 tests of change this session. Five ideas adopted, and four dropped."""

    projects: str
    tests: str
    adopted: str
    dropped: str


def school_line(ctx: BoardContext) -> SchoolLine:
    words = ctx.site.words
    ideas = [i for s in ctx.summaries for i in s.ideas]
    adopted = sum(i.state == "adopted" for i in ideas)
    gone = sum(i.state == "abandoned" for i in ideas)
    tests = sum(s.cycles_this_session for s in ctx.summaries)
    total = len(ctx.summaries)
    return SchoolLine(
        words.say("page.line-projects", n=total, count=number(total, words, capital=True)) if total else "",
        words.say("page.line-tests", n=tests) if tests else "",
        words.say("page.line-adopted", n=adopted, count=number(adopted, words, capital=True)) if adopted else "",
        words.say("page.line-dropped", n=gone, count=number(gone, words)) if gone else "")


def events_lately(summaries: tuple[Summary, ...], words: Words, most: int = LATELY) -> list[tuple[str, Event]]:
    """The newest events over all projects with their titles; of values, only those of lead measures."""
    rows: list[tuple[str, Event]] = []
    for summary in summaries:
        lead = summary.lead
        for event in summary.events if not summary.notice else ():
            if event.kind != "value":
                rows.append((summary.title, event))
            elif lead is not None and f"/measures/{lead.id}/" in event.address:
                said = words.say("page.lately-value", value=lead.latest, verdict=lead.verdict)
                rows.append((summary.title, replace(event, text=said)))
    rows.sort(key=lambda r: (r[1].on, r[1].kind, r[0]), reverse=True)
    values = [r for r in rows if r[1].kind == "value"][:most // 2]
    return [r for r in rows if r[1].kind != "value" or r in values][:most]


def dropped(summaries: tuple[Summary, ...], most: int = DROPPED) -> list[IdeaSummary]:
    """Dropped ideas that taught something, the latest first."""
    found = [i for s in summaries for i in s.ideas if i.state == "abandoned" and i.learning]
    return sorted(found, key=lambda i: (i.decided_on or date.min, i.project, i.id), reverse=True)[:most]
