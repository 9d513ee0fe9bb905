"""What `serve` adds to a page: its script, its style sheet and the panel of problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from mfi_site.world.content import content_digest

EVENTS_PATH = "/__mfi/events"

_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_MOST_SHOWN = 50

SCRIPT = b"""\
'use strict';
(function () {
  const own = document.currentScript;
  let shown = Number(own.dataset.shown);
  const source = new EventSource('/__mfi/events');

  function swap(styles) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const address = new URL(link.href);
      for (const [before, after] of Object.entries(styles)) {
        if (address.origin === location.origin && address.pathname.endsWith('/' + before)) {
          const fresh = link.cloneNode();
          const folder = address.pathname.slice(0, -before.length);
          fresh.href = folder + after + '?shown=' + shown;
          fresh.addEventListener('load', function () { link.remove(); });
          link.after(fresh);
          break;
        }
      }
    }
  }

  function pathOf(address) {
    const path = decodeURIComponent(new URL(address, location.href).pathname).slice(1);
    return path === '' || path.endsWith('/') ? path + 'index.html' : path;
  }

  function isHere(path) {
    return path === pathOf(location.href)
      || Array.from(document.images).some(function (image) { return pathOf(image.src) === path; });
  }

  source.addEventListener('view', function (event) {
    const view = JSON.parse(event.data);
    if (view.shown === shown) { return; }
    const next = view.before === shown;
    shown = view.shown;
    if (!next || !view.changed || view.changed.some(isHere)) { source.close(); location.reload(); return; }
    if (view.styles) { swap(view.styles); }
  });
  addEventListener('pagehide', function () { source.close(); });
  addEventListener('pageshow', function (event) { if (event.persisted) { location.reload(); } });
}());
"""

STYLE = b"""\
#mfi-problems { all: revert; box-sizing: border-box; position: fixed; inset: auto 0 0 0;
  z-index: 2147483647;
  max-height: 45vh; overflow: auto; padding: 0.75rem 1rem; background: #fff8e6; color: #1f1a10;
  border-top: 4px solid #b45309; font: 1rem/1.45 system-ui, sans-serif; }
#mfi-problems summary { font-weight: 700; cursor: pointer; }
#mfi-problems ul { margin: 0.5rem 0 0; padding-left: 1.25rem; }
#mfi-problems li { margin: 0.25rem 0; overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { #mfi-problems { display: none; } }
.mfi-notice { max-width: 44rem; margin: 3rem auto; padding: 0 1rem;
  font: 1.125rem/1.5 system-ui, sans-serif; }
"""

SCRIPT_PATH = f"/__mfi/reload.{content_digest(SCRIPT)[:8]}.js"
STYLE_PATH = f"/__mfi/dev.{content_digest(STYLE)[:8]}.css"


def problems_panel(problems: Sequence[str], failed: bool) -> str:
    """The panel at the foot of a page; nothing when all is well."""
    if not problems:
        return ""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    kept = " The page shows the last board that could be built." if failed else ""
    items = "".join(f"<li>{escape(problem)}</li>" for problem in problems[:_MOST_SHOWN])
    more = len(problems) - _MOST_SHOWN
    rest = f"<p>And {more} more: run <code>mfi-site check</code>.</p>" if more > 0 else ""
    return (
        '<aside id="mfi-problems" aria-label="Problems in the content">'
        f"<details open><summary>{count} to put right.{kept}</summary>"
        f"<ul>{items}</ul>{rest}</details></aside>"
    )


def with_tools(page: bytes, shown: int, problems: Sequence[str], failed: bool) -> bytes:
    """A page with the script, the style sheet and the panel of problems put in."""
    style = f'<link rel="stylesheet" href="{STYLE_PATH}">'.encode()
    script = f'<script src="{SCRIPT_PATH}" data-shown="{shown}" defer></script>'.encode()
    foot = problems_panel(problems, failed).encode() + script
    ends = list(_BODY_END.finditer(page))
    page = page[: ends[-1].start()] + foot + page[ends[-1].start() :] if ends else page + foot
    head = _HEAD_END.search(page)
    return page[: head.start()] + style + page[head.start() :] if head else style + page


def notice(title: str, sentence: str) -> bytes:
    """A page of the server's own, for when there is no board or no such page."""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title></head>"
        f'<body><main class="mfi-notice"><h1>{escape(title)}</h1><p>{escape(sentence)}</p></main>'
        "</body></html>"
    ).encode()
