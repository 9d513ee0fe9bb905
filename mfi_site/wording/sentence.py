"""The words of a series, in three lengths, from facts that are already safe to show and shown in its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mfi_site.wording import Words

State = Literal["strong", "possible", "none", "too-early", "empty", "withheld"]
Meaning = Literal["better", "worse", "neither"]
HEADLINE_WORDS = 9
_MARK = "\x00"


@dataclass(frozen=True, slots=True)
class SignalFact:
    """The signal that the words name; `count` is the rows that carry it, `end` None while it stands."""

    key: str
    count: int
    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a series shows. Values and days are texts, as the table shows them.

    `figure` is the latest value without its unit. `values` is how many known values the last phase has, `useful`
    how many of them are off its centre. `window` is how many values the centre was frozen on. `before` is the
    centre of the phase before. `odds` are in how many of how many charts of this length chance makes such a signal.
    `edge` is the only side there is, where the centre is the highest or lowest value. `undone` is a later shift to
    the other side.
    """

    state: State
    kind: str
    name: str
    short: str
    points: int = 0
    frequency: str = ""
    first: str = ""
    last: str = ""
    centre_name: str = ""
    centre: str = ""
    window: int | None = None
    latest: str = ""
    figure: str = ""
    latest_day: str = ""
    latest_side: Literal["above", "below", "on"] | None = None
    goal: str = ""
    meaning: Meaning | None = None
    signal: SignalFact | None = None
    edge: Literal["above", "below"] | None = None
    undone: SignalFact | None = None
    values: int = 0
    useful: int = 0
    needed: int = 10
    level: bool = False
    before: str = ""
    phase_day: str = ""
    odds: tuple[int, int] | None = None
    rows: int = 0
    due: date | None = None
    due_past: bool = False
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence or two; `signal` is the part to set in the signal's colour, between `before` and `after`.

    `after` holds what the signal may never stand without, `chance` how often chance shows such a signal.
    """

    before: str
    signal: str = ""
    after: str = ""
    chance: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.before + self.signal + self.after, self.chance)))


def headline(facts: Facts, words: Words) -> str:
    """Claim, then number, in at most nine words; first the name gives way, then the unit."""
    key = f"chart.headline-{facts.state}"
    if facts.state in ("strong", "possible"):
        meaning = "neither" if facts.undone else facts.meaning
        key = f"chart.headline-{'possible' if facts.edge else facts.state}-{meaning}"
    if facts.state == "too-early" and facts.values >= facts.needed:
        key = "chart.headline-level"
    if facts.state == "none" and facts.before not in ("", facts.centre):
        key = "chart.headline-none-since"
    filled = {"x": facts.short, "value": facts.latest, "day": facts.phase_day, "n": facts.values,
              "needed": facts.needed}
    tries = [words.say(f"{key}-short", **filled), words.say(f"{key}-short", **filled | {"value": facts.figure})]
    if facts.short:
        tries.insert(0, words.say(key, **filled))
    return next((said for said in tries if len(said.split()) <= HEADLINE_WORDS), tries[-1])


def finding(facts: Facts, words: Words) -> Finding:
    """What the data show and since when, never why."""
    if facts.signal is not None and facts.meaning is not None:
        text = words.say("chart.finding-signal", clause=_upper(clause(facts, words)), verdict=_MARK)
        before, _, after = text.partition(_MARK)
        caution = _caution(facts, words)
        said = f"{after} {caution}" if caution else after
        return Finding(before, verdict(facts, words), said, "" if caution else _chance(facts, words))
    return Finding(_plain(facts, words))


def _caution(facts: Facts, words: Words) -> str:
    """What a signal alone does not say: that the values went back since, or lie at an edge."""
    if facts.undone:
        return words.say("chart.after-that", clause=_clause(facts.undone, facts, words))
    return words.say(f"chart.edge-{facts.edge}", centre=facts.centre_name, value=facts.centre) if facts.edge else ""


def _chance(facts: Facts, words: Words) -> str:
    """How often a chart this long shows a possible signal with nothing going on."""
    if facts.state != "possible" or facts.odds is None:
        return ""
    often, n = facts.odds
    return words.say("chart.chance", often=often, n=n)


def clause(facts: Facts, words: Words) -> str:
    """The named signal as a clause: "9 points in a row above the median since 13 February"."""
    return _clause(facts.signal, facts, words) if facts.signal else ""


def _clause(signal: SignalFact, facts: Facts, words: Words) -> str:
    stem = signal.key
    ended = signal.end is not None and words.has(f"chart.{stem}-ended")
    return words.say(
        f"chart.{stem}-ended" if ended else f"chart.{stem}",
        n=signal.count,
        centre=facts.centre_name,
        day=signal.start,
        end=signal.end or facts.latest_day,
    )


def verdict(facts: Facts, words: Words) -> str:
    """How strong the signal is and what it means: "strong signal of improvement", "no signal"."""
    if facts.state in ("strong", "possible"):
        return words.say(f"chart.{facts.state}-{facts.meaning}")
    return words.say(f"chart.{facts.state}")


def brief(facts: Facts, words: Words) -> str:
    """The verdict where it stands alone: of a gain that went back since, it says so."""
    said = verdict(facts, words)
    return words.say("chart.undone", verdict=said) if facts.signal is not None and facts.undone else said


def _plain(facts: Facts, words: Words) -> str:
    if facts.state == "withheld":
        return words.say(f"chart.finding-withheld-{facts.withheld}")
    if facts.state == "empty":
        if facts.rows:
            return words.say("chart.finding-all-missing")
        if facts.due is None:
            return words.say("chart.finding-empty")
        return words.say(
            "chart.finding-was-due" if facts.due_past else "chart.finding-due", day=words.weekday(facts.due)
        )
    if facts.state == "none":
        return words.say("chart.finding-none", centre=facts.centre_name, value=facts.centre)
    return _too_early(facts, words)


def _too_early(facts: Facts, words: Words) -> str:
    if facts.before and facts.centre:
        same = facts.before == facts.centre
        return words.say(
            "chart.finding-step-level" if same else "chart.finding-step",
            centre=facts.centre_name,
            before=facts.before,
            value=facts.centre,
            day=facts.phase_day,
        )
    if facts.values < facts.needed:
        return words.say("chart.finding-too-early", n=facts.values, needed=facts.needed)
    if facts.level:
        return words.say("chart.finding-none-level", value=facts.centre)
    return words.say(
        "chart.finding-few-useful",
        n=facts.useful,
        needed=facts.needed,
        centre=facts.centre_name,
        value=facts.centre,
    )


def description(facts: Facts, words: Words) -> str:
    """All of it, for the picture's text alternative: kind, centre, latest value, signal."""
    if facts.state == "withheld":
        return str(finding(facts, words))
    parts = [_about(facts, words)]
    if facts.centre:
        parts.append(_centre(facts, words))
    if facts.goal:
        parts.append(words.say("chart.goal-is", value=facts.goal))
    if facts.latest:
        key = f"chart.latest-{facts.latest_side}" if facts.latest_side else "chart.latest"
        parts.append(words.say(key, value=facts.latest, day=facts.latest_day, centre=facts.centre_name))
    if facts.signal is not None:
        parts.append(
            words.say("chart.signal-sentence", verdict=_upper(verdict(facts, words)), clause=clause(facts, words))
        )
        parts.append(_caution(facts, words) or _chance(facts, words))
    else:
        parts.append(_plain(facts, words))
    return " ".join(filter(None, parts))


def _about(facts: Facts, words: Words) -> str:
    if not facts.points:
        return words.say("chart.about-empty", kind=facts.kind, name=facts.name)
    key = f"chart.about-{facts.frequency}"
    if not (facts.frequency and words.has(key)):
        key = "chart.about"
    return words.say(key, kind=facts.kind, name=facts.name, n=facts.points, first=facts.first, last=facts.last)


def _centre(facts: Facts, words: Words) -> str:
    stem = "chart.centre-phase" if facts.phase_day else "chart.centre"
    values = {"centre": facts.centre_name, "value": facts.centre, "day": facts.phase_day}
    if facts.window is not None:
        return words.say(f"{stem}-window", n=facts.window, **values)
    return words.say(stem if facts.phase_day else "chart.centre-all", **values)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
