"""The boxes of the driver diagram: what stands in each, line by line, and how high that makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mfi_site.diagrams.drivers.tree import Branch, Idea, Place, Said
from mfi_site.diagrams.kit import marks, text
from mfi_site.diagrams.kit.material import Material
from mfi_site.diagrams.kit.svg import Rect, Sheet, link, nested

MARK_GAP = 6.0
PILL, PILL_GAP = 20.0, 6.0
SPARK = 46.0
MEASURE_LINES = 3


@dataclass(frozen=True, slots=True)
class Size:
    """One drawn width: columns by what stands in them, the gaps between, and the type."""

    name: str
    width: float
    gap: float
    letters: float
    pitch: float
    pad_x: float
    pad_y: float
    small: float = 14.0
    small_pitch: float = 19.0


@dataclass(frozen=True, slots=True)
class Line:
    """Text within a box: its place in the box, the room it has, and how it is set."""

    said: tuple[str, ...]
    x: float
    y: float
    room: float
    size: float
    pitch: float
    look: str

    @property
    def bold(self) -> bool:
        return "dg-bold" in self.look

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.room, self.pitch * len(self.said))


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark, a sparkline or a numbered link in a box; `href` is where a link goes."""

    kind: str
    drawn: str
    rect: Rect
    href: str = ""


@dataclass
class Box:
    """A box under construction: contents are added from the top; `rect` is set by the layout."""

    size: Size
    wide: float
    look: str
    column: int
    anchor: str = ""
    href: str = ""
    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    high: float = 0.0
    rect: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0))
    empty: bool = True

    @property
    def room(self) -> float:
        return self.wide - 2 * self.size.pad_x

    def add(self, said: str, *looks: str, small: bool = False, before: float = 0.0, indent: float = 0.0,
            most: int | None = None) -> Line:
        """A paragraph, broken into lines, `before` pixels under what there is."""
        letters, pitch = (self.size.small, self.size.small_pitch) if small else (self.size.letters, self.size.pitch)
        room = self.room - indent
        broken = text.lines(said, room, letters, bold="dg-bold" in looks, most=most)
        line = Line(broken, self.size.pad_x + indent, self._next(before), room, letters, pitch, " ".join(looks))
        self.lines.append(line)
        self.high = line.rect.bottom
        return line

    def marked(self, shape: str, said: str, *looks: str, before: float = 0.0) -> Line:
        """A mark and its words beside it, or under it where a word would have to be broken."""
        indent = marks.SIZE + MARK_GAP
        longest = max((text.width(word, self.size.small) for word in said.split()), default=0.0)
        top = self._next(before)
        self.shapes.append(Shape("mark", shape, Rect(self.size.pad_x, top + 2, marks.SIZE, marks.SIZE)))
        self.high = top
        if longest > self.room - indent:
            return self.add(said, *looks, small=True, before=marks.SIZE + 4)
        return self.add(said, *looks, small=True, indent=indent)

    def spark(self, drawn: str) -> None:
        self.shapes.append(Shape("spark", drawn, Rect(self.size.pad_x, self._next(4), self.room, SPARK)))
        self.high += 4 + SPARK

    def close(self) -> Box:
        self.high += self.size.pad_y
        return self

    def _next(self, before: float) -> float:
        if self.empty:
            self.empty, self.high = False, self.size.pad_y
            return self.high
        return self.high + before

    def placed(self) -> Iterator[Line]:
        return iter(self.lines)

    def svg(self, sheet: Sheet) -> str:
        """The box where the layout put it."""
        x, y = self.rect.x, self.rect.y
        frame = sheet.rect(self.rect, f"dg-box {self.look}", 4, self.anchor or None)
        parts = [sheet.texts(n.said, x + n.x, y + n.y, n.room, n.size, n.pitch, n.look) for n in self.lines]
        for shape in self.shapes:
            parts.append(self._shape(shape, sheet))
        inner = "".join(parts)
        return frame + (link(self.href, inner) if self.href else inner)

    def _shape(self, shape: Shape, sheet: Sheet) -> str:
        place = Rect(self.rect.x + shape.rect.x, self.rect.y + shape.rect.y, shape.rect.w, shape.rect.h)
        left = sheet.left(place.x, place.w)
        if shape.kind == "mark":
            return marks.placed(shape.drawn, left, place.y)
        if shape.kind == "spark":
            return nested(shape.drawn, left, place.y, place.w, place.h)
        pill = sheet.rect(place, "dg-pill", rx=PILL / 2)
        figure = sheet.text(shape.drawn, place.x, place.y, place.w, self.size.small, "dg-text", middle=True)
        return link(shape.href, pill + figure)


