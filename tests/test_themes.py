"""Themes: the colours, the chain, and what a school's own theme may hold."""

from __future__ import annotations

from itertools import product

import pytest

from mfi_site.themes import TOKENS, ThemeError, contrast, load_theme

SCHEMES = [("default", "light"), ("default", "dark"), ("default", "print"), ("chalkboard", "light"),
           ("chalkboard", "dark")]
TEXT = ("ink", "muted", "goal", "better", "worse", "neither", "accent")
MARKS = ("rule", "line")


@pytest.mark.parametrize(("theme", "scheme"), SCHEMES)
def test_every_pair_can_be_read(theme: str, scheme: str) -> None:
    """Text has 4.5:1 and marks 3:1 on paper and card, in every theme and scheme."""
    colours = load_theme(theme).colours(scheme)
    for token, ground in product((*TEXT, *MARKS), ("paper", "card")):
        needed = 3.0 if token in MARKS else 4.5
        assert contrast(colours[token], colours[ground]) >= needed, (token, ground)


@pytest.mark.parametrize(("theme", "scheme"), SCHEMES)
def test_a_run_shows_without_colour(theme: str, scheme: str) -> None:
    """The line of a run for the better differs from the plain line in lightness, by 1.5:1."""
    colours = load_theme(theme).colours(scheme)
    assert contrast(colours["better"], colours["line"]) >= 1.5


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21:1 and a colour on itself is 1:1."""
    assert round(contrast("#000000", "#FFF"), 2) == 21.0
    assert contrast("#123456", "#123456") == 1.0


def test_a_theme_of_three_lines_changes_only_what_it_names() -> None:
    """A school's own theme with a colour keeps the rest of the one that it extends, and has its own digest."""
    own = {"ours/theme.yml": b'extends: default\nlight: {accent: "#7A1F5C"}\ndark: {accent: "#F0A8D8"}\n'}
    ours, default = load_theme("ours", own), load_theme("default")
    assert ours.colours()["accent"] == "#7A1F5C" and ours.colours("dark")["accent"] == "#F0A8D8"
    assert {k: v for k, v in ours.colours().items() if k != "accent"} == {
        k: v for k, v in default.colours().items() if k != "accent"}
    assert ours.digest != default.digest
    assert b"--accent:#7A1F5C" in ours.static()["site.css"]


def test_a_theme_may_replace_one_template() -> None:
    """A template of the school's own stands before the built-in one, with paths given from the theme's folder."""
    theme = load_theme("ours", {"theme.yml": b"extends: default\n", "pages/lost.html": b"gone: {{ what }}"})
    assert theme.render("pages/lost.html", what="<b>") == "gone: &lt;b&gt;"
    assert theme.has("pages/home.html")


@pytest.mark.parametrize("theme", [
    {"ours/theme.yml": b"extends: ours\n"}, {"ours/theme.yml": b"extends: nowhere\n"}, {},
    {"ours/theme.yml": b'light: {accent: "red;} body{background:url(//x)"}\n'},
    {"ours/theme.yml": b"light: {colour: '#123456'}\n"}, {"ours/theme.yml": b"[\n"}, {"ours/theme.yml": b"- a\n"},
    {"ours/theme.yml": b"fonts: {serif: 'x;}'}\n"}, {"ours/theme.yml": b"light: [1]\n"},
    {"ours/theme.yml": b"bundles: {site.css: [../../x]}\n"}, {"ours/theme.yml": b"a: &a [1]\nb: *a\n"},
    {"ours/theme.yml": b"[" * 30_000}, {"ours/theme.yml": b"\xff\xfe\x00"},
])
def test_a_theme_that_cannot_be_used_says_why(theme: dict[str, bytes]) -> None:
    """A theme that is missing, circular or holds something else than colours is refused in one sentence."""
    with pytest.raises(ThemeError):
        load_theme("ours", theme)


def test_a_schools_theme_holds_no_script_or_drawing() -> None:
    """Of a school's own static files only style sheets, fonts and pictures are published."""
    own = {"ours/theme.yml": b"extends: default\n", "ours/static/x.js": b"1", "ours/static/x.svg": b"<svg/>",
           "ours/static/x.css": b"a{}", "ours/static/x.woff2": b"w"}
    assert {"x.css", "x.woff2"} <= set(load_theme("ours", own).static())
    assert not {"x.js", "x.svg"} & set(load_theme("ours", own).static())


@pytest.mark.parametrize("text", [
    b"{{ ''.__class__.__mro__ }}", b"{{ unknown }}", b"{% for i in range(10**9) %}{% endfor %}"])
def test_a_template_runs_in_a_sandbox(text: bytes) -> None:
    """A school's template reaches nothing of the program, and an undefined name is an error."""
    theme = load_theme("ours", {"ours/theme.yml": b"extends: default\n", "ours/pages/x.html": text})
    with pytest.raises(Exception, match=r"unsafe|undefined|[Rr]ange"):
        theme.render("pages/x.html")


def test_every_scheme_has_every_token() -> None:
    """Light, dark and print name all thirteen tokens, and the sheet answers forced colours."""
    theme = load_theme("default")
    for scheme in ("light", "dark", "print"):
        assert set(theme.colours(scheme)) == set(TOKENS)
    sheet = theme.tokens_css()
    assert "prefers-color-scheme:dark" in sheet and "forced-colors:active" in sheet and "@media print" in sheet
