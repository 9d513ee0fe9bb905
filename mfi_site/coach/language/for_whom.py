"""Does an aim say for whom: the people, places or services that will be better off?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.dates import times
from mfi_site.coach.language.lexicon import CLASS_LABEL, PEOPLE, PLACES
from mfi_site.coach.language.text import Span, masked, plain, span, words, wordset

_CLASS = re.compile(rf"\b{CLASS_LABEL}(?!\w)")
_AGES = re.compile(
    r"\b(?:\d+(?:\s?-\s?\d+)?|two|three|four|five)[- ]year[- ]olds?\b|\b\d ?yr[- ]?olds?\b"
    r"|\b(?:[1-6](?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth) years\b(?! running| in)|\b[1-6](?:st|nd|rd"
    r"|th) year\b"
    r"(?! running| in)|\bsixth form|\b(?:upper|lower) sixth\b|\b(?:elementary|primary|middle|upper|lower) grades\b"
    r"|\bnew (?:starts|starters|entrants|arrivals)\b|\b(?:our|the) (?:youngest|oldest"
    r"|eldest)\b"
    r"|\btier \d (?:readers|writers|mathematicians)\b|\b(?:tutor|house|form) groups\b|\btitle (?:i|one|1)\b"
    r"|\bsimd (?:1|one|q1|quintile|decile)"
    r"|\b(?:wee|little|young|older|younger) ones\b|\b\d+-\d+ (?:room|playroom)"
    r"|\b(?:under|over)[- ]\d+s\b|\baged? \d+"
)
_NAMED_PLACE = re.compile(
    r"\b(?:in|at|across|within|throughout)\s(?:the\s)?"
    r"(?!(?:Maths?|Mathematics|English|French|Spanish|German|Gaelic|Gàidhlig|Science|Physics|Chemistry"
    r"|Biology|History|Geography|Art|Music|PE|ICT|RME"
    r"|Literacy|Numeracy|Reading|Writing|Spelling|Listening|Talking|Health|Wellbeing|Term|Block|Week|First"
    r"|Second|Third|Fourth|Early|Level|CfE|Higher|National"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Easter"
    r"|Christmas|Spring|Summer|Autumn|Winter|Session|FY|ACEL|STEM|EAL|SIMD|AY|Fiscal|Year)\b)"
    r"[A-ZÀ-Ý][a-zà-ÿ]{2,}"
)
# "the head of the lesson", "in practice", "home reading": words that are places or people only in other company
_NOT_ALONE = wordset(
    """
    head heads group groups unit units practice stage stages home service plan case set state court
    house lac reader readers writer writers driver drivers those someone principal coach team leader
    mentor office ed trust club clubs member homes site sites dinner plans peer peers class school
    lesson lessons intake base hub hubs
    """
)
_OF_PEOPLE = re.compile(
    r"\b(?:our|the|this|each|every|all|my|in|at|across|per|within|of|for|by|between)\s(?:\w+\s){0,3}$"
)
_IDIOM = re.compile(
    r"(?:\bteam ?work|\bclass ?work|\bhome ?work|\bhome (?:book|reading|learning)|\bhouse ?keeping"
    r"|\bpractice\b(?! staff| nurse)|\bin the case|\bin place|\bschool (?:year|term|session|day|holiday"
    r"|days|week|weeks|readiness|calendar)"
    r"|\bpupil equity|\bparents' evening|\bfirst class|\bhead (?:start|count)|\bcase (?:of|where)"
    r"|\bout[- ]of[- ]school\b|\bschool (?:office(?! (?:answers|replies|opens|takes|sends|deals|staff|team|will))"
    r"|improvement plan|handbook|uniform|website|app|bag|bags|gate|meals?)\b"
    r"|\b(?:set(?:ting)? up|create|open|build|establish(?:ed)?|launch|start|introduce|develop)"
    r" (?:an? |the |our )?(?:[\w-]+ ){0,4}?"
    r"(?:rooms?|classrooms?|clubs?|centre|(?<!parents )group|garden|library|hub"
    r"|council|service|zone|corner|space|area)s?\b"
    r"(?: (?:working )?group)?"
    r"|\b(?:authority|council|national|local|district|regional|county|state|school|city) averages?\b"
    r"|\blesson plans?\b|\bin (?:every|each|all|any|most) cases?\b|\broom changes?|\breports? home|\blibrary books?"
    r"|\bsensory room|\b(?:each|per|between|of|all) lessons?\b(?! (?:in|plans?)\b)|\bof a lesson\b"
    r"|\bat least \w+ cases out of|\b\d+ cases\b|\bgoogle classroom\b"
    r"|\bperson-?cent(?:red|ered)|\bchild plans?\b|\bat the start of the lesson)"
)


# an individual's goal: "M. will decode", "Sam will answer"
_NAMED_PERSON = re.compile(
    r"(?:^|[,.;:]\s+|\bfor\s)(?:[A-Z]\.?(?:\s?[A-Z]\.?)?\s(?=will\b)|[A-Z][a-z]{2,}\s(?=will (?:independently "
    r"|correctly )?(?:answer|read|write"
    r"|decode|say|count|name|identify|solve|use|sit|stay|ask|choose|be able to|follow|point|match|request|complete|join"
    r"|play|wait|start|speak|spell|recall|respond|transition|self-regulate|put|take|tell|make|demonstrate|produce)\b))"
)
_STAGE = re.compile(
    r"\b(?:lowest|bottom|weakest|most deprived)(?: \w+){0,2}? \d+\s?%|"
    r"\bclass of 20\d\d\b|\b(?:of|in|our|across|for|every|whole) (?:reception|preschool|whole[- ]school"
    r"|the whole school)\b|\bwhole[- ]school\b"
)
COHORT_LENGTH = len(" class of 2026")
_COHORT = re.compile(r"\bclass of 20\d\d$")
_CARE = re.compile(
    r"\b(?:critical|intensive|primary|secondary|maternity|neonatal|social|home|acute|emergency|palliative"
    r"|day|foster|kinship) care\b"
)
# Words for people by their ending (borrowers, guardians, trainees); the exceptions are things.
_PERSON_ENDING = re.compile(r"\w{3,}(?:ers|ors|eers|ees|ians|ists|ants)$")
_THINGS = wordset(
    """
    numbers letters others papers orders ulcers barriers matters answers offers transfers posters
    stickers computers covers quarters fingers triggers chapters disorders errors factors doors
    changeovers handovers jotters indicators vectors sectors floors behaviors colors favors timers folders trackers
    binders printers fees committees degrees trees coffees grants plants variants wants restaurants
    lists exists assists consists twists checklists powers hours
    characters registers trailers markers planners prayers flowers dinners starters corners borders
    centers meters monitors mirrors routers layers towers rivers waters rulers readers
    organisers organizers stakeholders writers drivers dangers cancers reminders blockers enablers
    """
)


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Whether a target population is named, and the first of its words."""

    present: bool
    span: Span | None = None


