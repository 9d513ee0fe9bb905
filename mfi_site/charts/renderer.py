"""What turns a Vega specification into SVG: the library in this process, or another process that stands in for it."""

from __future__ import annotations

from collections.abc import Callable

Convert = Callable[[str], str]


def here(vega: str) -> str:
    """The SVG of a Vega specification (JSON), by vl-convert in this process; nothing is fetched from anywhere."""
    import vl_convert

    return str(vl_convert.vega_to_svg(vega, allowed_base_urls=[]))


_convert: Convert = here


def use(convert: Convert) -> None:
    """Let `convert` do it from now on, for the whole process, as the library itself is one for the whole process."""
    global _convert
    _convert = convert


def svg_of(vega: str) -> str:
    """The SVG of a Vega specification."""
    return _convert(vega)
