"""One file that stands alone: charts inline, light or dark as the reader likes, no script, nothing fetched."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from mfi_site.coach.change.formats import _shared
from mfi_site.coach.change.formats.drawing import Charts, Draw, drawn
from mfi_site.coach.change.model import ProjectChange, Review

ALONE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
SERVED = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
STYLES = "review.css"
_HERE = Path(__file__).parent
_MARKS = {"better": ("disc", "ring"), "worse": ("diamond", "diamond-open"), "neither": ("square", "square-open")}


def render(review: Review, preview: str = "", draw: Draw | None = None) -> str:
    """The review as a page of its own; `preview` is where its charts can be seen larger."""
    return _filled(review, preview, draw, styles=stylesheet())


def preview_files(review: Review, draw: Draw | None = None) -> dict[str, bytes]:
    """`review/index.html` and its style sheet, for a draft of the board under its strict policy.

    Raises ValueError for a review that is not the public's.
    """
    if review.audience != "public":
        raise ValueError("A preview may hold only what the public may read.")
    page = _filled(review, "..", draw, styles="")
    return {"review/index.html": page.encode(), f"review/{STYLES}": stylesheet().encode()}


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The page's own sheet after the charts' and the light theme's colours."""
    from mfi_site.themes import load_theme

    theme = load_theme("default")
    light, dark = ("".join(f"--{name}:{value};" for name, value in theme.colours(scheme).items())
                   for scheme in ("light", "dark"))
    night = f"@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}"
    charts = theme.files["static/chart.css"].decode("utf-8")
    return f":root{{color-scheme:light;{light}}}\n{night}\n{charts}\n{(_HERE / STYLES).read_text('utf-8')}"


def _filled(review: Review, preview: str, draw: Draw | None, styles: str) -> str:
    from markupsafe import Markup

    charts = {key: Charts(Markup(c.before), Markup(c.after)) for key, c in drawn(review, draw).items()}
    return str(
        _template().render(
            review=review, shared=_shared, charts=charts, preview=preview.rstrip("/"),
            policy=ALONE if styles else SERVED,
            styles=Markup(styles) if styles else "", sheet=STYLES, mark=mark, answered=_answered,
        )
    )  # fmt: skip


def mark(reading: Any) -> str:
    """The class of a signal's shape: a disc for better, a diamond for worse, hollow while it is only possible."""
    if reading is None or reading.meaning is None:
        return ""
    full, hollow = _MARKS[reading.meaning]
    return full if reading.state == "strong" else hollow


def _answered(change: ProjectChange) -> list[str]:
    return _shared.settled_texts(change)


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("review.html")
