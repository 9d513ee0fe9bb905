"""Is an idea a task of the project (mapping, gathering data, meeting, surveying) and not a change to test?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mfi_site.coach.language.office import QI_TOOL, actor, office_work, passive
from mfi_site.coach.language.text import Span, plain, span

_DATA = (
    r"(?:data|baseline|figures|statistics|stats|evidence|information|views|feedback|opinions"
    r"|attendance records|numbers|results|trends|measures|research|findings|pupil voice|practice|funding"
    r"|literature|best practice|good practice|guidance|tracking data)"
)
_GO = (
    r"^(?:(?:to|we will|we need to|need to|start to|begin to|first|continue to|plan to|complete|do"
    r"|carry out|undertake|conduct|run|hold|have|use|using|arrange|organise|set up|schedule|draw|draw up"
    r"|make|create|design|develop|devise|issue|send|send out|prepare|an?|the|our|some|further|initial"
    r"|regular|staff|pupil|parent|parents'?|parental|family|families|team|project|school|simple|short|new"
    r"|quick|learner|patient|teacher|carer|student|online|anonymous|whole[- ]school|clinical"
    r"|attitudinal) ){0,5}"
)
_ALWAYS = (
    re.compile(rf"{_GO}(?:\w+ ){{0,2}}?{QI_TOOL}\b"),
    re.compile(r"^(?:to )?(?:process|journey) mapping\b"),
    re.compile(
        r"^(?:(?:to|we will|start to|begin to) )?(?:gather|gathering|collect|collecting|collate|collating"
        r"|analy[sz]e|analy[sz]ing|interrogate|look at|looking at|study|compile|examine|obtain|extract|pull"
        r"|share|sharing|record|recording|monitor|monitoring|track|review|reviewing|measure|measuring"
        r"|present|capture|seek|get|gain|source|compare|identify|secure|disseminate)"
        rf" (?:\w+ ){{0,4}}?{_DATA}\b(?! (?:card|wall|board|sticker))"
    ),
    re.compile(
        r"^(?:\w+ ){0,2}?(?:data|information) (?:collection|gathering|analysis|collation|tracking)\b"
        r"|^(?:analysis|collection|collation|gathering) of\b|^(?:literature|policy) (?:review|search)\b"
    ),
    re.compile(
        r"^(?:(?:to|we will) )?(?:find out|finding out|look into|looking into|investigat(?:e|ing)"
        r"|research(?:ing)?|audit(?:ing)?|benchmark(?:ing)?|scope|scoping|map out|mapping"
        r"|map (?:the|current|our|existing)"
        r"|analy[sz](?:e|ing)|brainstorm\w*|liais(?:e|ing)|consult(?:ing)?"
        r"|interview(?:ing)?|recruit|procure|decide|establish (?:a |the )?baseline|baseline$|determine"
        r"|understand|understanding the (?:problem|system|process)|evaluat(?:e|ing)|assess what|clarify"
        r"|apply(?:ing)? for|bid for|purchase|buy|moderate|seek|select|consider(?:ing)?|identify(?:ing)?"
        r"|discuss(?:ing)?|agree|observ(?:e|ing)"
        r"|(?:speak(?:ing)?|talk(?:ing)?) (?:to|with)|write (?:an? |the )?(?:action|project|improvement|bid"
        r"|report|business)|write to (?:\w+ ){1,4}asking|plan(?:ning)? (?:the|for|our|next|a|training"
        r"|meetings?|events?|workshops?)"
        r"|review(?:ing)? (?:the |our |of )?(?:\w+ )?(?:current|existing|policy|policies|literature|data"
        r"|procedures?|practice|systems?|process(?:es)?|guidance|handbook|curriculum|resources|planning"
        r"|plans|research|attendance|timetable|documentation)"
        r"|visit(?:ing|s)? (?:to )?(?:an?|another|other|neighbouring|local|some|schools|nurser)"
        r"|order(?:ing)? (?:\w+ ){0,2}?(?:resources|books|materials|equipment|supplies|stock)"
        r"|explor(?:e|ing) (?:the )?(?:options|research|barriers|reasons|why|how|what|current|practice"
        r"|possib\w+|literature|data|views|use of|ways)|survey(?:ing)? (?:of |all |the |our |to |on "
        r"|with )?(?:\w+ )?(?:pupils|parents|staff|families|children|learners|teachers|carers|patients"
        r"|students|p\d|s\d|views)"
        r"|form (?:an? |the )(?:\w+ )?(?:group|team|committee)|monitoring of|monitor(?:ing)? (?:attendance"
        r"|progress|data|behaviour|impact)|track(?:ing)? (?:of |the )?(?:attendance|progress|data|pupils"
        r"|attainment)"
        r"|(?:tally|collect|gather|log)(?:ing)? (?:up )?(?:the |some )?(?:number|samples?|examples?|amount"
        r"|instances|frequency|work))\b"
    ),
    re.compile(
        r"\b(?:gather|seek|get|collect|ask(?:ing)? for|to hear) (?:their|the|pupils?'?|parents?'?|staff"
        r"|learners?'?|families'?) (?:views|opinions|feedback|voice)\b"
    ),
    re.compile(
        rf"{_GO}(?:audit|research(?! (?:project|skills))|focus groups?|stakeholder\b.*|questionnaires?"
        rf"|surveys?|scoping|interviews?|action plan|working group|steering group|working party"
        rf"|project team|literature review|consultation|brainstorm\w*|thought shower|benchmarking"
        rf"|observations?)\b"
    ),
    re.compile(
        r"^(?:(?:to|we will) )?(?:measure|measuring|time|timing|count|counting|record|recording|check|see"
        r"|look at|looking at) (?:how|what|which|whether|when|why|if|who|other schools)\b"
    ),
    re.compile(
        r"^(?:to )?(?:check(?:ing)? (?:\w+ )+?for (?:patterns|trends|gaps)|chart the|discussions? (?:at"
        r"|among)|draw(?:ing)? up|make a list|lists? of|creat(?:e|ing) (?:a )?list|arrang(?:e"
        r"|ing) (?:an? )?(?:visits?|meetings?|time)"
        r"|(?:get|obtain|seek) (?:\w+ )?(?:consent|permission|approval)|prioriti[sz]e (?:\w+ )?(?:ideas"
        r"|list|drivers)|ask(?:ing)? (?:\w+ )+?for (?:\w+ )?(?:ideas|views|feedback|suggestions|opinions)"
        r"|(?:\w+ )?visits? to (?:other|another|an?|neighbouring)"
        r"|(?:desktop|desk[- ]based|background|further|action|practitioner) (?:research|enquiry|inquiry)"
        r"|present(?:ation|ations|ing|) (?:to|at)|feed(?:ing)?[- ]?back to (?:slt|smt|staff|team|the|senior"
        r"|colleagues)|compar(?:e|ing) (?:attendance|data|results|figures|scores))\b"
    ),
    re.compile(
        r"^(?:professional )?(?:discussions?|conversations?|consultations?|dialogue"
        r"|liaison) with (?!each\b)"
    ),
    re.compile(
        r"^(?:google |microsoft |ms |online )?forms? (?:\w+ ){0,4}?for (?:their |pupil |parent )?(?:views"
        r"|feedback|opinions)\b"
    ),
    re.compile(
        r"^(?:read|reading) (?:up|about|around|(?:the )?(?:\w+ ){0,2}?(?:research|guidance|reports?|polic(?:y|ies)"
        r"|documents?|articles?|literature))\b"
    ),
    re.compile(
        r"^ask (?:the |our |some )?\w+(?: and \w+)? (?:why|what|how|whether|if|about|for (?:their"
        r"|feedback))\b"
    ),
    re.compile(
        r"^(?:(?:to|arrange to) )?(?:meet|meeting|meetings|hold|have|arrange|attend|organise|schedule"
        r"|set up) (?:up )?(?:a |an |the |regular |initial |some )?(?:(?:planning|team|staff|parents?|stage"
        r"|moderation|introductory|project) )?(?:meetings?\b|with\b)"
    ),
    re.compile(
        r"^(?:(?:moderation|planning|team|staff|project|stage|department\w*|slt|smt|management"
        r"|working group|initial|follow[- ]up|introductory|multi-?agency|qi|improvement|stakeholder"
        r"|steering group|regular) )+meetings?\b"
    ),
    re.compile(r"^meetings? (?:with|to|of|about|between|for)\b|^meetings?$"),
)
# What a child or a family does again and again is a practice to test, even where it is called a survey or a meeting.
_PRACTICE = re.compile(
    r"\b(?:daily|weekly|fortnightly|every|each|at (?:the )?(?:start|end|door|gate|bus)|\w+-minute|minutes|shown"
    r"|for homework|budd(?:y|ies)|(?:a|their|talk|shoulder|reading) partner'?s?|routine|wish|key worker|before"
    r"|after (?:lunch|each|every"
    r"|school)|with each|one-to-one|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|in pairs|sticky"
    r"|the (?:child|pupil|learner)(?! journey| voice| view|'s)"
    r"|tablet|card|cards|own|exit|emoji|as a class|in (?:small )?groups|(?:a|with) friends?"
    r"|with (?:the )?(?:pupils|children|class)|stor(?:y|ies)|pictures?|poems?|paragraph|sentences?|words?|garden"
    r"|birds|bugs|menu)\b"
)
_PROJECT_WORK = re.compile(
    rf"^(?:(?:survey|poll) (?:each|every|all|the)|tally|gather|collat|chart|convene)|\b(?:{QI_TOOL}|project"
    rf"|data|baseline|audit|research|action plan|qi"
    rf"|improvement team|senior leadership|slt|measures?|report|twilight|inset|in-service)\b|\bfor (?:a|one|two"
    rf"|three|four|\d) (?:weeks?|fortnight|months?|days)$"
)
_CHANGE = re.compile(
    r"^(?:share|sharing) (?:good|best|effective) practice|^meet[- ]and[- ]greet|^(?:plan[- ]do[- ]review"
    r"|peer|survey on a|review of targets|data (?:wall|board|hour)|map of|research (?:project|skills))"
    r"|^recruit (?:p\d|s\d|pupil|older|senior)|^read (?:to|aloud|with)|^(?:visit|observe|order|plan|track|record"
    r"|measure|evaluate|discuss|identify"
    r"|map) .*\bpupils? (?:choose|use)"
)
_LEARNER_FIRST = re.compile(
    r"^(?:pupils|children|learners|students|families|parents|p\d|s\d|each (?:child|pupil|learner)|patients"
    r"|psa|psas|teacher|teachers)\s(?!survey|questionnaire|audit|focus|consult|interview|views|meeting"
    r"|voice)"
)


@dataclass(frozen=True, slots=True)
class Task:
    """Whether an idea is a task, and the words that show it."""

    present: bool
    span: Span | None = None


@lru_cache(maxsize=4096)
def task(idea: str) -> Task:
    """Find a task or activity in what was listed as a change idea."""
    whole = plain(idea)
    flat = whole.lstrip(" -*•.\"'(")
    flat = flat[actor(flat) :]
    to_be_done = passive(flat)
    if not to_be_done and (_CHANGE.search(flat) or _LEARNER_FIRST.search(flat)):
        return Task(False)
    activity = next((span(m) for m in (pattern.search(flat) for pattern in _ALWAYS) if m), None)
    place = to_be_done or activity or office_work(flat)
    if place is None or (_PRACTICE.search(flat) and not _PROJECT_WORK.search(flat)):
        return Task(False)
    offset = len(whole) - len(flat)
    return Task(True, Span(place.start + offset, place.end + offset))
