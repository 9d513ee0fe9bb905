"""Does an aim contain its own solution: a means ("by introducing ..."), a delivery, or one of the change ideas?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mfi_site.coach.language.model import model
from mfi_site.coach.language.shapes import shape, timeless
from mfi_site.coach.language.text import Span, plain, span, words

_OUTCOME_GERUND = (
    r"(?:increas|improv|reduc|rais|decreas|lower|rising|going|being|reach|clos|halv|doubl|achiev|attain"
    r"|narrow|lessen|eliminat|minimi[sz]|maximi[sz]|meeting|attend|cutting|dropping|boost)"
)
_BY = re.compile(
    rf"(?<!caused )\bby (?:(?:also|more|better|consistently|regularly|effectively|explicitly|successfully|jointly|fully"
    rf"|further) )?(?!{_OUTCOME_GERUND}|spring|morning|evening|during|thing|everything|anything|king"
    rf"|reading age|nothing|something|moving up|moving on)[a-z-]{{2,}}ing\b"
)
_MEASURED = (
    r"(?:measured|assessed|evidenced|shown|demonstrated|indicated|recorded|evaluated|determined|tracked"
    r"|reported|defined|collected|monitored|seen)"
)
_THROUGH = re.compile(
    r"(?<!\blost )(?<!missed )(?<!sit )(?<!wasted )(?<!absent )(?<!absence )(?<!off )\bthrough (?!to\b|school\b"
    r"|the (?:[\w-]+ ){0,2}door\b|the (?:year|term|session|day|week|month|winter|summer|school|end|door"
    r"|transition|gate|first|last)|_|\d|p\d|s\d|grades?\b|primary\b|secondary\b|twelve|their day|the stages"
    r"|age|fifth|\w+ grade|winter|summer|fy|june|may|out\b|lateness|absence|illness|truancy|lack\b|poor\b"
    r"|exclusions?\b|independence\b)"
    r"|\bvia\b|\bby means of\b|(?<=[,_;-] )(?:drawing on|(?:supported|helped|aided|backed) (?:along )?by)\b"
    r"|\bowing to (?!(?:illness|absence|lack|poor)\b)|\bas a consequence of\b"
    r"|\b(?:way|route|path) (?:to|towards) (?:this|that|it) is\b"
    r"|\bthrough the use of\b|\bwith the (?:help|use|support|introduction"
    r"|implementation|aid) of\b|\bas a result of\b|\bthanks to\b"
    r"|\b(?:following|after|due to|because of) (?:the |an? )?(?:new\b|purchas|introduc|implement|launch|rollout"
    r"|roll-out|use of|adopt)\w*"
    r"|\bby the (?:use|introduction|implementation|development|delivery|provision|creation) of\b"
    r"|\bwith (?:\w+ ){0,3}?(?:input|support|help|coaching|tuition|intervention|mentoring) from\b"
    r"|\bfollowing (?:an? |the )(?:\w+ ){0,2}?(?:block|programme|course|series|period) of\b"
    r"|\buse of [^.,;_]{3,50} will (?:result in|bring|mean|lead to|raise|reduce|improve)\b"
    r"|^if we (?!can|could|are|have|get)\b|(?:^|_,? )working (?:with (?:the|our|an?)\b|alongside\b)"
)
_USING = re.compile(r"\b(?:using|utili[sz]ing|implementing|introducing|adopting)\b")
_OUTCOME_USE = re.compile(
    rf"\b(?:be|is|are|was|were|been|by|stop|start|started|pupils|children|learners|students|boys|girls"
    rf"|families|parents|staff|teachers|adults|people|patients|lessons|classes|who|number of|confident"
    rf"|confidence|_+|confidently|independently|correctly|in|of|when|{_MEASURED}(?: \w+)?)\s$"
)
# "write a paragraph using three openers": how pupils do it is what they will have learned
_PUPILS_DO = re.compile(
    r"\b(?:writ(?:e|es|ing)|read|reads|solve|count|describe|explain|spell|calculate|add|subtract"
    r"|communicate|name|talk|draw|punctuate|answer|tell|retell|say|measure|present|express|sort|build|play"
    r"|speak|make (?:a )?\w+)\b(?: [\w'-]+){0,6} $"
)
_TOOL_OF_MEASURE = re.compile(
    r"^\w+ (?:\S+ ){0,4}?(?:scale|scales|survey|surveys|questionnaire|sdq|leuven|data|criteria|benchmarks?"
    r"|rubric|tracker|assessments?|tool|score|scores|test|tests|index|audit|measures?)\b"
)
_TO = (
    r"(?:(?:^|[.;:]\s*|,\s|_+[,.]?\s+|\bwe (?:will|want to|aim to|plan to|intend to"
    r"|would like to)(?: have)? |\b(?:to|will|will have|aim is to|and|should) "
    r"|\bschool will (?:have )?)(?:also |successfully |then |all )?)"
)
_ARTEFACT = (
    r"(?:strateg\w+|polic(?:y|ies)|programmes?|programs?|plans?|plann?er|curricul\w+|resources?|frameworks?"
    r"|toolkits?|systems?|approach(?:es)?|guides?|guidance|guidelines?|pathways?|websites?|groups?|clubs?"
    r"|training"
    r"|trackers?|models?|packs?|areas?|spaces?|rooms?|gardens?|process(?:es)?|procedures?|protocols?"
    r"|workshops?|sessions?|documents?|charters?|apps?|banks?|calendars?|projects?|initiatives?|rotas?"
    r"|corners?|timetables?|templates?|checklists?|councils?|interventions?|routines?|structures?"
    r"|opportunities|(?<!better )(?<!stronger )(?<!closer )(?<!positive )(?<!good )partnerships?|networks?"
    r"|newsletters?|courses?|standards?|tools?|hubs?|database"
    r"|platforms?|services?|method\w*|scheme|schemes|campaigns?|award|centres?|facilit\w+|materials?"
    r"|posters?|videos?|events?)\b"
)
_ALWAYS = (
    r"(?:introduc(?:e|ed)|launch(?:ed)?|roll(?:ed)?[- ]?out|implement(?:ed)?|install(?:ed)?|pilot(?:ed)?"
    r"|trial(?:led)?|set(?:ting)?[- ]?up|put(?:ting)? in place|provid(?:e|ed)(?! (?:evidence"
    r"|for themselves|(?:an? |the )?(?:[\w-]+ ){0,3}?(?:environment|education|experiences?|ethos|care|start)\b))"
    r"|put on (?:an?|the|some|more|extra)|establish(?:ed)?|offer(?:ed)?(?! (?:\S+ ){0,2}?appointments?\b)|hand out"
    r"|issue"
    r"|deliver(?:ed)?(?! (?:improve|better|high|babies|a talk"
    r"|an? \S+ talk))|appoint(?:ed)?|purchase|buy|recruit|hire|train(?! for| hard)|extend the"
    r"|expand the(?:ir)? (?:range|number|use)|expand the|embed(?:ded)?(?! (?:an?|the) (?:\w+ )?(?:culture|ethos"
    r"|love|sense))"
    r"|redesign|overhaul|roll(?:ing)? out"
    r"|complete (?:the )?roll[- ]?out)"
)
_MADE = (
    r"(?:develop(?:ed)?|creat(?:e|ed)|produc(?:e|ed)|design(?:ed)?|build|built|run|hold"
    r"|refine|grow|refresh|revise|renew|consolidate|adopt(?:ed)?|write|publish(?:ed)?|us(?:e(?! of)|ed)|organis(?:e|ed)"
    r"|host|open|start|expand"
    r"|review|update)"
)
_DELIVER = re.compile(
    rf"{_TO}(?P<verb>{_ALWAYS})\b|{_TO}(?P<made>{_MADE}) (?:(?!(?:that|so|which|by|pupils'|children's"
    rf"|learners'|their)\b)[\w'-]+ ){{0,6}}?{_ARTEFACT}"
)
_PEOPLE_FIRST = re.compile(
    r"\b(?:pupils|children|learners|students|boys|girls|patients|families|parents|child|pupil|learner"
    r"|student|p\d|s\d|p\ds)\b[^,.;]{0,25}$|(?:^|[\s,.;])[a-z]\.\s$"
)
# "the median days to hire": what the time is taken for
_PURPOSE = re.compile(
    r"\b(?:time|days|weeks|hours|minutes|able|ability|want|wants|how|when|taken|takes|ready|likely|confident"
    r"|willing|enough|continue|learn|choose|asked|need|needs) to $"
)
_ADULTS = r"(?:staff|teachers?|practitioners?|educators?|psas|eyps|assistants|departments?|facult(?:y|ies)|plcs|teams?)"
_HAVING = re.compile(
    r"\b(?:every|each|all|\d+ ?%(?: of)?)(?: of)?(?: our| the)? (?:\w+ ){0,2}?(?:class|classes|classroom"
    r"|classrooms|school|schools|room|rooms|department|departments|teachers?|staff"
    r"|practitioners?)\b[^,.;]{0,12}?\b(?:has|have|having|will have|to have)\b (?:a|an|the|their own|been"
    r"|received|completed|undertaken|access|training)\b(?! good| better| sense| average)"
    r"|\b(?:staff|teachers|practitioners|psas|team|nurses|doctors)\b[^,.;]{0,20}\b(?:will have|have|will|to"
    r"|must) (?:been trained|be trained|complete[d]?|attend(?:ed)?|receive[d]?|undertake|undertaken"
    r"|undergone|participate[d]? in)\b[^,.;]{0,30}\b(?:training|trained|cpd|clpl|course|module|workshop"
    r"|professional (?:learning|development))"
    r"|\b(?:staff|teachers|practitioners|psas|nurses|doctors)\b[^,.;]{0,12}\b(?:will be|are|to be|have been"
    r"|being) trained\b"
    rf"|\b{_ADULTS}\b(?: (?!who|using|with)[\w'-]+){{0,4}}? (?:will |to |should )(?:all |consistently )?(?:use"
    rf"|be using|adopt|follow)"
    r" (?:the |an? |our )?(?:new |agreed |common |shared |same )?(?!data\b|feedback\b)[a-z]"
    r"|(?:^|_,? )(?:all |every |each |100% of |whole[- ])?(?:our |the )?"
    rf"(?:\w+ )?{_ADULTS}\b[^.,;_]{{0,20}}? (?:trained in|(?:training|clpl|cpd|inset) (?:on|in))\b"
    r"|\b(?:will|to) (?:all )?(?:be offered|be given|be issued with) (?:an? |the |their own )"
    r"|^(?:_,? )?(?:all )?(?:our )?(?:p\d |s\d )?(?:pupils|children|learners|students|staff|classes) (?:will"
    r"|to) take part in\b"
    r"|^(?:establish|offer|introduc|launch|provid|implement|creat|deliver)ing\b"
    r"|\b(?:will|to) (?:all )?have (?:an? |the |their own |access to (?:an? )?)(?:named |weekly |daily "
    r"|trusted |adult |peer"
    r" |reading |playground |\w+ ){0,2}?(?:mentors?|budd(?:y|ies)|key ?workers?|check-?ins?|coach(?:es)?|tutors?)\b"
    r"|\b(?:to|will) have (?:playground |reading |peer )?budd(?:y|ies)\b"
    r"|^(?:the )?(?:creation|introduction|implementation|establishment|purchase|installation|launch|roll-?out) of\b"
    r"|\bto be (?:appointed|installed|introduced|purchased|set up|put in place|rolled out)\b"
)
# the words after a means, to the next date, stop or new clause, and few enough to quote
_REST = re.compile(
    r"(?:\s?(?!(?:so|that|which|who|they|where|when|and|to(?! (?:an?|the) )|in order|by|from|will|we|the aim)\b)"
    r"[\w'&-]+(?<!_)){0,7}"
)
_LOOSE_END = re.compile(r"(?:[ _]|\b(?:with|of|an?|the|in|for|on|at|our|their|its|across|within))+$")
_LEADING_VERB = re.compile(
    r"^(?:(?:to )?(?:introduce|use|using|create|have|run|start|try|test|add|give|make|set up|provide|offer"
    r"|put|a|an|the|our|one|two|new|daily|weekly|every) )+"
)
_HEAD_ENDS = re.compile(
    r"[,:;(]|\b(?:with|for|to|at|in|of|on|from|by|before|after|each|every|where|when|so|that|and|under"
    r"|between|while|as)\b"
)
_OUTCOME_IDEA = re.compile(
    r"^(?:to )?(?:improv|increas|rais|reduc|decreas|better|more|fewer|less|high|promot|encourag|enhanc"
    r"|develop|strength)"
)


@dataclass(frozen=True, slots=True)
class Solution:
    """Whether an aim contains a solution, where, and how it shows: `means`, `delivery`, `own idea` or `likeness`."""

    present: bool
    span: Span | None = None
    how: str = ""


def _means(flat: str) -> Span | None:
    for pattern in (_BY, _THROUGH):
        for match in pattern.finditer(flat):
            if not re.search(rf"\b{_MEASURED}(?:, \w+)? $", flat[max(0, match.start() - 24) : match.start()]):
                return span(match)
    for match in _USING.finditer(flat):
        before = flat[max(0, match.start() - 60) : match.start()]
        rest = flat[match.start() : match.start() + 80]
        if not _OUTCOME_USE.search(before) and not _PUPILS_DO.search(before) and not _TOOL_OF_MEASURE.match(rest):
            return span(match)
    return None


def _read_out(flat: str, place: Span) -> Span:
    """The words to quote: "by implementing a standard operating procedure" and not "by implementing"."""
    rest = _REST.match(flat, place.end)
    whole = Span(place.start, rest.end() if rest else place.end)
    shown = flat[whole.start : whole.end]
    lead = len(shown) - len(shown.lstrip(" ,.;_"))
    return Span(whole.start + lead, whole.start + max(len(_LOOSE_END.sub("", shown)), lead + 1))


def _delivery(flat: str) -> Span | None:
    for match in _DELIVER.finditer(flat):
        name = "verb" if match.group("verb") else "made"
        verb = span(match, name)
        if _PURPOSE.search(flat[max(0, verb.start - 30) : verb.start]):
            continue
        if _PEOPLE_FIRST.search(flat[max(0, verb.start - 45) : verb.start].removesuffix("will ").removesuffix("to ")):
            continue
        return verb
    having = _HAVING.search(flat)
    return span(having) if having else None


def _own_idea(flat: str, ideas: Sequence[str]) -> Span | None:
    aim = words(flat)
    for idea in ideas:
        text = plain(idea).strip()
        if _OUTCOME_IDEA.match(text):
            continue
        head = _HEAD_ENDS.split(_LEADING_VERB.sub("", text), maxsplit=1)[0]
        names = [w.text for w in words(head)][-2:]
        if len(names) < 2:
            continue
        for one, two in pairwise(aim):
            if [one.text.rstrip("s"), two.text.rstrip("s")] == [n.rstrip("s") for n in names]:
                return Span(one.span.start, two.span.end)
    return None


def plain_solution(aim: str) -> Solution:
    """The solution that patterns find, before the model is asked."""
    flat = plain(timeless(aim))
    for how, find in (("means", _means), ("delivery", _delivery)):
        place = find(flat)
        if place:
            return Solution(True, _read_out(flat, place), how)
    return Solution(False)


def solution(aim: str, ideas: Sequence[str] = ()) -> Solution:
    """Find a solution in an aim; `ideas` are the team's change ideas, whose names do not belong in it."""
    plainly = plain_solution(aim)
    if plainly.present:
        return plainly
    own = _own_idea(plain(timeless(aim)), ideas)
    if own:
        return Solution(True, own, "own idea")
    learnt, read = model("solution"), timeless(aim)
    if not learnt.says(read, shape(aim)):
        return Solution(False)
    return Solution(True, learnt.telling(read), "likeness")
