"""The driver diagram as a nested list: what narrow screens show and screen readers read."""

from __future__ import annotations

from markupsafe import escape

from mfi_site.diagrams.drivers.tree import Branch, Idea, Place, Said, Tree
from mfi_site.diagrams.kit import marks
from mfi_site.diagrams.kit.material import Material


def listed(found: Tree, material: Material) -> str:
    """The aim, then every driver with what its measures say, then every idea with its state and tests."""
    aim = f'<p class="dg-aim" dir="auto"><span>{escape(material.say("aim"))}:</span> {escape(found.aim)}</p>'
    if not found.branches:
        return f'{aim}<p class="dg-quiet">{escape(material.say("no-drivers"))}</p>{_ideas(found.under_aim, material)}'
    return f'{aim}<ul class="dg-tree">{"".join(_branch(b, material) for b in found.branches)}</ul>'


def _branch(branch: Branch, material: Material) -> str:
    focus = f' <span class="dg-quiet">({escape(material.say("focus"))})</span>' if branch.focus else ""
    parts = [f'<p class="dg-name" dir="auto">{escape(branch.name)}{focus}</p>']
    parts += [_said(s) for s in branch.said]
    if branch.level == 1 and not branch.said and not branch.loose:
        parts.append(f'<p class="dg-quiet">{escape(material.say("no-measure"))}</p>')
    if branch.places:
        parts.append(_ideas(branch.places, material))
    if branch.branches:
        parts.append(f'<ul>{"".join(_branch(b, material) for b in branch.branches)}</ul>')
    if not branch.places and not branch.branches:
        parts.append(f'<p class="dg-quiet">{escape(material.say("no-ideas"))}</p>')
    kind = "loose" if branch.loose else f"level-{min(branch.level, 4)}"
    return f'<li class="dg-{kind}">{"".join(parts)}</li>'


def _said(said: Said) -> str:
    picture = f'<span class="dg-line">{said.spark}</span>' if said.spark else ""
    return (f'<div class="dg-said"><p class="dg-quiet" dir="auto">{escape(said.name)}</p>{picture}'
            f"<p>{marks.inline(marks.signal(said.strength, said.meaning))} {escape(said.text)}</p></div>")


def _ideas(places: tuple[Place, ...], material: Material) -> str:
    return f'<ul class="dg-ideas">{"".join(_place(p, material) for p in places)}</ul>'


def _place(place: Place, material: Material) -> str:
    idea = place.idea
    if place.also:
        said = escape(material.say("also", idea=idea.text))
        return f'<li class="dg-also" dir="auto"><a href="#listed-{escape(idea.id)}">{said}</a></li>'
    chip = f"{marks.inline(marks.state(idea.state))} {escape(idea.word)}"
    state = f'<p class="dg-state">{chip}{_tests(idea, material)}</p>'
    text = f'<p dir="auto">{escape(idea.text)}</p>'
    return f'<li class="dg-{idea.state}" id="listed-{escape(idea.id)}">{state}{text}</li>'


def _tests(idea: Idea, material: Material) -> str:
    if not idea.tests:
        return ""
    said = escape(material.say("test"))
    links = " ".join(f'<a href="{escape(where)}"><span class="dg-hidden">{said} </span>{number}</a>'
                     for number, where in idea.tests)
    label = f'<span aria-hidden="true">{escape(material.say("tests", n=len(idea.tests)))}</span>'
    return f' <span class="dg-tests">{label} {links}</span>'
