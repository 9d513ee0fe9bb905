"""For a comment on a pull request: at most 65,536 characters, charts as links into the preview.

https://docs.github.com/rest/issues/comments
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from mfi_site.coach.change.formats._shared import (
    MOST_FINDINGS,
    about,
    better_text,
    heading,
    light,
    place_of,
    plain_text,
    questions_of,
    settled_texts,
    shown_state,
    told_twice,
    values_text,
)
from mfi_site.coach.change.model import MeasureChange, ProjectChange, Review
from mfi_site.coach.formats.markdown import code
from mfi_site.model.finding import Finding

MOST = 65_536
_NAMES = 2_000
_KEPT = _NAMES + 200
_CUT = "\n\n*The rest was too long for a comment: run* `mfi-site review` *for all of it.*\n"


def render(review: Review, preview: str = "") -> str:
    """The review as Markdown; `preview` is the address where the change can be seen built, "" where there is none."""
    text = _front(review)
    for number, change in enumerate(review.projects):
        part = "\n\n" + "\n".join(_project(change, review, preview)).strip()
        if len(text) + len(part) > MOST - _KEPT - len(_CUT):
            return f"{text}{_CUT}\n{_left(review.projects[number:], len(review.projects))}\n"
        text += part
    return text.rstrip() + "\n"


def _left(untold: Sequence[ProjectChange], all_of_them: int) -> str:
    """Which projects there was no room for."""
    names = ", ".join(light(change.title) for change in untold)
    names = names if len(names) <= _NAMES else f"{names[:_NAMES].rpartition(',')[0]} and others"
    return f"{len(untold)} of {all_of_them} projects are not told here: {names}."


def _front(review: Review) -> str:
    lines = [f"## {light(review.headline)}", "", f"{light(review.summary)} {light(review.reveals)}".strip(), ""]
    lines += [f"> {light(note)}\n" for note in review.notes]
    lines += [f"- {light(line)}" for line in review.board]
    lines += ["", f"*{light(about(review))}*"]
    return "\n".join(lines).replace("\n\n\n", "\n\n").strip()


def _project(change: ProjectChange, review: Review, preview: str) -> Iterator[str]:
    yield f"### {light(heading(change))}"
    yield ""
    if change.aim is not None:
        yield from _aim(change)
    for index, measure in enumerate(change.measures):
        yield from _measure(change, index, measure, preview)
    if change.cycles:
        yield "**Tests**"
        yield ""
        for cycle in change.cycles:
            yield f"- {cycle.number} · {shown_state(cycle)} · {light(cycle.idea)}. {light(cycle.text)}."
        yield ""
    if change.others:
        yield "**Also**"
        yield ""
        yield from (f"- {light(line)}" for line in change.others)
        yield ""
    yield from _block("Would newly become public", [light(note) for note in change.privacy])
    yield from _block("To put right", [_finding(f, plain_text(f)) for f in change.problems])
    liked = [*(_finding(f, plain_text(f)) for f in change.liked), *(light(text) for text in settled_texts(change))]
    yield from _block("What we liked", liked)
    yield from _block("Even better if", [f"[ ] {_finding(f, better_text(f))}" for f in change.better])
    for question in questions_of(change, review):
        yield f"**A question to ask:** {light(question)}"
        yield ""
    yield from _coach(change, review)


def _aim(change: ProjectChange) -> Iterator[str]:
    aim = change.aim
    assert aim is not None
    yield "**Aim**"
    yield ""
    yield f"- before: {light(aim.before) or '*none*'}"
    yield f"- now: {light(aim.after) or '*none*'}"
    if aim.because:
        yield f"- because: {light(aim.because)}"
    yield ""


def _measure(change: ProjectChange, index: int, measure: MeasureChange, preview: str) -> Iterator[str]:
    yield f"**{light(measure.name)}**"
    yield ""
    before, after = measure.before, measure.after
    if before is not None and after is not None and told_twice(measure):
        yield f"- Before: {light(str(before.finding))}"
        yield f"- After: **{light(str(after.finding))}**"
    elif before is not None and after is not None:
        yield f"- {'As before' if str(before.finding) == str(after.finding) else 'Now'}: {light(str(after.finding))}"
    elif after is not None or before is not None:
        reading = after or before
        assert reading is not None
        yield f"- {light(str(reading.finding))}"
    for label, text in values_text(change, index):
        yield f"- {label}: {light(text)}"
    if measure.plan:
        yield f"- In the plan, {light(', '.join(measure.plan))} changed."
    if preview and after is not None:
        address = f"{preview.rstrip('/')}/projects/{quote(change.id)}/measures/{quote(measure.id)}/"
        yield f"- [The chart in the preview]({address})"
    yield ""


def _block(title: str, items: list[str]) -> Iterator[str]:
    if not items:
        return
    yield f"**{title}**"
    yield ""
    yield from (f"- {item}" for item in items[:MOST_FINDINGS])
    if len(items) > MOST_FINDINGS:
        yield f"- and {len(items) - MOST_FINDINGS} more: `mfi-site check`"
    yield ""


def _finding(finding: Finding, text: str) -> str:
    place = place_of(finding)
    return f"{light(text)} {code(place)}".strip()


def _coach(change: ProjectChange, review: Review) -> Iterator[str]:
    proposals = [m.proposal for m in change.measures if m.proposal is not None]
    if review.audience == "coach":
        yield from _block("For the coach", [light(t) for t in (*change.standing, *map(plain_text, change.concerns))])
    for proposal in proposals:
        yield f"**A new phase?** {light(proposal.text)} In {code(proposal.path)}, {light(proposal.place)}:"
        yield ""
        yield "```yaml"
        yield proposal.yaml
        yield "```"
        yield ""