def aim_box(aim: str, said: tuple[Said, ...], size: Size, wide: float) -> Box:
    box = Box(size, wide, "dg-aim", 0)
    box.add(aim, "dg-text")
    for one in said:
        _measure(box, one, named=False)
    return box.close()


def driver_box(branch: Branch, size: Size, wide: float, material: Material) -> Box:
    box = Box(size, wide, "dg-loose" if branch.loose else "dg-driver", branch.level)
    if branch.loose:
        box.add(branch.name, "dg-muted", small=True)
        return box.close()
    box.add(branch.name, *(("dg-text", "dg-bold") if branch.level == 1 else ("dg-text",)))
    if branch.focus:
        box.add(material.say("focus"), "dg-muted", small=True)
    for n, one in enumerate(branch.said):
        _measure(box, one, before=12 if n else 4)
    if branch.level == 1 and not branch.said:
        box.add(material.say("no-measure"), "dg-muted", small=True)
    return box.close()


def idea_box(place: Place, size: Size, wide: float, column: int, material: Material) -> Box:
    idea = place.idea
    if place.also:
        box = Box(size, wide, "dg-thin", column, href=f"#drawn-{size.name}-{idea.id}")
        box.add(material.say("also", idea=idea.text), "dg-text", small=True, most=2)
        return box.close()
    box = Box(size, wide, f"dg-idea dg-{idea.state}", column, anchor=f"drawn-{size.name}-{idea.id}")
    box.add(idea.text, "dg-text")
    _state(box, idea, material)
    return box.close()


def _measure(box: Box, said: Said, named: bool = True, before: float = 4) -> None:
    if named:
        box.add(said.name, "dg-muted", small=True, before=before, most=MEASURE_LINES)
    if said.spark:
        box.spark(said.spark)
    box.marked(marks.signal(said.strength, said.meaning), said.text, "dg-muted", before=4)


def _state(box: Box, idea: Idea, material: Material) -> None:
    """The state, and the tests at the other side of its line or in lines of their own."""
    line = box.marked(marks.state(idea.state), idea.word, "dg-text", before=7)
    if not idea.tests:
        return
    label = material.say("tests", n=len(idea.tests))
    pills = [max(PILL, text.width(str(number), box.size.small) + 10) for number, _ in idea.tests]
    wide = text.width(label, box.size.small) + PILL_GAP
    whole = wide + sum(pills) + PILL_GAP * (len(pills) - 1)
    taken = line.x - box.size.pad_x + max(text.width(t, box.size.small) for t in line.said) + 12
    beside = len(line.said) == 1 and taken + whole <= box.room
    top = line.y if beside else box.high + 5
    x = box.size.pad_x + (box.room - whole if beside else 0)
    row = box.size.small_pitch + 5
    box.lines.append(Line((label,), x, top, wide, box.size.small, box.size.small_pitch, "dg-muted"))
    x += wide
    for (number, where), pill in zip(idea.tests, pills, strict=True):
        if x + pill > box.size.pad_x + box.room + 0.01:
            x, top = box.size.pad_x, top + row
        box.shapes.append(Shape("test", str(number), Rect(x, top, pill, PILL), where))
        x += pill + PILL_GAP
    box.high = max(box.high, top + PILL)
