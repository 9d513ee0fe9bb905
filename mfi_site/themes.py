"""Themes: a chain of folders of templates, style sheets and colour tokens, read from bytes, rendered to text.

A theme is data: `load_theme` takes the school's own files as a mapping and finds the built-in ones itself.
A template or static file is looked up in the theme, then in the one that it extends. Autoescape is on
and undefined names are errors; a school's own templates run in a sandbox, since they arrive in pull requests.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from mfi_site.themes_settings import (
    SYSTEM_COLOURS,
    TOKENS,
    ThemeError,
    contrast,
    luminance,
    merged,
    theme_settings,
)

__all__ = [
    "TOKENS", "Theme", "ThemeError", "built_in_folder", "built_in_names", "contrast", "load_theme", "published_name",
]  # fmt: skip

_OWN_STATIC = (".css", ".woff2", ".png", ".jpg", ".jpeg", ".webp")

def built_in_folder() -> Path:
    """Where the built-in themes are: `_themes` in an installed package, `themes` in a working copy."""
    packed = Path(__file__).parent / "_themes"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "themes"


def built_in_names() -> tuple[str, ...]:
    """The themes that every school has."""
    return tuple(sorted(folder.name for folder in built_in_folder().iterdir() if (folder / "theme.yml").is_file()))


@lru_cache(maxsize=8)
def _built_in(name: str) -> tuple[tuple[str, bytes], ...]:
    folder = built_in_folder() / name
    if not re.fullmatch(r"[a-z0-9-]+", name) or not folder.is_dir():
        return ()
    return tuple(sorted((p.relative_to(folder).as_posix(), p.read_bytes())
                        for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")))


@dataclass(frozen=True)
class Theme:
    """A loaded theme. `files` maps a path within the theme to its bytes, the nearest theme's file first.

    `own` says that some of them are a school's, whose templates run in a sandbox.
    """

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    settings: Mapping[str, Any] = field(repr=False)
    digest: str
    own: bool = False

    def colours(self, scheme: str = "light") -> dict[str, str]:
        """Token -> hexadecimal colour in the `light`, `dark` or `print` scheme."""
        return {**self.settings["light"], **self.settings.get(scheme, {})}

    def render(self, template: str, **context: Any) -> str:
        """The template `pages/<name>.html`, `diagrams/...` or `charts/...` filled with `context`."""
        return str(_environment(self).get_template(template).render(**context))

    def has(self, template: str) -> bool:
        return template in self.files

    def static(self) -> dict[str, bytes]:
        """Published file name -> bytes: the bundles of theme.yml, and every static file in none of them."""
        bundles: Mapping[str, list[str]] = self.settings.get("bundles", {})
        bundled = {part for parts in bundles.values() for part in parts}
        found = {name: self._bundle(parts) for name, parts in bundles.items()}
        for path, data in self.files.items():
            name = path.removeprefix("static/")
            if name != path and name not in bundled and name not in found:
                found[name] = data
        return dict(sorted(found.items()))

    def _bundle(self, parts: list[str]) -> bytes:
        sheets = [self.files[f"static/{p}"].decode("utf-8") for p in parts if f"static/{p}" in self.files]
        return "\n".join([self.tokens_css(), *(_shorter(s) for s in sheets)]).encode("utf-8")

    def tokens_css(self) -> str:
        """The tokens as custom properties: light, dark where the reader asks, forced colours, and print."""
        fonts = {k: self.settings["fonts"][k] for k in ("serif", "sans")}
        light, dark = self.colours("light"), self.colours("dark")
        schemes = [s for s in (light, dark) if s]
        names = list(dict.fromkeys("light" if luminance(s["paper"]) > 0.4 else "dark" for s in schemes))
        return "".join((
            ":root{color-scheme:", " ".join(names), ";", _properties({**fonts, **light}), "}",
            "@media screen and (prefers-color-scheme:dark){:root{", _properties(dark), "}}",
            "@media (forced-colors:active){:root{", _properties(SYSTEM_COLOURS), "}}",
            "@media print{:root{color-scheme:light;", _properties(self.colours("print")), "}}",
        ))


def load_theme(name: str, own: Mapping[str, bytes] | None = None) -> Theme:
    """The theme `name` with every theme that it extends.

    `own` maps `<theme>/<path>`, or a path within the theme `name`, to bytes: the school's own themes, looked
    up before the built-in ones.
    Raises ThemeError where a theme is unknown, extends itself, or has a colour or font that is not one.
    """
    own = _by_theme(name, own or {})
    chain: list[str] = []
    files: dict[str, bytes] = {}
    settings: list[Mapping[str, Any]] = []
    following: str = name
    while following:
        if following in chain:
            raise ThemeError(f"The theme {name} extends itself.")
        chain.append(following)
        written, packed = _own_files(following, own), dict(_built_in(following))
        if not written and not packed:
            raise ThemeError(f"There is no theme called {following}.")
        files = {**packed, **written, **files}
        said = [theme_settings(following, part["theme.yml"]) for part in (written, packed) if "theme.yml" in part]
        settings += said
        extended = next((s["extends"] for s in said if s.get("extends")), "")
        following = str(extended) or ("default" if following != "default" else "")
    joined = merged(settings)
    digest = hashlib.sha256(json.dumps([[k, hashlib.sha256(v).hexdigest()] for k, v in sorted(files.items())]
                                       + [joined], sort_keys=True).encode()).hexdigest()[:16]
    return Theme(name, files, joined, digest, bool(own))


def published_name(name: str, data: bytes) -> str:
    """assets/<name>.<hash>.<extension>: a new name for new bytes, so that copies may be kept for ever."""
    stem, dot, extension = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}{dot}{extension}"


def _by_theme(name: str, own: Mapping[str, bytes]) -> Mapping[str, bytes]:
    bare = any(path == "theme.yml" or path.startswith(("pages/", "static/")) for path in own)
    return {f"{name}/{path}": data for path, data in own.items()} if bare else own


def _own_files(name: str, own: Mapping[str, bytes]) -> dict[str, bytes]:
    files = {path.removeprefix(f"{name}/"): data for path, data in own.items() if path.startswith(f"{name}/")}
    return {path: data for path, data in files.items()
            if path == "theme.yml" or path.endswith(".html")
            or (path.startswith("static/") and path.lower().endswith(_OWN_STATIC))}


def _properties(values: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


def _shorter(sheet: str) -> str:
    """The sheet without comments and the spaces that mean nothing."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", sheet)).strip()


_SYNTAX: Mapping[str, bool] = {
    "autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": False}
_ENVIRONMENTS: dict[str, Any] = {}


def _environment(theme: Theme) -> Any:
    """The template environment of a theme, kept by its digest."""
    if theme.digest not in _ENVIRONMENTS:
        from jinja2 import FunctionLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        from mfi_site.themes_compiled import PackageBytecode

        files = theme.files
        class Sandbox(ImmutableSandboxedEnvironment):
            """The sandbox, which asks once what it would ask at every dot: its answer depends on types alone."""

            def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
                kind = (type(obj), attr)
                safe = asked.get(kind)
                if safe is None:
                    safe = asked[kind] = super().is_safe_attribute(obj, attr, value)
                return safe

        asked: dict[tuple[type, str], bool] = {}
        environment = Sandbox(
            **_SYNTAX, undefined=StrictUndefined, cache_size=200,
            bytecode_cache=None if theme.own else PackageBytecode(_SYNTAX),
            loader=FunctionLoader(lambda name: files[name].decode("utf-8") if name in files else None),
        )
        _ENVIRONMENTS[theme.digest] = environment
    return _ENVIRONMENTS[theme.digest]
