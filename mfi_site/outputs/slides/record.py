"""A slide from its template, with what a reader of the loop must know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from mfi_site.outputs.context import Site, Slide
from mfi_site.outputs.slides.legibility import FOOT

_TAGS = re.compile(r"<svg.*?</svg>|<[^>]+>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Small:
    """The smallest text of a slide, in pixels of a picture of 1920 by 1080."""

    size: float
    text: str

    def or_smaller(self, size: float, text: str) -> Small:
        return Small(size, text) if text and size < self.size else self


def make_slide(site: Site, kind: str, small: Small, *, project: str = "", data_to: date | None = None,
               every: float | None = None, until: date | None = None, **values: Any) -> Slide:
    """The slide of `screens/<kind>.html`; its footer's size counts among its texts."""
    html = site.theme.render(f"screens/{kind}.html", say=site.words.say, words=site.words, **values).strip()
    smallest = small if small.size <= FOOT else Small(FOOT, site.frame.settings.name)
    return Slide(kind, project, html, len(_TAGS.sub(" ", html).split()), smallest.size, smallest.text, data_to,
                 every, until)
