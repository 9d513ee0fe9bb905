"""What the output plugs are given: the site, one project with what its charts say, or all summaries.

`Site` is in the key of every project's result, so it holds only what every page shows. `Summary` is all that
pages over many projects may know of one; it is made of plain values and goes to the cache and back as JSON.
What such pages say of one project alone is made with the project (`card`, `parts`), so that they only join it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from mfi_site.model.board import Frame, Page, Screen
from mfi_site.model.project import Better, Decision, IdeaState, MeasureType, Project, Status
from mfi_site.model.project import Scale as TestScale
from mfi_site.themes import Theme, published_name
from mfi_site.wording import Words, words

if TYPE_CHECKING:
    from mfi_site.charts import Picture, Reading


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A free page in the menu: its address from the root and its title."""

    address: str
    label: str


@dataclass(frozen=True)
class Site:
    """What every page of a board shares. `assets` maps a static file's name to where it is published."""

    frame: Frame
    theme: Theme
    nav: tuple[NavEntry, ...] = ()
    assets: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""

    @property
    def words(self) -> Words:
        return words(self.frame.settings.language)

    @property
    def base(self) -> str:
        """The absolute address of the site with a closing slash, "" where none is known."""
        base = self.frame.base_url or self.frame.settings.url
        return f"{base.rstrip('/')}/" if base else ""

    @property
    def digest(self) -> str:
        """The hash of everything in the site that a page may show."""
        frame = self.frame
        parts = [frame.settings.model_dump_json(), frame.today.isoformat(), frame.audience, frame.base_url,
                 frame.preview, self.theme.digest, [[n.address, n.label] for n in self.nav],
                 sorted(self.assets.items()), self.logo]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:20]


def site_of(frame: Frame, theme: Theme, pages: tuple[Page, ...] = (), logo: bytes | None = None) -> Site:
    """The site of a frame: its theme's published files, its free pages in the menu, its logo."""
    assets = {name: published_name(name, data) for name, data in theme.static().items()}
    nav = tuple(NavEntry(f"{page.id}/index.html", page.head.title) for page in pages)
    published = published_name("logo." + frame.settings.logo.rpartition(".")[2].lower(), logo) if logo else ""
    return Site(frame, theme, nav, assets, published)


@dataclass(frozen=True)
class ProjectContext:
    """One project as its audience may see it, what each measure says, and how it is drawn.

    `stage` has `score` and `words`; `diagrams` maps a name ("drivers", "ramps/<idea>", "tools/<tool>") to HTML.
    """

    site: Site
    project: Project
    readings: Mapping[str, Reading]
    pictures: Mapping[str, Picture]
    stage: Any = None
    diagrams: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeasureSummary:
    """One measure in lists and feeds. `meaning` is better, worse, neither or "" without a signal.

    `finding` is HTML, without its `chance`; `figure` is the latest value and the unit that stands behind it,
    `tone` its colour.
    """

    id: str
    name: str
    short: str
    type: MeasureType | None
    better: Better
    unit: str
    headline: str
    finding: str
    chance: str
    meaning: str
    strength: str
    verdict: str
    latest: str
    figure: tuple[str, str]
    tone: str
    latest_on: date | None
    goal: str
    chart: str
    signal_on: date | None
    points: int
    published: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class IdeaSummary:
    """One change idea: how far it came and what it taught."""

    id: str
    project: str
    text: str
    origin: str
    state: IdeaState
    scale: TestScale | None
    conditions: tuple[str, ...]
    tests: tuple[int, ...]
    decision: Decision | None
    decided_on: date | None
    learning: str
    implementation: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a date in the content says happened. `text` has no project name in it."""

    on: date
    kind: str
    text: str
    address: str
    project: str = ""


@dataclass(frozen=True, slots=True)
class Predictions:
    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def total(self) -> int:
        return self.yes + self.partly + self.no


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a corridor screen: `html` fits a picture of 1920 by 1080, in pixels of which `smallest` is.

    `words` is how many there are to read. `every` is the school days between values, None where age is not
    judged; `until` the day after which the slide has nothing more to say.
    """

    kind: str
    project: str
    html: str
    words: int
    smallest: float
    smallest_text: str
    data_to: date | None = None
    every: float | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """All that pages over many projects need of one.

    `card` is its card in lists, as a fragment; `parts` holds what each plug's `part_of` made of it, by module name.
    """

    id: str
    title: str
    aim: str
    aim_note: str
    status: Status
    notice: bool
    stage: str
    started: date
    finish: date | None
    tags: tuple[str, ...]
    hgios: tuple[str, ...]
    lead: MeasureSummary | None
    home_picture: str
    measures: tuple[MeasureSummary, ...]
    ideas: tuple[IdeaSummary, ...]
    predictions: Predictions
    cycles: int
    cycles_this_session: int
    planned: int
    running: int
    last_test: date | None
    events: tuple[Event, ...]
    next_steps: tuple[str, ...]
    data_to: date | None
    adapted_from: str
    population: str
    slides: tuple[Slide, ...] = ()
    card: str = ""
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"projects/{self.id}/index.html"


@dataclass(frozen=True)
class BoardContext:
    """Everything the pages over all projects are made from; `pages` are the free pages of the audience.

    `themes` are those that screens name, by name, besides the site's own.
    """

    site: Site
    summaries: tuple[Summary, ...]
    pages: tuple[Page, ...] = ()
    logo: bytes | None = None
    screens: tuple[Screen, ...] = ()
    themes: Mapping[str, Theme] = field(default_factory=dict)
