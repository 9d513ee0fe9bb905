"""Labels within and above the plot: notes as letters, phases with their reasons, closed weeks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from mfi_site.charts.canvas import Canvas, number, text_element
from mfi_site.charts.labels import text_width
from mfi_site.charts.scene import Scene
from mfi_site.charts.sizes import Size
from mfi_site.charts.specification import HEIGHT, WIDTH

RING = 10
STEMS = (38, 62, 86)
ROWS_ABOVE = 3
REASON_PITCH = 20
STROKE = 8
_Area = tuple[float, float, float, float]


def inside_labels(scene: Scene, canvas: Canvas, size: Size) -> str:
    """What one size shows inside its plot, each clear of the points and of the others."""
    taken: list[_Area] = [
        (d.x * size.width - 7, d.y * size.height - 7, d.x * size.width + 7, d.y * size.height + 7) for d in scene.dots
    ]
    parts = [_centre_names(scene, canvas, size, taken)]
    if size.letters:
        parts.append(_letters(scene, canvas, size, taken))
    if size.closed:
        parts.append(_closed(scene, canvas, size, taken + _strokes(scene, size)))
    if size.reasons:
        parts.append(_reasons(scene, canvas, size))
    return "".join(parts)


def _hits(area: _Area, taken: list[_Area]) -> bool:
    left, top, right, bottom = area
    return any(left < r and right > a and top < b and bottom > t for a, t, r, b in taken)


def _strokes(scene: Scene, size: Size, *only: str) -> list[_Area]:
    """Boxes along the drawn lines (those of some looks alone), so that words can keep clear of them."""
    found: list[_Area] = []
    for line, look in scene.paths:
        if look == "band" or (only and look not in only):
            continue
        for (x0, y0), (x1, y1) in pairwise(line):
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / STROKE))
            for n in range(steps + 1):
                x = (x0 + (x1 - x0) * n / steps) / WIDTH * size.width
                y = (y0 + (y1 - y0) * n / steps) / HEIGHT * size.height
                found.append((x - 2, y - 2, x + 2, y + 2))
    return found


def _centre_names(scene: Scene, canvas: Canvas, size: Size, taken: list[_Area]) -> str:
    """An earlier phase's centre, under its lowest point where no goal or limit strikes it, over its highest else."""
    parts = []
    struck = _strokes(scene, size, "goal", "limit")
    for centre in scene.data["centres"][:-1]:
        start = 0.0 if centre["from"] is None else scene.x(centre["from"])
        room = (scene.x(centre["to"]) - start) * size.width - 14
        text = next((t for t in (centre["text"], centre["short"]) if text_width(t, size.text) <= room), "")
        rows = [d for d in scene.dots if centre["rows"][0] <= d.row < centre["rows"][1]]
        if not text or not rows or room < 30:
            continue
        left = start * size.width + 6
        lowest, highest = max(d.y for d in rows) * size.height, min(d.y for d in rows) * size.height
        right, under, over = left + text_width(text, size.text), lowest + 10 + size.text, highest - 12
        places = [y for y in (under, under + size.text, over, over - size.text) if size.text <= y <= size.height - 4]
        y = next((y for y in places if not _hits((left, y - size.text, right, y + 3), struck)),
                 places[0] if places else size.text)
        taken.append((left, y - size.text, right, y + 3))
        inner = text_element(canvas, "6", "", text, "end-centre")
        parts.append(canvas.at(start, y / size.height, inner))
    return "".join(parts)


def _letters(scene: Scene, canvas: Canvas, size: Size, taken: list[_Area]) -> str:
    """Notes as letters in rings on stems, off the point they belong to."""
    dots = {d.row: d for d in scene.dots}
    missing = {row: scene.x(x) for row, x in scene.data["missing"]}
    parts = []
    for row, letter in scene.data["notes"]:
        dot = dots.get(row)
        if dot is None and row not in missing:
            continue
        x = dot.x if dot else missing[row]
        y = dot.y * size.height if dot else size.height
        for offset in (*(-s for s in STEMS), *STEMS, -38):
            centre = y + offset
            area = (x * size.width - RING - 1, centre - RING - 1, x * size.width + RING + 1, centre + RING + 1)
            if centre - RING > -8 and centre + RING < size.height - 2 and not _hits(area, taken):
                break
        taken.append(area)
        near = 6 if dot else 0
        stem = f"M0 {-near if offset < 0 else near}V{offset + RING if offset < 0 else offset - RING}"
        inner = (
            f'<path{canvas.look("stem")} d="{stem}"/><circle{canvas.look("ring")} cy="{offset}" r="{RING}"/>'
            + text_element(canvas, "", str(offset), letter, "letter", more=' dy=".33em"')
        )
        parts.append(canvas.at(x, dot.y if dot else 1, inner))
    return "".join(parts)


