"""Markdown that a school wrote, as safe HTML.

Converted, with raw HTML dropped on the way, then sanitised by nh3 against a short list of elements. Links go
to http, https, mailto or relative addresses; images are relative ones that the caller lists. Elements carry
no identifiers, so that those of a page stay unique, and no styles; table alignment is a class.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from mfi_site.read.markdown_body import outline_as_read
from mfi_site.themes_lists import lists_as_read

DEEPEST_BRACKETS = 50
MOST_HEADINGS = 200
MOST_FENCES = 50
_RULED = re.compile(r"^ {0,3}(?:#.*|=+[ \t]*|-+[ \t]*)$", re.MULTILINE)
_FENCES = re.compile(r"^(?:`{3}|~{3})", re.MULTILINE)
_RAW = (r"(<(script|style)\b[^>]{0,500}>.{0,2000}?</\2\s*>"
        r"|<(?:/?[a-zA-Z][^<>@ ]*(?:\s[^<>]*)?|!--(?:(?!<!--|-->).)*--)>)")
_TASK = re.compile(r"^(\s{0,12}(?:[-*+]|\d{1,3}[.)]) +)\[([ xX])\] ", re.MULTILINE)
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
         "a", "img", "table", "thead", "tbody", "tr", "th", "td", "hr", "br"}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "ol": {"start"}}
_CLASSES = {"th": {"left", "right", "center"}, "td": {"left", "right", "center"}}
_MARKED = re.compile(r"[*_`\[\]<>#&|\\]|(?:^|\n)\s*(?:[-+]|\d+[.)])\s|\n\s*(?:=+|-+)\s*(?:\n|$)")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-6])>")


def render_markdown(text: str, images: Mapping[str, str] | None = None, *, top: int = 2,
                    alternatives: Mapping[str, str] | None = None) -> Markup:
    """`text` as sanitised HTML whose first heading level is `top`.

    `images` maps the file names that may be shown to their addresses from the page; `alternatives` gives
    a text where the author gave none. An image that may not be shown leaves its words.
    """
    if not text.strip():
        return Markup("")
    converted = _converted(text, _image_key(images), _image_key(alternatives))
    return Markup(_framed_tables(_levelled(_clean(converted), top)))


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """The words of a Markdown text on one line, without marks."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    import nh3

    converted = _converted(text, (), ())
    spaced = re.sub(r"</(?:p|li|h[1-6]|td|th|blockquote)>", " ", converted)
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def first_sentences(text: str, most: int = 220) -> str:
    """The first paragraph in plain words, ended at a sentence, or at a word, before `most` characters."""
    paragraphs = [p for p in re.split(r"\n\s*\n", text.strip()) if p.strip()]
    said = plain_text(paragraphs[0]) if paragraphs else ""
    if len(said) <= most:
        return said
    ends = [m.end() for m in re.finditer(r"[.!?](?=\s)", said) if m.end() <= most]
    return said[:ends[-1]] if ends else said[:most].rsplit(" ", 1)[0] + " …"


def listed_items(text: str) -> tuple[str, ...]:
    """The items of a Markdown list in plain words; the paragraphs where there is no list."""
    items = re.findall(r"^\s{0,3}(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*(?:\n(?!\s*(?:[-*+]|\d+[.)])\s)\s+\S.*)*)",
                       text, flags=re.MULTILINE)
    found = items or [p for p in re.split(r"\n\s*\n", text.strip()) if p.strip()]
    return tuple(plain_text(item) for item in found)


def _image_key(images: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((images or {}).items()))


def _converted(text: str, images: tuple[tuple[str, str], ...], alternatives: tuple[tuple[str, str], ...]) -> str:
    """The converter's HTML; a text that nests deeper than Python can follow is shown as it was typed."""
    try:
        return str(_converter(images, alternatives).reset().convert(lists_as_read(_tamed(outline_as_read(text)))))
    except RecursionError:
        _converter.cache_clear()  # it holds on to where it was
        return f"<p>{html.escape(text)}</p>"


