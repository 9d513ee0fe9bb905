"""Corridor screens: one page a screen, the shell that they share, and version.json by which they renew themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from mfi_site.charts.sizes import SCREEN
from mfi_site.model.board import Screen, ScreenForm
from mfi_site.model.finding import Finding
from mfi_site.outputs.context import BoardContext, Site, Slide, Summary
from mfi_site.outputs.slides.board import about_slide, calendar_slide, code_slide, thanks_slide
from mfi_site.outputs.slides.hours import USUAL, read_hours
from mfi_site.outputs.slides.legibility import Wall
from mfi_site.outputs.slides.loop import loops_of, project_groups, seconds_of, wanted
from mfi_site.outputs.slides.project import CHART_TEXT
from mfi_site.outputs.slides.shell import script, style
from mfi_site.outputs.views.policy import CONTENT_POLICY
from mfi_site.themes import Theme, ThemeError, load_theme, published_name
from mfi_site.wording import Words

DEFAULT = "main"
ROOT = "../../"
SHELL_WORDS = ("waiting", "old", "memory", "offline", "back", "pause", "play", "current", "behind", "unknown")
UPRIGHT_CHART = CHART_TEXT * 1000 / (SCREEN.left + SCREEN.width + SCREEN.right)
"""The text of a chart on an upright screen, where the chart is 1000 pixels wide."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide in its place on one screen."""

    slide: Slide
    seconds: float
    said: str
    to: str

    @property
    def html(self) -> Markup:
        return Markup(self.slide.html)


@dataclass(frozen=True, slots=True)
class Loop:
    """A whole screen: its slides, and the order they are shown in, loop by loop."""

    screen: Screen
    title: str
    slides: tuple[Shown, ...]
    loops: tuple[tuple[int, ...], ...]
    projects: int
    asked: int

    @property
    def longest(self) -> float:
        """Seconds of the longest loop."""
        return max((sum(self.slides[n].seconds for n in loop) for loop in self.loops), default=0.0)


def all_screens(screens: tuple[Screen, ...]) -> tuple[Screen, ...]:
    """The screens of a board: those that it has written, and one of every active project."""
    own = () if any(s.id == DEFAULT for s in screens) else (Screen(DEFAULT, "", ScreenForm()),)
    return (*own, *screens)


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """screens/<screen>/index.html, the shell in assets/, sw.js, version.json"""
    site = ctx.site
    found: dict[str, bytes] = {"sw.js": script(site.theme, "sw.js")}
    names = {}
    for name in ("screen.js", "screen-tools.js"):
        data = script(site.theme, name)
        names[name] = published_name(name, data)
        found[names[name]] = data
    manifest = {}
    for screen in all_screens(ctx.screens):
        css, sheet = style(_theme(screen, ctx))
        found[css] = sheet
        path = f"screens/{screen.id}/index.html"
        build, found[path] = _page(screen, ctx, css, names)
        files = {p: hashlib.sha256(found[p]).hexdigest() for p in (path, css, names["screen.js"])}
        manifest[screen.id] = {"build": build, "files": files}
    whole = hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:12]
    version = {"generator": "mfi-site", "version": 1, "build": whole, "day": site.frame.today.isoformat(),
               "screens": manifest}
    found["version.json"] = json.dumps(version, indent=1).encode() + b"\n"
    return found


def _theme(screen: Screen, ctx: BoardContext) -> Theme:
    """The theme that a screen names; the board's where there is none of that name."""
    name = screen.form.theme
    if not name or name == ctx.site.theme.name:
        return ctx.site.theme
    if name in ctx.themes:
        return ctx.themes[name]
    try:
        return load_theme(name)
    except ThemeError:
        return ctx.site.theme


