"""E-mail addresses, and the ways people write them to keep robots out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_PLAIN: Final = re.compile(r"(?<![\w.%+'-])[\w.%+'-]++[ \t]?@[ \t]?[^\W_][\w-]*+(?:\.[\w-]++)++")
_WORD: Final = r"(?<![\w.+-])[\w+-]{1,64}+(?:\.[\w+-]{1,64}+){0,3}+"
_ENDINGS: Final = r"(?:uk|com|org|net|scot|edu|gov|sch|eu|io|info|co|me|example)"
_AT: Final = r"[ \t]{0,3}(?:[(\[{<][ \t]?(?:at|@)[ \t]?[)\]}>]|-at-)[ \t]{0,3}"
_DOT: Final = r"(?:\.|[ \t]{0,3}[(\[{<][ \t]?dot[ \t]?[)\]}>][ \t]{0,3}|[ \t]{1,3}dot[ \t]{1,3})"
_BRACKETED: Final = re.compile(rf"{_WORD}{_AT}[\w-]{{1,63}}+(?:{_DOT}[\w-]{{1,63}}+){{1,5}}", re.IGNORECASE)
_BROKEN_DOT: Final = r"(?:[ \t]{0,3}[(\[{<][ \t]?(?:dot|\.)[ \t]?[)\]}>][ \t]{0,3}|[ \t]\.[ \t]?)"
_BROKEN: Final = re.compile(
    rf"{_WORD}[ \t]?@[ \t]?[\w-]{{1,63}}+(?:{_BROKEN_DOT}[\w-]{{1,63}}+){{0,3}}?{_BROKEN_DOT}{_ENDINGS}\b",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(rf"{_WORD}\(a\)(?:[\w-]{{1,63}}+\.){{1,4}}{_ENDINGS}\b", re.IGNORECASE)
_SHOUTED: Final = re.compile(rf"{_WORD}[ \t]AT[ \t](?:[\w-]{{1,63}}+\.){{1,3}}{_ENDINGS}\b")
_SPOKEN: Final = re.compile(
    rf"{_WORD}(?:[ \t]{{1,3}}at[ \t]{{1,3}}|[ \t]?@[ \t]?)(?!(?:the|a|an|this|that|each|every)\b)"
    r"[\w-]{1,63}+"
    rf"(?:[ \t]{{1,3}}dot[ \t]{{1,3}}[\w-]{{1,63}}+){{0,4}}?[ \t]{{1,3}}dot[ \t]{{1,3}}{_ENDINGS}\b"
    rf"(?:[ \t]{{1,3}}dot[ \t]{{1,3}}{_ENDINGS}\b){{0,2}}",
    re.IGNORECASE,
)
_PIXELS: Final = re.compile(r"\d(?:\.\d)?x\.(?:png|jpe?g|webp|svg|gif)\b", re.IGNORECASE)
_READ_MORE: Final = frozenset(
    ["more", "us", "online", "look", "out", "available", "published", "it", "them", "website", "page", "here"]
)


def emails(text: str) -> Iterator[Span]:
    """Yield where plain text holds an e-mail address; linear: no part of a pattern can match in two ways."""
    if "@" in text:
        for match in _PLAIN.finditer(text):
            end = match.end()
            top = text[match.start() : end].rpartition(".")[2]
            spaced = match.group().partition("@")[0][-1:].isspace()
            doubled = _PIXELS.match(match.group().partition("@")[2]) is not None
            aside = doubled or (spaced and match.group().split(maxsplit=1)[0].casefold() in _READ_MORE)
            if sum(map(str.isalpha, top)) >= 2 and not top[0].isdigit() and not aside:
                yield _trimmed(text, match.start(), end)
        for match in _BROKEN.finditer(text):
            yield match.span()
    for match in _BRACKETED.finditer(text):
        yield match.span()
    for match in _LETTERED.finditer(text) if "(a)" in text.casefold() else ():
        yield match.span()
    for match in _SHOUTED.finditer(text) if " AT " in text else ():
        if not match.group().isupper():
            yield match.span()
    if "dot" in text.casefold():
        for match in _SPOKEN.finditer(text):
            if match.group().split(maxsplit=1)[0].casefold() not in _READ_MORE:
                yield match.span()


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start] in ".%+'-":
        start += 1
        if text[start] == "@":
            break
    return start, end
