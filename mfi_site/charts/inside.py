"""Labels within and above the plot: notes as letters, phases with their reasons, closed weeks."""

from __future__ import annotations

from mfi_site.charts.canvas import Canvas, number, text_element
from mfi_site.charts.labels import text_width
from mfi_site.charts.scene import Scene
from mfi_site.charts.sizes import Size

RING = 10
STEMS = (38, 62, 86)
ROWS_ABOVE = 3
REASON_PITCH = 20
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
        parts.append(_closed(scene, canvas, size, taken))
    if size.reasons:
        parts.append(_reasons(scene, canvas, size))
    return "".join(parts)


def _hits(area: _Area, taken: list[_Area]) -> bool:
    left, top, right, bottom = area
    return any(left < r and right > a and top < b and bottom > t for a, t, r, b in taken)


def _centre_names(scene: Scene, canvas: Canvas, size: Size, taken: list[_Area]) -> str:
    """An earlier phase's centre, under its lowest point where that is free, over its highest else."""
    parts = []
    for centre in scene.data["centres"][:-1]:
        start = 0.0 if centre["from"] is None else scene.x(centre["from"])
        room = (scene.x(centre["to"]) - start) * size.width - 14
        text = next((t for t in (centre["text"], centre["short"]) if text_width(t, size.text) <= room), "")
        rows = [d for d in scene.dots if centre["rows"][0] <= d.row < centre["rows"][1]]
        if not text or not rows or room < 30:
            continue
        left = start * size.width + 6
        lowest, highest = max(d.y for d in rows) * size.height, min(d.y for d in rows) * size.height
        y = lowest + 10 + size.text
        if y > size.height - 4:
            y = max(highest - 12, size.text)
        taken.append((left, y - size.text, left + text_width(text, size.text), y + 3))
        inner = text_element(canvas, "6", "", text, "end", "centre")
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
            if -8 < centre - RING and centre + RING < size.height - 2 and not _hits(area, taken):
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
    """The words for a closed band once, in the first one wide enough, at its foot if free, else at its head."""
    words = scene.data["closed"].split()
    wide = max((text_width(w, size.text) for w in words), default=0) * 0.9
    high = len(words) * size.text * 1.25
    for a, b in scene.data["bands"]:
        left, right = scene.x(a) * size.width, scene.x(b) * size.width
        if right - left < wide:
            continue
        for top in (size.height - high - 8, 4):
            if not _hits((left, top, right, top + high), taken):
                lines = "".join(
                    text_element(canvas, "", "", w, "closed", more=f' dy="{number((n + 1) * 1.2)}em"')
                    for n, w in enumerate(words)
                )
                middle = (scene.x(a) + scene.x(b)) / 2
                return canvas.at(middle, top / size.height, lines)
    return ""


def reason_rows(scene: Scene, size: Size) -> list[tuple[float, str, int, bool]]:
    """Each phase's reason: where (share), its text, its row above the plot and whether it ends there."""
    edges: list[list[tuple[float, float]]] = [[] for _ in range(ROWS_ABOVE)]
    found = []
    for day, because in scene.data["phases"]:
        if not because:
            continue
        share = scene.x(day)
        room = size.width * (1 - share) + size.right * 0.6
        most = int(max(room, share * size.width) / text_width("n", size.text))
        text = because if len(because) <= most else because[: most - 1].rstrip(" ,;.") + "…"
        width = text_width(text, size.text)
        back = width > room
        left = share * size.width - (width + 8 if back else -8)
        row = next((n for n, row in enumerate(edges) if all(left > b + 12 or left + width < a - 12 for a, b in row)),
                   None)
        if row is None:
            continue
        edges[row].append((left, left + width))
        found.append((share, text, row, back))
    return found


def _reasons(scene: Scene, canvas: Canvas, size: Size) -> str:
    unit = size.text / 14
    parts = []
    for share, text, row, back in reason_rows(scene, size):
        y = number((-7 - row * REASON_PITCH) * unit)
        parts.append(canvas.at(share, 0, text_element(canvas, number((-8 if back else 8) * unit), y, text, "reason",
                                                      *(["back"] if back else []))))
    return "".join(parts)