def loop_of(screen: Screen, site: Site, summaries: tuple[Summary, ...]) -> Loop:
    """What a screen shows. The code is that of no build yet."""
    form, words = screen.form, site.words
    title = form.title or site.frame.settings.name
    asked = wanted(form, summaries)
    groups = project_groups(form, asked)
    slides = [slide for group in groups for slide in group]
    newest = max((s.data_to for s in asked if s.data_to), default=None)
    made: dict[str, Callable[[], Slide | None]] = {
        "about": lambda: about_slide(site, newest), "calendar": lambda: calendar_slide(site, summaries, newest),
        "thanks": lambda: thanks_slide(site, summaries, newest)}
    kinds = [k for k in dict.fromkeys(form.slides) if k in made]
    shared = [slide for kind in kinds if (slide := made[kind]()) is not None]
    if not shared and not slides:
        shared = [about_slide(site, newest)]
    code = code_slide(site, screen.id, title, "", newest)
    shown = tuple(_shown(s, form, words, site.frame.today) for s in (*slides, *shared, *([code] if code else ())))
    loops = loops_of([len(g) for g in groups], len(shared), 1 if code else 0)
    return Loop(screen, title, shown, loops, len(groups), len(asked))


def _shown(slide: Slide, form: ScreenForm, words: Words, today: date) -> Shown:
    day = slide.data_to
    if day is None:
        said = words.say("screen.data-none")
    else:
        said = words.say("screen.data-to", day=words.short_day(day) if day.year == today.year else words.day(day))
    return Shown(slide, seconds_of(slide, form), said, day.isoformat() if day else "")


def _page(screen: Screen, ctx: BoardContext, css: str, names: Mapping[str, str]) -> tuple[str, bytes]:
    """The build of a screen, which changes with anything that it shows, and its page."""
    loop = loop_of(screen, ctx.site, ctx.summaries)
    parts = [[s.slide.html, s.seconds, s.said, s.slide.every, str(s.slide.until)] for s in loop.slides]
    config = _config(loop, ctx.site, "", f"{css} {names['screen.js']}", names["screen-tools.js"])
    made = [parts, config, ctx.site.theme.digest, ctx.site.frame.settings.illustrative, ctx.site.frame.preview]
    build = hashlib.sha256(json.dumps(made).encode()).hexdigest()[:12]
    return build, _render(_with_code(loop, ctx.site, build), ctx, css, names, {**config, "build": build})


def _with_code(loop: Loop, site: Site, build: str) -> Loop:
    """The loop with the code that opens the check of this very build."""
    last = loop.slides[-1]
    code = code_slide(site, loop.screen.id, loop.title, build, last.slide.data_to)
    return replace(loop, slides=(*loop.slides[:-1], replace(last, slide=code))) if code else loop


def _render(loop: Loop, ctx: BoardContext, css: str, names: Mapping[str, str], config: Mapping[str, Any]) -> bytes:
    site = ctx.site
    settings = site.frame.settings
    words = site.words
    school = words.say("screen.made-up", school=settings.name) if settings.illustrative else settings.name
    text = site.theme.render(
        "screens/screen.html", site=site, settings=settings, words=words, say=words.say, policy=CONTENT_POLICY,
        root=ROOT, css=css, js=names["screen.js"], title=loop.title, school=school, entries=loop.slides,
        config=json.dumps(config, ensure_ascii=False, separators=(",", ":")), icon=site.assets.get("icon.svg", ""),
        orientation=loop.screen.form.orientation)
    return text.strip().encode("utf-8") + b"\n"


def _config(loop: Loop, site: Site, build: str, shell: str, tools: str) -> dict[str, Any]:
    """What the shell must know; it judges hours, holidays and age by the day on which it runs."""
    settings, words = site.frame.settings, site.words
    hours = read_hours(loop.screen.form.hours)
    newest = max((s.to for s in loop.slides), default="")
    return {
        "name": loop.screen.id, "build": build, "shell": shell, "tools": tools,
        "newest": newest, "oldest": _year_before(newest),
        "asOf": settings.as_of.isoformat() if settings.as_of else "",
        "hours": USUAL if hours is None else hours,
        "terms": _spans(sorted(settings.calendar.terms)), "closed": _spans(settings.calendar.closed),
        "order": [n for part in loop.loops for n in part],
        "months": [words.short_day(date(2001, month, 1)).lstrip("1").strip() for month in range(1, 13)],
        "words": {key: words.say(f"screen.{key}", day="{day}", time="{time}") for key in SHELL_WORDS},
    }