def _tamed(text: str) -> str:
    """Marks that cost the converter minutes when they nest or never close are written plainly."""
    if _deepest(text, "[", "]") > DEEPEST_BRACKETS or _deepest(text, "(", ")") > DEEPEST_BRACKETS:
        text = text.replace("[", "(")
    text = _TASK.sub(lambda m: f"{m[1]}{'☐' if m[2] == ' ' else '☑'} ", text)
    if text.count("<") - text.count(">") > DEEPEST_BRACKETS:
        text = text.replace("<", "")
    if len(_RULED.findall(text)) > MOST_HEADINGS:
        text = _RULED.sub(r"\g<0>\n", text)
    if len(_FENCES.findall(text)) > MOST_FENCES:
        text = _FENCES.sub(r" \g<0>", text)
    return text


def _deepest(text: str, opening: str, closing: str) -> int:
    depth = deepest = 0
    for mark in re.findall(f"[\\{opening}\\{closing}]", text):
        depth = max(0, depth + (1 if mark == opening else -1))
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=32)
def _converter(images: tuple[tuple[str, str], ...], alternatives: tuple[tuple[str, str], ...]) -> Any:
    from markdown import Markdown
    from markdown.extensions import Extension
    from markdown.inlinepatterns import InlineProcessor
    from markdown.preprocessors import HtmlBlockPreprocessor
    from markdown.treeprocessors import Treeprocessor

    class DropBlocks(HtmlBlockPreprocessor):
        def run(self, lines: list[str]) -> list[str]:
            before = len(self.md.htmlStash.rawHtmlBlocks)
            kept = super().run(lines)
            blocks = self.md.htmlStash.rawHtmlBlocks
            blocks[before:] = [""] * (len(blocks) - before)
            return kept

    class DropInline(InlineProcessor):
        def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]
            return "", m.start(0), m.end(0)

    class Own(Treeprocessor):
        def run(self, root: Element) -> None:
            for element in root.iter():
                _own(element, dict(images), dict(alternatives))

    class Safe(Extension):
        def extendMarkdown(self, md: Markdown) -> None:
            md.preprocessors.register(DropBlocks(md), "html_block", 20)
            md.inlinePatterns.register(DropInline(_RAW, md), "html", 90)
            md.treeprocessors.register(Own(md), "own", 1)

    return Markdown(extensions=["fenced_code", "sane_lists", "tables", Safe()], output_format="html",
                    extension_configs={"tables": {"use_align_attribute": True}})


def _own(element: Element, images: Mapping[str, str], alternatives: Mapping[str, str]) -> None:
    """Make one element ours: images from the list or their words, links that name index.html, alignment."""
    if element.tag == "img":
        name = posixpath.basename(element.get("src", ""))
        if _SCHEME.match(element.get("src", "")) or name not in images:
            words, tail = element.get("alt", ""), element.tail
            element.clear()
            element.tag, element.text, element.tail = "em", words, tail
        else:
            element.set("src", images[name])
            element.set("alt", element.get("alt") or alternatives.get(name, ""))
    elif element.tag == "a":
        element.set("href", _address(element.get("href", "")))
    elif element.tag in ("td", "th") and (side := element.attrib.pop("align", "")):
        element.set("class", side)


def _address(href: str) -> str:
    """A relative address of a folder names its index.html, so that it works without a server."""
    if _SCHEME.match(href) or href.startswith(("/", "#", "?")):
        return href
    path, mark, rest = href.partition("#")
    return f"{path}index.html{mark}{rest}" if path.endswith("/") else href


def _clean(converted: str) -> str:
    import nh3

    safe = nh3.clean(converted, tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES,
                     url_schemes={"http", "https", "mailto"}, link_rel="noreferrer")
    return safe.replace("<p></p>\n", "").replace("<p></p>", "")


def _levelled(converted: str, top: int) -> str:
    """Headings moved so that the outline starts at `top` and never skips a level downwards."""
    levels = sorted({int(m[2]) for m in _HEADING.finditer(converted)})
    if not levels:
        return converted
    new = {level: min(top + place, 6) for place, level in enumerate(levels)}
    last, shown = top - 1, 0
    parts: list[str] = []
    end = 0
    for m in _HEADING.finditer(converted):
        if not m[1]:
            shown = min(new[int(m[2])], last + 1)
            last = shown
        parts += [converted[end:m.start()], f"<{m[1]}h{shown}>"]
        end = m.end()
    return "".join([*parts, converted[end:]])


def _framed_tables(converted: str) -> str:
    return _TABLE.sub(lambda m: f'<div class="scroll" tabindex="0">{m[0]}</div>', converted)
