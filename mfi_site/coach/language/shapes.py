"""The build of an aim as the model of solutions sees it: what its numbers say, how often, by whom, what is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mfi_site.coach.language.dates import times
from mfi_site.coach.language.kinds import kinds, stem
from mfi_site.coach.language.quantities import quantities
from mfi_site.coach.language.text import Span, masked, plain, words

_WORDS = {
    "provision": """
        adult ambassador app approach area assistant award badge bag bank base bell bench bike block board book
        box breakfast buddy bursary bus calendar call campaign card certificate champion chart check-in
        checklist chromebook circle clinic club co-teaching coaching committee conference corner council
        counsellor course cue curriculum cycle day desk device diary drop-in equipment evening event fair form
        forum frame fruit fund garden gate grant greeting group helpline hub huddle initiative instruction
        intervention journal kit ladder laptop leaflet lesson letter librarian line link loan locker lunch mat
        meal meeting mentor mentoring menu message module network newsletter nook nurse observation officer
        organiser organizer pack partnership peg pen pilot plan planner platform playlist plc point policy pouch
        practice prize procedure process program programme project prompt protocol quiz raffle residential
        resource retrieval reward rhyme room rota routine scaffold scheme scheme script session shed sheet
        shelter sign slip snack software song space speaker specialist staff star start sticker story strategy
        surgery symbol system tablet talk teacher teaching team template text therapist timetable token toolkit
        toy tracker training trial trip trolley tuition tutor tutoring video visit visual walkthrough website
        whiteboard worker workshop zone
    """,
    "outcome": """
        able achieve arrive attain attend become behave believe better boost can climb close come confident
        count cut decline decrease double down drop enjoy fall feel fewer gain grow halve higher improve
        increase know leave less lift lower miss more move narrow pass raise rate reach read reduce remain rise
        score settle shrink speak stay swim tell understand up write
    """,
    "given": """
        allocate assign ban book bring buy deploy display double-staff drop employ extend fit give greet group
        have hold host invite launch lend lock match meet model move observe offer open paint pair pay phone
        post provide publish rearrange redeploy release reorganise replace restructure ring roll schedule send
        share shorten show sign split staff stagger stop supply swap teach train try use visit watch zone
    """,
}
_SORTS = {
    name: frozenset(form for word in text.split() for form in (word, stem(word))) for name, text in _WORDS.items()
}
_OFTEN = re.compile(
    r"\b(?:(?:once|twice|\w+ times) (?:an?|each|every|per) (?:day|week|fortnight|month|term|half-term|year|session)"
    r"|(?:each|every) (?:day|week|fortnight|month|term|morning|afternoon|lunchtime|(?:mon|tues|wednes|thurs|fri)day)"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri)days|daily|weekly|fortnightly|monthly|termly)\b"
)
_PASSIVE = re.compile(
    r"\b(?:to|will|will all|should|must) be (?:\w+ly )?(?P<done>\w{2,}(?:ed|en|ght|ut|ld|id|de))\b"
    r"|\b(?:in place|in use|up and running|available|on offer|on hand|at hand|on site|at the door)\b"
)
# "make home time calmer", "bring the noise down", "75% of parents will ...": what will be better, however it is said
_BETTER = re.compile(
    r"^(?:to |we (?:want|aim) to )?(?:make|bring|keep|get|take|cut|have)\b[^.;]{0,50}? (?:down|\w+er|more|less"
    r"|fewer|better|up)\b"
    r"|^(?:to )?(?:halve|double|triple) the (?:number|rate|time|share)\b|(?:^|[,_] ?)[a-z]\. will\b"
    r"|\bwill (?:have|show|develop|gain) (?:their |increased |improved |more |better |greater |a )"
    r"|\bbe (?:more|less|better) \w+|\bwill (?:all )?(?:have (?:dropped|fallen|risen|grown|improved)|hold|attend) "
    r"|^(?:_+,? )?(?:to |we (?:want|aim|will) to |continue to )?(?:further )?(?:increase|reduce|improve|raise"
    r"|lower|halve|triple"
    r"|double|ensure)\b(?!.*\b(?:use|tracking|monitoring|are in place|using|with the|available|access)\b)"
    r"|\b\d+ ?(?:%|per ?cent) of (?:[\w'/-]+ ){0,4}?"
    r"(?:pupils|learners|children|students|boys|girls|parents|families|freshmen|p\d|s\d)\b"
    r"(?!.*\b(?:receiv|attend|access|offered|given|taught|complet|tak(?:e|ing) part|use a)\w*)"
)
# "through to the end of June": what leads to a time goes with it
LONGEST_LEAD = len(" following to the ")
_LED = re.compile(r"\b(?:through|by|from|until|after|following|before)(?: to)?(?: the)? $", re.IGNORECASE)


def timeless(aim: str) -> str:
    """The aim with its times blanked, as the model reads it: "by Thanksgiving" is no means."""
    places = (time.span for time in times(aim))
    led = ((place, _LED.search(aim, max(0, place.start - LONGEST_LEAD), place.start)) for place in places)
    return masked(aim, tuple(Span(lead.start() if lead else place.start, place.end) for place, lead in led))


def shape(aim: str) -> tuple[str, ...]:
    """The features of build, in the order of their names, each once."""
    flat = plain(timeless(aim))
    found = {f"role:{quantity.role.value}" for quantity in quantities(aim)} or {"role:none"}
    found |= {"better"} if _BETTER.search(flat) else set()
    return tuple(sorted(found | set(_activity(flat)) | set(_sorts(flat))))


def _activity(flat: str) -> Iterator[str]:
    """How often something is done, beside what; and what will be done, or be there."""
    named = words(flat)
    if _OFTEN.search(flat):
        own = {kind for word in named for kind in (*kinds(word.text), *_sort(word.text))}
        yield "often"
        for name in ("outcome", "number", "learner", "adult"):
            yield f"often:{name} {name in own or (name == 'number' and any(w.text.isdigit() for w in named))}"
    for match in _PASSIVE.finditer(flat):
        done = match.group("done")
        yield "passive" if done else "there"
        yield from (f"passive:{kind}" for kind in (*kinds(done), *_sort(done))) if done else (f"there:{match.group()}",)


def _sort(word: str) -> tuple[str, ...]:
    return tuple(name for name, forms in _SORTS.items() if word in forms or stem(word) in forms)


def _sorts(flat: str) -> Iterator[str]:
    """The words for provision, outcome and giving, with the word before each, and whether they begin or end it."""
    named = [word.text for word in words(flat)]
    for place, word in enumerate(named):
        for sort in _sort(word):
            yield f"sort:{sort}"
            yield f"sort:{stem(named[place - 1]) if place else '^'} {sort}"
            if place == len(named) - 1:
                yield f"sort:{sort} $"
