"""The documentation of a rule, made from the rule: what it asks, where that comes from, and its examples."""

from __future__ import annotations

from mfi_site.coach.engine import Plug, plugs
from mfi_site.coach.rule import Rule

AREAS = (
    "Aim",
    "Understanding the system",
    "Changes",
    "Measures",
    "Privacy",
    "Testing",
    "Planning and people",
    "Progress score",
    "Timeliness",
    "What we liked",
)
_KINDS = {
    "better": "Even better if",
    "liked": "What we liked",
    "concern": "A concern, for the coach alone",
    "problem": "A problem",
}


def when(rule: Rule) -> str:
    """From when a rule applies."""
    return "always" if rule.stage <= 1 else f"from report {rule.stage}"


def page(plug: Plug) -> str:
    """One rule as Markdown."""
    rule = plug.rule
    speaks, silent = (
        ("It says so of", "It stays silent on") if rule.kind == "liked" else ("It asks about", "It is content with")
    )
    lines = [f"# {rule.id}", "", plug.doc.strip(), "", rule.asks, "", f"- {_KINDS[rule.kind]}; {when(rule)}."]
    if rule.private and rule.kind != "concern":
        lines.append("- It reads what is for the coach alone and is never said in public.")
    lines += ["", f"> {rule.guidance}", ""]
    for heading, examples in ((speaks, plug.fails), (silent, plug.passes)):
        lines += [f"## {heading}", ""]
        for example in examples:
            lines += ["~~~text", example.strip("\n"), "~~~", ""]
    lines += [
        "To silence it for one project:",
        "",
        "~~~yaml",
        f"review: {{ignore: [{rule.id}], because: ...}}",
        "~~~",
        "",
    ]
    return "\n".join(lines)


def index() -> str:
    """The list of all rules as Markdown, by area."""
    lines = [
        "# The rules of the review",
        "",
        "Each page is made from its rule by `python docs/rules/make.py`. An example is what stands in a "
        "charter; a line",
        "`=== path` begins another file of the project, and `as of` gives the day.",
        "",
    ]
    for area in AREAS:
        lines += [f"## {area}", ""]
        lines += [f"- [{p.rule.id}]({p.rule.id}.md): {p.rule.asks}" for p in plugs() if p.rule.area == area]
        lines.append("")
    return "\n".join(lines)


def pages() -> dict[str, str]:
    """Every page by its name."""
    return {"README.md": index(), **{f"{plug.rule.id}.md": page(plug) for plug in plugs()}}