def _is_cohort(text: str, time: Span) -> bool:
    """Whether a year names the people who leave school in it."""
    return bool(_COHORT.search(text[max(0, time.end - COHORT_LENGTH) : time.end]))


def for_whom(aim: str) -> ForWhom:
    """Find the target population of an aim."""
    whole = plain(aim)
    flat = masked(whole, tuple(t.span for t in times(aim) if not _is_cohort(whole, t.span)))
    for pattern in (_CLASS, _AGES, _CARE, _STAGE):
        match = pattern.search(flat)
        if match:
            return ForWhom(True, span(match))
    idioms = tuple(span(m) for m in _IDIOM.finditer(flat))
    weak: Span | None = None
    for word in words(masked(flat, idioms)):
        bare = word.text.removesuffix("'s").strip("'")
        by_ending = bare not in _THINGS and _PERSON_ENDING.fullmatch(bare)
        if bare not in PEOPLE and bare not in PLACES and not by_ending:
            continue
        if bare not in _NOT_ALONE:
            return ForWhom(True, word.span)
        before = flat[max(0, word.span.start - 40) : word.span.start]
        if weak is None and _OF_PEOPLE.search(before):
            weak = word.span
    if weak:
        return ForWhom(True, weak)
    place = _NAMED_PERSON.search(aim) or _NAMED_PLACE.search(aim)
    return ForWhom(True, span(place)) if place else ForWhom(False)
