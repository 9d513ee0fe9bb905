"""Is an idea a task or an activity of the project (mapping, gathering data, meeting, surveying) and not a change to test?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

_QI_TOOL = (
    r"(?:process[- ]?map\w*|fishbone|ishikawa|cause[- ]and[- ]effect|driver diagram|force[- ]?field|pareto|run chart|spc chart|control chart|stakeholder (?:map\w*|analysis|engagement)"
    r"|root cause|gap analysis|swot|5 whys|five whys|pdsa|time and motion|value stream|measurement plan|data plan|testing plan|logic model|theory of change|project (?:charter|plan|team|group)|needs analysis|risk register|baseline (?:data|assessment|audit|survey|measure\w*)|self[- ]evaluation)"
)
_DATA = r"(?:data|baseline|figures|statistics|stats|evidence|information|views|feedback|opinions|attendance records|numbers|results|trends|measures|research|findings|pupil voice|practice|funding|literature|best practice|good practice|guidance|tracking data)"
_GO = r"^(?:(?:to|we will|we need to|need to|start to|begin to|first|continue to|plan to|complete|do|carry out|undertake|conduct|run|hold|have|use|using|arrange|organise|set up|schedule|draw|draw up|make|create|design|develop|devise|issue|send|send out|prepare|an?|the|our|some|further|initial|regular|staff|pupil|parent|parents'?|parental|family|families|team|project|school|simple|short|new|quick|learner|patient|teacher|carer|student|online|anonymous|whole[- ]school|clinical|attitudinal) ){0,5}"
_ALWAYS = (
    re.compile(rf"{_GO}(?:\w+ ){{0,2}}?{_QI_TOOL}\b"),
    re.compile(r"^(?:to )?(?:process|journey) mapping\b"),
    re.compile(
        r"^(?:(?:to|we will|start to|begin to) )?(?:gather|gathering|collect|collecting|collate|collating|analy[sz]e|analy[sz]ing|interrogate|look at|looking at|study|compile|examine|obtain|extract|pull|share|sharing|record|recording|monitor|monitoring|track|review|reviewing|measure|measuring|present|capture|seek|get|gain|source|compare|identify|secure|disseminate)"
        rf" (?:\w+ ){{0,4}}?{_DATA}\b(?! (?:card|wall|board|sticker))"
    ),
    re.compile(r"^(?:\w+ ){0,2}?(?:data|information) (?:collection|gathering|analysis|collation|tracking)\b|^(?:analysis|collection|collation|gathering) of\b|^(?:literature|policy) (?:review|search)\b"),
    re.compile(
        r"^(?:(?:to|we will) )?(?:find out|finding out|look into|looking into|investigat(?:e|ing)|research(?:ing)?|audit(?:ing)?|benchmark(?:ing)?|scope|scoping|map out|mapping|map the|analy[sz](?:e|ing)|brainstorm\w*|liais(?:e|ing)|consult(?:ing)?"
        r"|interview(?:ing)?|recruit|procure|decide|establish (?:a |the )?baseline|baseline$|determine|understand|understanding the (?:problem|system|process)|evaluat(?:e|ing)|assess what|clarify|apply(?:ing)? for|bid for|purchase|buy|moderate|seek|select|consider(?:ing)?|identify(?:ing)?|discuss(?:ing)?|agree|observ(?:e|ing)"
        r"|(?:speak(?:ing)?|talk(?:ing)?) (?:to|with)|write (?:an? |the )?(?:action|project|improvement|bid|report|business)|write to (?:\w+ ){1,4}asking|plan(?:ning)? (?:the|for|our|next|a|training|meetings?|events?|workshops?)"
        r"|review(?:ing)? (?:the |our |of )?(?:\w+ )?(?:current|existing|policy|policies|literature|data|procedures?|practice|systems?|process(?:es)?|guidance|handbook|curriculum|resources|planning|plans|research|attendance|timetable|documentation)"
        r"|visit(?:ing|s)? (?:to )?(?:an?|another|other|neighbouring|local|some|schools|nurser)|order(?:ing)? (?:\w+ ){0,2}?(?:resources|books|materials|equipment|supplies|stock)"
        r"|explor(?:e|ing) (?:the )?(?:options|research|barriers|reasons|why|how|what|current|practice|possib\w+|literature|data|views|use of|ways)|survey(?:ing)? (?:of |all |the |our |to |on |with )?(?:\w+ )?(?:pupils|parents|staff|families|children|learners|teachers|carers|patients|students|p\d|s\d|views)"
        r"|form (?:an? |the )(?:\w+ )?(?:group|team|committee)|monitoring of|monitor(?:ing)? (?:attendance|progress|data|behaviour|impact)|track(?:ing)? (?:of |the )?(?:attendance|progress|data|pupils|attainment)"
        r"|(?:tally|collect|gather|log)(?:ing)? (?:up )?(?:the |some )?(?:number|samples?|examples?|amount|instances|frequency|work))\b"
    ),
    re.compile(r"\b(?:gather|seek|get|collect|ask(?:ing)? for|to hear) (?:their|the|pupils?'?|parents?'?|staff|learners?'?|families'?) (?:views|opinions|feedback|voice)\b"),
    re.compile(rf"{_GO}(?:audit|research(?! (?:project|skills))|focus groups?|stakeholder\b.*|questionnaires?|surveys?|scoping|interviews?|action plan|working group|steering group|working party|project team|literature review|consultation|brainstorm\w*|thought shower|benchmarking|observations?)\b"),
    re.compile(r"^(?:(?:to|we will) )?(?:measure|measuring|time|timing|count|counting|record|recording|check|see|look at|looking at) (?:how|what|which|whether|when|why|if|who|other schools)\b"),
    re.compile(
        r"^(?:to )?(?:check(?:ing)? (?:\w+ )+?for (?:patterns|trends|gaps)|chart the|discussions? (?:at|among)|draw(?:ing)? up|make a list|lists? of|creat(?:e|ing) (?:a )?list|arrang(?:e|ing) (?:an? )?(?:visits?|meetings?|time)"
        r"|(?:get|obtain|seek) (?:\w+ )?(?:consent|permission|approval)|prioriti[sz]e (?:\w+ )?(?:ideas|list|drivers)|ask(?:ing)? (?:\w+ )+?for (?:\w+ )?(?:ideas|views|feedback|suggestions|opinions)|(?:\w+ )?visits? to (?:other|another|an?|neighbouring)"
        r"|(?:desktop|desk[- ]based|background|further|action|practitioner) (?:research|enquiry|inquiry)|present(?:ation|ations|ing|) (?:to|at)|feed(?:ing)?[- ]?back to (?:slt|smt|staff|team|the|senior|colleagues)|compar(?:e|ing) (?:attendance|data|results|figures|scores))\b"
    ),
    re.compile(r"^(?:professional )?(?:discussions?|conversations?|consultations?|dialogue|liaison) with (?!each\b)"),
    re.compile(r"^(?:google |microsoft |ms |online )?forms? (?:\w+ ){0,4}?for (?:their |pupil |parent )?(?:views|feedback|opinions)\b"),
    re.compile(r"^(?:read|reading) (?:the |up|about|research|guidance|around)"),
    re.compile(r"^ask (?:the |our |some )?\w+(?: and \w+)? (?:why|what|how|whether|if|about|for (?:their|feedback))\b"),
    re.compile(r"^(?:(?:to|arrange to) )?(?:meet|meeting|meetings|hold|have|arrange|attend|organise|schedule|set up) (?:up )?(?:a |an |the |regular |initial |some )?(?:(?:planning|team|staff|parents?|stage|moderation|introductory|project) )?(?:meetings?\b|with\b)"),
    re.compile(r"^(?:(?:moderation|planning|team|staff|project|stage|department\w*|slt|smt|management|working group|initial|follow[- ]up|introductory|multi-?agency|qi|improvement|stakeholder|steering group|regular) )+meetings?\b"),
    re.compile(r"^meetings? (?:with|to|of|about|between|for)\b|^meetings?$"),
)
# What a child or a family does again and again is a practice to test, even where it is called a survey or a meeting.
_PRACTICE = re.compile(
    r"\b(?:daily|weekly|fortnightly|every|each|at the (?:start|end|door)|\w+-minute|minutes|shown|for homework|budd(?:y|ies)|partner'?s?|routine|wish|key worker|before|after (?:lunch|each|every|school)|with each|one-to-one|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|in pairs|sticky|tablet|card|cards|own|exit|picture|emoji)\b"
)
_PROJECT_WORK = re.compile(
    rf"^(?:tally|gather|collat)|\b(?:{_QI_TOOL}|project|data|baseline|audit|research|action plan|qi|improvement team|senior leadership|slt|measures?)\b"
)
_CHANGE = re.compile(r"^(?:share|sharing) (?:good|best|effective) practice|^meet[- ]and[- ]greet|^(?:plan[- ]do[- ]review|peer|survey on a|review of targets|data (?:wall|board|hour)|map of|research (?:project|skills))|^read (?:to|aloud|with)|^(?:visit|observe|order|plan|track|record|measure|evaluate|discuss|identify|map) .*\bpupils? (?:choose|use)")
_LEARNER_FIRST = re.compile(r"^(?:pupils|children|learners|students|families|parents|p\d|s\d|each (?:child|pupil|learner)|patients|psa|psas|teacher|teachers)\s(?!survey|questionnaire|audit|focus|consult|interview|views|meeting|voice)")


@dataclass(frozen=True, slots=True)
class Task:
    """Whether an idea is a task, and the words that show it."""

    present: bool
    span: Span | None = None


def task(idea: str) -> Task:
    """Find a task or activity in what was listed as a change idea."""
    whole = plain(idea)
    flat = whole.lstrip(" -*•.\"'(")
    offset = len(whole) - len(flat)
    if _CHANGE.search(flat) or _LEARNER_FIRST.search(flat):
        return Task(False)
    for pattern in _ALWAYS:
        match = pattern.search(flat)
        if match:
            if _PRACTICE.search(flat) and not _PROJECT_WORK.search(flat):
                return Task(False)
            return Task(True, Span(span(match).start + offset, span(match).end + offset))
    return Task(False)
