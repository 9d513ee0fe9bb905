"""The slides that belong to no project: what improvement is, what is coming, thanks, and the code to check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mfi_site.model.board import Calendar
from mfi_site.outputs.context import Site, Slide, Summary
from mfi_site.outputs.slides import fitting
from mfi_site.outputs.slides.record import Small, make_slide
from mfi_site.wording import Words

MOST_DATES = 7
MOST_ORIGINS = 10
ORIGIN_SIZES = (50, 44, 40, 36, 34)
QUIET_MODULES = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the calendar: until when it stands there."""

    first: date
    until: date
    when: str
    what: str


def about_slide(site: Site, newest: date | None) -> Slide:
    """What improvement is, and how to read a chart."""
    say = site.words.say
    above, headline, below = (say(f"screen.about-{part}") for part in ("above", "headline", "sentence"))
    head, text = fitting.headline_sizes(above, headline, below)
    return make_slide(site, "about", Small(32, say("screen.about-read")).or_smaller(text, below), above=above,
                      headline=headline, below=below, head=head, text=text, data_to=newest)


def calendar_slide(site: Site, summaries: tuple[Summary, ...], newest: date | None) -> Slide | None:
    """Closed days and days on which aims are due, from today on; nothing where there are none."""
    words, today = site.words, site.frame.today
    found = [*_closed(site.frame.settings.calendar, words), *_aims(summaries, words)]
    entries = sorted((e for e in found if e.until >= today), key=lambda e: (e.first, e.what))[:MOST_DATES]
    if not entries:
        return None
    above, headline, below = (words.say(f"screen.calendar-{part}") for part in ("above", "headline", "sentence"))
    head, text = fitting.headline_sizes(above, headline, below)
    return make_slide(site, "calendar", Small(38, entries[0].when).or_smaller(text, below), above=above,
                      headline=headline, below=below, head=head, text=text, entries=entries, data_to=newest,
                      until=max(e.until for e in entries))


def _closed(calendar: Calendar, words: Words) -> list[Entry]:
    if not calendar.terms:
        return []
    first, last = min(t[0] for t in calendar.terms), max(t[1] for t in calendar.terms)
    found = []
    for a, b in calendar.closed_stretches(first, last):
        while a.weekday() > 4 and a < b:
            a += timedelta(1)
        when = words.short_day(a) if a == b else words.say("screen.from-to", first=words.short_day(a),
                                                           last=words.short_day(b))
        found.append(Entry(a, b, when, words.say("screen.calendar-closed")))
    return found


def _aims(summaries: tuple[Summary, ...], words: Words) -> list[Entry]:
    return [Entry(s.finish, s.finish, words.short_day(s.finish), fitting.shortened(
                words.say("screen.calendar-aim", title=s.title), 38, fitting.RIGHT - 440, 160))
            for s in summaries if s.finish and s.status == "active"]


def thanks_slide(site: Site, summaries: tuple[Summary, ...], newest: date | None) -> Slide:
    """Who had the ideas, and how many tests there were."""
    words = site.words
    origins = list(dict.fromkeys(i.origin for s in summaries for i in s.ideas if i.origin))[:MOST_ORIGINS]
    tests = sum(s.cycles_this_session for s in summaries)
    above, headline = words.say("screen.thanks-above"), words.say("screen.thanks-headline")
    below = words.say("screen.thanks-sentence", n=tests) if tests else ""
    head, text = fitting.headline_sizes(above, headline, below)
    half = fitting.RIGHT / 2 - 30

    def fits(size: int) -> bool:
        rows = [origins[n:n + 2] for n in range(0, len(origins), 2)]
        return sum(max(fitting.height_of(o, size, half, fitting.SERIF) for o in row) + 18 for row in rows) <= 520
    size = next((s for s in ORIGIN_SIZES if fits(s)), ORIGIN_SIZES[-1])
    while origins and not fits(size):
        origins.pop()
    return make_slide(site, "thanks", Small(38, words.say("screen.thanks-all")).or_smaller(text, below), above=above,
                      headline=headline, below=below, head=head, text=text, origins=origins, size=size,
                      data_to=newest)


def code_slide(site: Site, name: str, title: str, build: str, newest: date | None) -> Slide | None:
    """A code that opens this screen's own check, empty without a `build`; nothing where the board has no address."""
    if not site.base:
        return None
    words = site.words
    address = f"{site.base}screens/{name}/?check={build}"
    side, path = _modules(address) if build else (1, "")
    above, headline = words.say("screen.code-above", title=title), words.say("screen.code-headline")
    below = words.say("screen.code-sentence")
    head, text = fitting.headline_sizes(above, headline, below)
    return make_slide(site, "code", Small(text, below), above=above, headline=headline, below=below, head=head,
                      text=text, side=side, path=path, data_to=newest,
                      label=words.say("screen.code-label", address=address))


def _modules(address: str) -> tuple[int, str]:
    """A QR code (ISO/IEC 18004, level M) as the width of a square and the path of its dark modules."""
    import segno

    matrix = segno.make_qr(address, error="m").matrix
    parts = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            wide = 0
            while x + wide < len(row) and row[x + wide]:
                wide += 1
            if wide:
                parts.append(f"M{x + QUIET_MODULES} {y + QUIET_MODULES}h{wide}v1h-{wide}z")
            x += wide or 1
    return len(matrix) + 2 * QUIET_MODULES, "".join(parts)
