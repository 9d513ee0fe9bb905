"""Two versions of each project compared, and the review of the whole change made from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mfi_site.coach.change import revealing, summary, texts
from mfi_site.coach.change.answered import answered
from mfi_site.coach.change.cycles import cycle_changes
from mfi_site.coach.change.judged import introduced, names_of
from mfi_site.coach.change.measures import measure_change
from mfi_site.coach.change.model import MeasureChange, ProjectChange, ProjectKind, Review, Side
from mfi_site.coach.change.pairs import renamed_measures
from mfi_site.coach.change.questions import questions
from mfi_site.coach.change.revealing import Revealed
from mfi_site.coach.change.saying import clipped
from mfi_site.coach.stage import meaning
from mfi_site.model.board import Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, Project
from mfi_site.wording import Words, words

MOST_QUESTIONS = 2


@dataclass(frozen=True)
class Compared:
    """One project's change and what it reveals; `change` is None where its audience sees no difference."""

    change: ProjectChange | None
    revealed: Revealed


def compare_project(
    before: Side | None, after: Side | None, settings: Settings, audience: Audience, *, compared: bool = True
) -> Compared:
    """What differs between two versions of a project; one of them may be missing.

    `compared` False says that there is no version before to be known: the project is told as it stands.
    """
    say = words(settings.language)
    seen = revealing.revealed(before, after, settings, say, audience == "coach") if compared else Revealed()
    was, now = _shown(before), _shown(after)
    if was is None and now is None:
        return Compared(None, seen)
    known = after if now is not None else before
    assert known is not None and known.shown is not None
    kind = _kind(was, now, compared)
    new, settled = introduced(
        before.findings if before else (), after.findings if after else (), names_of(was), names_of(now)
    )
    if now is not None and now.notice:
        return Compared(_unread(was, now, kind, new), seen)
    if was is not None and was.notice:
        was = before = None
    measures = _measures(before, after, say) if kind in ("changed", "renamed") else _standing_measures(after, say)
    cycles = cycle_changes(was, now, say) if compared and kind != "readable" else ()
    aim = texts.aim_change(was, now)
    others = texts.other_changes(was, now, say) if was is not None and now is not None else ()
    asked = questions(now, dict(after.readings), measures, cycles, aim, say) if now is not None and after else ()
    change = ProjectChange(
        id=known.shown.id,
        title=clipped(known.shown.charter.title, 160),
        kind=kind,
        before_id=was.id if was is not None and kind == "renamed" else None,
        measures=measures,
        cycles=cycles,
        aim=aim,
        others=others,
        problems=_of(new, "problem"),
        liked=_of(new, "liked") if kind != "readable" else (),
        settled=tuple(f for f in settled if answered(f, was, now)) if now is not None else (),
        better=_of(new, "better"),
        concerns=_of(new, "concern") if audience == "coach" else (),
        privacy=seen.notes,
        questions=asked[:MOST_QUESTIONS] if compared else (),
        standing=_standing(after, audience),
    )
    return Compared(change if kind != "changed" or _tells(change) else None, seen)


def _unread(was: Project | None, now: Project, kind: ProjectKind, new: tuple[Finding, ...]) -> ProjectChange | None:
    """A project whose charter cannot be read: nothing can be said of it but why."""
    problems = _of(new, "problem")
    if kind == "changed" and not problems:
        return None
    title = was.charter.title if was is not None and not was.notice else now.charter.title
    before_id = was.id if was is not None and kind == "renamed" else None
    return ProjectChange(now.id, clipped(title, 160), kind, before_id, problems=problems)


def compare_boards(
    compared: Sequence[Compared], *, school: str, before: str, after: str, audience: Audience,
    board: Iterable[str] = (), notes: Iterable[str] = (), known: bool = True, language: str = "en-GB",
) -> Review:  # fmt: skip
    """The review made from the projects' comparisons; `known` False where there is no version before."""
    changes = tuple(sorted((c.change for c in compared if c.change is not None), key=_telling))
    asked = tuple(q for change in changes for q in change.questions[:1])
    asked += tuple(q for change in changes for q in change.questions[1:])
    lines = tuple(board)
    return Review(
        school=clipped(school, 160),
        before=clipped(before, 80),
        after=clipped(after, 80),
        audience=audience,
        headline=summary.headline(changes, lines, known),
        summary=summary.summary(changes, known),
        reveals=summary.reveals((c.revealed for c in compared), changes) if known and changes else "",
        projects=changes,
        board=lines,
        questions=asked[:MOST_QUESTIONS],
        notes=tuple(notes),
        language=language,
    )


def _shown(side: Side | None) -> Project | None:
    return side.shown if side is not None else None


def _kind(was: Project | None, now: Project | None, compared: bool) -> ProjectKind:
    if not compared:
        return "standing"
    if was is None or now is None:
        return "added" if was is None else "removed"
    if was.notice != now.notice:
        return "unreadable" if now.notice else "readable"
    return "renamed" if was.id != now.id else "changed"


def _measures(before: Side | None, after: Side | None, say: Words) -> tuple[MeasureChange, ...]:
    """The measures that differ, those with a signal first."""
    assert before is not None and after is not None
    was, now = before.shown, after.shown
    renamed = renamed_measures(was.charter, now.charter) if was is not None and now is not None else {}
    names = list(dict.fromkeys((*after.readings, *(n for n in before.readings if n not in renamed.values()))))
    changed = [
        measure_change(before.readings.get(renamed.get(n, n)), after.readings.get(n), say, now) for n in names
    ]  # fmt: skip
    found = [c for c in changed if c is not None]
    return tuple(sorted(found, key=lambda m: (-(m.signal.weight if m.signal else 0), not m.values)))


def _standing_measures(after: Side | None, say: Words) -> tuple[MeasureChange, ...]:
    """The measures of a project that has no version before."""
    if after is None or after.shown is None:
        return ()
    found = [measure_change(None, reading, say, after.shown) for reading in after.readings.values()]
    return tuple(m for m in found if m is not None)


def _of(findings: tuple[Finding, ...], kind: str) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.kind == kind)


def _standing(after: Side | None, audience: Audience) -> tuple[str, ...]:
    """Where the project stands, and what the next level still asks for."""
    stage = after.stage if after is not None else None
    if stage is None:
        return ()
    own = ""
    if audience == "coach" and stage.score is not None:
        own = ", as the team says" if stage.score == stage.evidence else f"; the team says {stage.score:g}"
    said = [f"The evidence supports a progress score of {stage.evidence:g} ({meaning(stage.evidence)}){own}."]
    if stage.missing:
        said.append(f"Still missing for {stage.evidence + 0.5:g}: {'; '.join(stage.missing)}.")
    return tuple(said)


def _tells(change: ProjectChange) -> bool:
    return bool(
        change.measures or change.cycles or change.aim or change.others or change.problems or change.liked
        or change.settled or change.better or change.concerns or change.privacy
    )  # fmt: skip


def _telling(change: ProjectChange) -> tuple[int, str]:
    """The most telling project first: a signal, then what is new, then values, then words."""
    signal = summary.strongest(change)
    if change.kind == "unreadable":
        return -10, change.id
    if signal is not None:
        return -signal.weight, change.id
    return (-4 if change.kind == "added" else -3 if any(m.values for m in change.measures) else -1), change.id
