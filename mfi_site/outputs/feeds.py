"""What changed on the board, as an Atom and a JSON feed. Dates are those in the content, never of a build."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from datetime import date
from heapq import nlargest
from xml.sax.saxutils import escape, quoteattr

from mfi_site.outputs.context import BoardContext, Event

MOST = 60
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """feed.xml (RFC 4287) and feed.json (JSON Feed 1.1)"""
    days = nlargest(MOST, (e.on for s in ctx.summaries if not s.notice for e in s.events))
    entries = sorted(((e, s.title) for s in ctx.summaries if not s.notice for e in s.events if e.on >= days[-1]),
                     key=lambda pair: (pair[0].on, pair[1], pair[0].kind, pair[0].text), reverse=True)[:MOST]
    return {"feed.xml": _atom(ctx, entries), "feed.json": _json(ctx, entries)}


def _atom(ctx: BoardContext, entries: list[tuple[Event, str]]) -> bytes:
    site, settings = ctx.site, ctx.site.frame.settings
    title = site.words.say("page.feed-title", school=settings.name)
    updated = entries[0][0].on if entries else site.frame.today
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(settings.language)}>',
        f"<title>{_xml(title)}</title>", f"<id>{_identifier(site.base, settings.name)}</id>",
        f"<updated>{_moment(updated)}</updated>", f"<author><name>{_xml(settings.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(site.base + "feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(site.base or "index.html")}/>',
    ]
    for event, project in entries:
        text = _xml(f"{project}: {event.text}")
        lines += ["<entry>", f"<title>{text}</title>", f"<id>{_key(ctx, event)}</id>",
                  f"<updated>{_moment(event.on)}</updated>",
                  f'<link rel="alternate" type="text/html" href={quoteattr(site.base + event.address)}/>',
                  f"<summary>{text}</summary>", "</entry>"]
    return "\n".join([*lines, "</feed>", ""]).encode("utf-8")


def _json(ctx: BoardContext, entries: list[tuple[Event, str]]) -> bytes:
    site, settings = ctx.site, ctx.site.frame.settings
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.words.say("page.feed-title", school=settings.name),
        **({"home_page_url": site.base, "feed_url": f"{site.base}feed.json"} if site.base else {}),
        "language": settings.language, "authors": [{"name": settings.name}],
        "items": [{"id": _key(ctx, event), "url": site.base + event.address, "title": f"{project}: {event.text}",
                   "content_text": f"{project}: {event.text}", "date_published": _moment(event.on),
                   "tags": [event.kind]} for event, project in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _key(ctx: BoardContext, event: Event) -> str:
    return _identifier(ctx.site.base, event.project, event.on.isoformat(), event.kind, event.text)


def _identifier(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(parts))}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