def _closed(scene: Scene, canvas: Canvas, size: Size, taken: list[_Area]) -> str:
    """The words for a closed band once, in the first one wide enough: at its foot if free, else higher."""
    words = scene.data["closed"].split()
    wide = max((text_width(w, size.text) for w in words), default=0) * 0.9
    high = len(words) * size.text * 1.25
    for a, b in scene.data["bands"]:
        left, right = scene.x(a) * size.width, scene.x(b) * size.width
        if (right - left) / size.width * max(size.usual, size.width) < wide:
            continue
        foot = size.height - high - 8
        for top in (foot, 4.0, *(foot - 12 * n for n in range(1, 8))) if scene.dots else (4.0,):
            if not _hits((left, top, right, top + high), taken):
                lines = "".join(
                    text_element(canvas, "", "", w, "closed", more=f' dy="{number((n + 1) * 1.2)}em"')
                    for n, w in enumerate(words)
                )
                middle = (scene.x(a) + scene.x(b)) / 2
                return canvas.at(middle, top / size.height, lines)
    return ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A phase's reason above the plot: at `share` of its width, `row` lines up, written backwards or not."""

    share: float
    text: str
    row: int
    back: bool


def reasons_of(scene: Scene, size: Size) -> list[Reason]:
    """Reasons from the last phase to the first, each on the lowest row where it meets no text or hairline."""
    texts: list[tuple[int, float, float]] = []
    hairs: list[tuple[int, float]] = []
    found = []
    for day, because in reversed(scene.data["phases"]):
        share = scene.x(day)
        here = share * size.width
        room = size.width - here + size.right * 0.6
        text = _cut(because, max(room, here) - 8, size)
        back = text_width(text, size.text) + 8 > room
        place = _place(text, here, back, size, texts, hairs)
        if place is None:
            later = min((x for _, x in hairs), default=size.width)
            text, back = _cut(because, later - here - 16, size), False
            place = _place(text, here, back, size, texts, hairs) if len(text) > 8 else None
        if text and place is not None:
            row, left, right = place
            texts.append((row, left, right))
            found.append(Reason(share, text, row, back))
        hairs.append((place[0] if place else 0, here))
    return found


def _place(
    text: str,
    here: float,
    back: bool,
    size: Size,
    texts: list[tuple[int, float, float]],
    hairs: list[tuple[int, float]],
) -> tuple[int, float, float] | None:
    width = text_width(text, size.text) + 8
    left, right = (here - width, here) if back else (here, here + width)
    for row in range(ROWS_ABOVE):
        free = all(row != r or right + 8 < a or left - 8 > b for r, a, b in texts)
        if free and all(row > r or not left < x < right + 4 for r, x in hairs):
            return row, left, right
    return None


def _cut(text: str, room: float, size: Size) -> str:
    """As much of a text as fits, ending in an ellipsis where that is not all."""
    most = max(int(room / text_width("n", size.text)), 0)
    return text if len(text) <= most else text[: max(most - 1, 0)].rstrip(" ,;.") + "…" if most > 1 else ""


def _reasons(scene: Scene, canvas: Canvas, size: Size) -> str:
    unit = size.text / 14
    parts = []
    for reason in reasons_of(scene, size):
        y = number((-7 - reason.row * REASON_PITCH) * unit)
        x = number((-8 if reason.back else 8) * unit)
        look = ("reason", "back") if reason.back else ("reason",)
        inner = text_element(canvas, x, y, reason.text, *look)
        if reason.row:
            inner += f'<path{canvas.look("phase")} d="M0 -15V{number((-16 - reason.row * REASON_PITCH) * unit)}"/>'
        parts.append(canvas.at(reason.share, 0, inner))
    return "".join(parts)
