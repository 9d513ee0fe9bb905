"""The Pareto chart's words: causes from the most frequent on, each with its count, its bar and the sum so far.

The table is the text equivalent; where the charts have drawn the picture, it stands first and the bars are left out.
(Juran, Quality Control Handbook.)
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from mfi_site.diagrams.kit.material import Material
from mfi_site.diagrams.kit.svg import number
from mfi_site.model.tools import Pareto

NAME = "pareto"
VITAL = 0.5  # the picture inks the same causes


def draw(material: Material) -> Mapping[str, str]:
    """"tools/<tool>" -> HTML for each Pareto chart."""
    return {f"tools/{t.id}": _pareto(t.form, material.paretos.get(t.id, ""), material)
            for t in material.project.tools if isinstance(t.form, Pareto)}


def ranked(form: Pareto) -> list[tuple[str, float, float]]:
    """(cause, count, share of the total so far), the largest first, equal ones as written."""
    counts = sorted(form.counts.items(), key=lambda c: -c[1])
    total, so_far, found = sum(form.counts.values()), 0.0, []
    for cause, count in counts:
        so_far += count
        found.append((cause, count, so_far / total if total else 0.0))
    return found


def _pareto(form: Pareto, picture: str, material: Material) -> str:
    rows = ranked(form)
    total = sum(form.counts.values())
    if not total:
        return f'<div class="dg dg-pareto"><p>{escape(material.say("pareto-zero"))}</p></div>'
    few = next((n for n, (_, _, share) in enumerate(rows, 1) if share >= VITAL), len(rows))
    most = material.say("pareto-most", n=few, listed=material.words.listed([cause for cause, _, _ in rows[:few]]),
                        share=_percent(rows[few - 1][2]))
    said = f'{material.say("pareto-of", name=form.of.rstrip("."), total=number(total))} {most}'
    heads = "".join(f'<th scope="col">{escape(material.say(f"pareto-{k}"))}</th>' for k in ("cause", "count", "share"))
    body = "".join(_row(cause, count, share, rows[0][1], bool(picture)) for cause, count, share in rows)
    return (f'<div class="dg dg-pareto"><p>{escape(said)}</p>{picture}'
            f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>")


def _row(cause: str, count: float, share: float, highest: float, drawn: bool) -> str:
    bar = "" if drawn else (
        '<svg class="dg-bar" width="100%" height="12" aria-hidden="true" focusable="false">'
        f'<rect class="dg-solid" width="{number(count / highest * 100)}%" height="12"/></svg>')
    return (f'<tr><th scope="row"><bdi>{escape(cause)}</bdi>{bar}</th><td class="figure">{number(count)}</td>'
            f'<td class="figure">{_percent(share)}</td></tr>')


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"
