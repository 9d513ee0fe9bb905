"""Projects for the tests of diagrams, and checks that hold for every piece of HTML they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest

from mfi_site.diagrams.kit.material import Material
from mfi_site.model.project import Charter, Cycle, CycleHead, Project, Section, Tool
from mfi_site.wording import Words

VOID = {"br", "img", "hr"}


class RightToLeft(Words):
    """English on a page that is read from right to left."""

    def say(self, key: str, **values: Any) -> str:
        return "rtl" if key == "page.direction" else super().say(key, **values)

    def has(self, key: str) -> bool:
        return key == "page.direction" or super().has(key)


@dataclass(frozen=True)
class FakeReading:
    """What a diagram takes from a chart's reading."""

    state: str = "strong"
    claim: str | None = "better"
    verdict: str = "strong signal of improvement"
    latest_shown: str = "83%"


class Checked(HTMLParser):
    """Collects tags, identifiers and text outside drawings; complains where tags do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert "style" not in given
        assert not [name for name in given if name.startswith("on")]
        self.tags.add(tag)
        if "id" in given:
            self.ids.append(str(given["id"]))
        if "href" in given:
            self.links.append(str(given["href"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "svg" not in self.open:
            self.text += data


def checked(html: str) -> Checked:
    """`html`, found to be well-formed, without styles or handlers and with identifiers that are unique."""
    parser = Checked()
    parser.feed(html)
    parser.close()
    assert not parser.open
    assert len(parser.ids) == len(set(parser.ids))
    assert not re.search(r"<(script|style|iframe|foreignObject)\b", html)
    return parser


def spaced(text: str) -> str:
    return " ".join(text.split())


def cycle(change: str, number: int, state: str = "adapt", scale: str | None = "class", **texts: str) -> Cycle:
    """An ended cycle with the decision `state`, or a planned or running one."""
    head: dict[str, Any] = {"change": change, "scale": scale, "conditions": texts.pop("conditions", "")}
    if state != "planned":
        head["started"] = "2025-09-01"
    if state not in ("planned", "running"):
        head |= {"ended": "2025-09-12", "decision": state, "prediction_met": "partly"}
    sections = tuple(Section(name.capitalize(), 2, text, 1) for name, text in texts.items())
    return Cycle(f"{number:02}-{change}", number, f"pdsa/{number:02}.md", CycleHead(**head), sections)


def project(cycles: tuple[Cycle, ...] = (), tools: tuple[Any, ...] = (), **charter: Any) -> Project:
    found = Charter(**{"title": "A project", "aim": "By June, all is well", "started": "2025-08-25", **charter})
    made = tuple(Tool(f"tool-{n}", f"tools/{n}.yml", t.tool, t) for n, t in enumerate(tools))
    return Project("a-project", found, cycles=cycles, tools=made)


def material(found: Project, **given: Any) -> Material:
    return Material(found, given.pop("readings", {}), given.pop("sparks", {}), **given)


@pytest.fixture(scope="session")
def kit() -> SimpleNamespace:
    """What the tests of this folder share."""
    return SimpleNamespace(checked=checked, cycle=cycle, material=material, project=project, spaced=spaced,
                           FakeReading=FakeReading, RightToLeft=RightToLeft)


@pytest.fixture(scope="session")
def drawn() -> Callable[..., str]:
    """The HTML of the only tool of a project."""
    from mfi_site.diagrams import diagrams_of

    def draw(tool: Any, words: Words | None = None) -> str:
        return str(diagrams_of(project(tools=(tool,)), {}, {}, words or Words())["tools/tool-0"])

    return draw