def _year_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(366)).isoformat() if day else ""


def _spans(spans: Any) -> list[list[str]]:
    return [[first.isoformat(), last.isoformat()] for first, last in spans]


def _pixels(slide: Slide, form: ScreenForm) -> float:
    """A slide's smallest text on this screen, in pixels of which the short side has 1080."""
    return UPRIGHT_CHART if form.orientation == "portrait" and slide.kind == "chart" else slide.smallest


def screen_findings(ctx: BoardContext) -> tuple[Finding, ...]:
    """What is wrong with the screens of a board: hours, crowds, and text too small for its distance."""
    found: list[Finding] = []
    say = ctx.site.words.say
    for screen in all_screens(ctx.screens):
        form, loop = screen.form, loop_of(screen, ctx.site, ctx.summaries)
        path = screen.path or None
        if read_hours(form.hours) is None:
            found.append(Finding("screen-hours", "problem", say("screen.hours-unread", hours=form.hours[:60]),
                                 say("screen.hours-suggestion"), path, *screen.place("hours")))
        if path and loop.projects < loop.asked and len(loop.slides) > 1 and _crowded(loop, ctx.summaries):
            found.append(Finding("screen-crowded", "better", say("screen.crowded", screen=loop.title,
                                 n=loop.projects, all=loop.asked), say("screen.crowded-suggestion"), path))
        found += _illegible(loop, say, path)
    return tuple(found)


def _crowded(loop: Loop, summaries: tuple[Summary, ...]) -> bool:
    """Whether a project was left out for want of room, not for want of slides."""
    shown = {s.slide.project for s in loop.slides}
    kinds = set(loop.screen.form.slides)
    return any(s.id not in shown and any(slide.kind in kinds for slide in s.slides)
               for s in wanted(loop.screen.form, summaries))


def _illegible(loop: Loop, say: Any, path: str | None) -> list[Finding]:
    form = loop.screen.form
    wall = Wall(form.viewing.inches, form.viewing.metres)
    worst: dict[str, Slide] = {}
    for shown in loop.slides:
        slide = shown.slide
        if not wall.legible(_pixels(slide, form)) and (
                slide.kind not in worst or slide.smallest < worst[slide.kind].smallest):
            worst[slide.kind] = slide
    return [Finding(
        "screen-legible", "problem",
        say("screen.legible", screen=loop.title, text=_brief(slide.smallest_text), metres=f"{wall.metres:g}",
            size=f"{wall.capital(_pixels(slide, form)):.1f}", needed=f"{wall.needed:.1f}"),
        say("screen.legible-suggestion", clear=f"{int(wall.clear_to(_pixels(slide, form)) * 10) / 10:g}",
            inches=wall.inches_for(_pixels(slide, form))), path, *loop.screen.place("viewing"))
        for slide in worst.values()]


def _brief(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 40 else said[:39].rstrip() + "…"


def screen_report(ctx: BoardContext) -> list[dict[str, Any]]:
    """For each screen: slides, loops, seconds of the longest, and the smallest text with its clear distance."""
    found = []
    for screen in all_screens(ctx.screens):
        loop, form = loop_of(screen, ctx.site, ctx.summaries), screen.form
        wall = Wall(form.viewing.inches, form.viewing.metres)
        smallest = min(loop.slides, key=lambda s: _pixels(s.slide, form)).slide
        pixels = _pixels(smallest, form)
        found.append({
            "screen": screen.id, "title": loop.title, "address": f"screens/{screen.id}/", "slides": len(loop.slides),
            "loops": len(loop.loops), "loop_seconds": round(loop.longest, 1),
            "smallest_text": _brief(smallest.smallest_text),
            "smallest_mm": round(wall.capital(pixels), 1), "clear_metres": round(wall.clear_to(pixels), 1),
            "viewing_metres": wall.metres, "inches": wall.inches,
        })
    return found
