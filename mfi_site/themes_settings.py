"""theme.yml: the tokens of a theme, checked, and how those of a chain of themes join."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import read_yaml

TOKENS = ("paper", "card", "ink", "muted", "rule", "faint", "band", "line", "goal", "better", "worse",
          "neither", "accent")
SYSTEM_COLOURS = {
    "paper": "Canvas", "card": "Canvas", "ink": "CanvasText", "muted": "CanvasText", "rule": "CanvasText",
    "faint": "GrayText", "band": "Canvas", "line": "CanvasText", "goal": "LinkText", "better": "Highlight",
    "worse": "CanvasText", "neither": "CanvasText", "accent": "Highlight",
}
KEYS = ("extends", "light", "dark", "both", "print", "fonts", "bundles")
FAMILIES = ("serif", "sans")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FONTS = re.compile(r"[\w \-,\"']{1,300}")
_FILE = re.compile(r"[\w-]+(?:\.[\w-]+)+")


class ThemeError(ValueError):
    """A theme that cannot be used, said in one sentence."""


def theme_settings(name: str, text: bytes) -> dict[str, Any]:
    """The keys of a theme.yml, every value checked. Raises ThemeError for what is no colour, font or file name."""
    notes = Notes(f"themes/{name}/theme.yml")
    try:
        document = read_yaml(text.decode("utf-8"), notes)
    except UnicodeDecodeError as error:
        raise ThemeError(f"theme.yml of the theme {name} is not text in UTF-8.") from error
    if notes.findings or document is None:
        why = notes.findings[0].message if notes.findings else ""
        raise ThemeError(f"theme.yml of the theme {name} cannot be read. {why}".strip())
    said = document.value or {}
    if not isinstance(said, dict) or not set(said) <= set(KEYS):
        raise ThemeError(f"theme.yml of the theme {name} has the keys {', '.join(KEYS)} and no others.")
    for key in ("light", "dark", "both", "print"):
        for token, colour in _group(said, key, name).items():
            if token not in TOKENS or not _COLOUR.fullmatch(str(colour)):
                raise ThemeError(f"The theme {name} gives {token} the colour {colour}; write it as #1A2B3C.")
    for family, fonts in _group(said, "fonts", name).items():
        if family not in FAMILIES or not _FONTS.fullmatch(str(fonts)):
            raise ThemeError(f"The theme {name} has a list of fonts that is not one: {family}.")
    for sheet, parts in _group(said, "bundles", name).items():
        if not isinstance(parts, list) or not all(_FILE.fullmatch(str(f)) for f in (sheet, *parts)):
            raise ThemeError(f"The theme {name} bundles {sheet} from something else than a list of file names.")
    return said


def merged(settings: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The settings of a chain, nearest first; `both` counts for light and for dark."""
    joined: dict[str, Any] = {"light": {}, "dark": {}, "print": {}, "fonts": {}, "bundles": {}}
    for said in reversed(settings):
        for key in joined:
            joined[key] |= said.get(key) or {}
        for scheme in ("light", "dark"):
            joined[scheme] |= said.get("both") or {}
    return joined


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    shares = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _group(said: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    group = said.get(key) or {}
    if not isinstance(group, dict):
        raise ThemeError(f"In theme.yml of the theme {name}, {key} is not a group of keys.")
    return group
