"""The sizes a chart is set in, in pixels at the reader's usual font size."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """One setting: the plot, its gutters and its text.

    `width` is the narrowest plot that the labels must fit; a fluid plot may be wider. `only` is the class of
    what is seen at this size alone; `usual` is
    its plot's width on most screens. `dates` and `most_ticks` choose how many labels the axes have.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    text: float = 14
    latest: float = 33
    plain: float = 3.5
    signal: float = 5.5
    dates: str = "wide"
    most_ticks: int = 6
    only: str = ""
    letters: bool = False
    reasons: bool = False
    closed: bool = False
    limit_names: bool = False
    latest_date: bool = True
    usual: float = 0


PAGE = Size(
    "page", 560, 400, 48, 164, only="wide-only", letters=True, reasons=True, closed=True, limit_names=True, usual=880
)
PHONE = Size("phone", 180, 212, 38, 96, latest=26, dates="narrow", only="narrow-only", latest_date=False)
HOME = Size("home", 300, 240, 48, 128, dates="narrow", only="wide-only", latest_date=False)
CARD = Size("card", 150, 150, 44, 84, latest=21, plain=2.6, signal=4, dates="card", most_ticks=4, latest_date=False)
FILE = Size("file", 908, 400, 64, 180, letters=True, reasons=True, closed=True, limit_names=True)
SCREEN = Size(
    "screen",
    762,
    744,
    104,
    234,
    text=32,
    latest=80,
    plain=6.5,
    signal=9,
    dates="card",
    most_ticks=6,
    reasons=True,
    latest_date=False,
)
