"""The office work of a project: a verb, and what it is done to; whose table it lands on does not matter."""

from __future__ import annotations

import re

from mfi_site.coach.language.specifics import specifics
from mfi_site.coach.language.text import Span, span

QI_TOOL = (
    r"(?:process[- ]?map\w*|fishbone|ishikawa|cause[- ]and[- ]effect|driver diagram|force[- ]?field|pareto"
    r"|run chart|spc chart|control chart|stakeholder (?:map\w*|analysis|engagement)"
    r"|root cause|gap analysis|swot|5 whys|five whys|pdsa|time and motion|value stream|measurement plan"
    r"|data plan|testing plan|logic model|theory of change|project (?:charter|plan|team|group)"
    r"|needs analysis|risk register|baseline (?:data|assessment|audit|survey|measure\w*)"
    r"|self[- ]evaluation)"
)
_A = r"(?:an? |the |our |some |all |any |more |new |which )*"
_SOME = r"(?:[\w'-]+ ){0,5}?"
_PEOPLE = (
    r"(?:parents?|families|carers?|staff|pupils?|students?|learners|children|teachers?|colleagues|team|governors|slt"
    r"|smt|council|board|head(?:teacher)?|janitor|cluster|p\d|s\d)\b"
)
_AGENCY = (
    r"(?:schools?|authority|council|lea|qio|officers?|psycholog\w+|providers?|company|suppliers?|college|trainers?"
    r"|advis[eo]rs?|partners|services|charit(?:y|ies)|therapists?|camhs|social work|specialists?)\b"
)
_PAPER = (
    r"(?:polic(?:y|ies)|handbook|action plan|improvement plan|sip|project plan|charter|bid|funding application"
    r"|business case|minutes|risk assessments?|job descriptions?|remits?|terms of reference|consent forms?"
    r"|paperwork|aim statement|sops?|standard operating procedures?|protocols?|procedures?|guidelines?|ieps?|csps?"
    r"|asps?|child'?s? plans?|timeline|gantt chart)\b"
)
_QUESTIONS = r"(?:surveys?|questionnaires?|polls?|audits?|(?:google|microsoft|ms) forms?)\b"
_TESTS = (
    r"(?:observations?|assessments?|screening|screeners?|sdqs?|boxalls?|baselines?|pre-tests?|diagnostic tests?"
    r"|e-learning|modules?)\b"
)
_RECORDS = (
    r"(?:spreadsheets?|trackers?|databases?|(?:tracking|data|recording|tally|record)(?: collection)? sheets?|log of"
    r"|tally of|record of|note of)\b"
)
_FIGURES = (
    r"(?:attainment|attendance|patterns|exclusions|figures|lateness|results|data|report|reports|stats|statistics"
    r"|lates|absences|numbers|scores|trends)\b"
)
_VIEWS = r"(?:views|ideas|opinions|feedback|comments|suggestions|data|information|evidence|voice|figures)\b"
_HOW_MANY = r"(?:if|whether|how|what|why|which|who|when)\b"

_RAISE = r"improv|increas|rais|reduc|tackl|better|encourag|promot|enhanc|more|develop|embed|strengthen|effective|good"

# verbs | what they are done to
_TABLE = (
    (r"(?:updat|revis|re-?writ|amend|finali[sz]|refresh|writ|review|submit|agree|develop|creat|produc|prepar"
     r"|complet)(?:e|ing|es)?(?: up)?", _SOME + _PAPER),
    (r"(?:re)?draft(?:ing)?", r"(?:an?|the|our|new|letters?|emails?|questions)\b"),
    (r"order(?:ing)?", r"(?:the|some|more|new|extra|in|sets? of|enough|\d+|another)\b(?! (?:of|that))"),
    (r"book(?:ing)?", r"(?:the|an?|in|transport|training|speakers?|time|dates?|cover|rooms?|supply|onto)\b"),
    (r"(?:advertis|appoint|employ|commission)(?:e|ing)?", r"(?:an?|the|for|another|new)\b"),
    (r"invit(?:e|ing)", r"(?:[\w'-]+ ){1,5}?to (?:speak|present|deliver|lead|talk|advise)\b"),
    (r"invit(?:e|ing)", _A + r"(?:speech|educational|ed psych|guest|speaker|author|link officer|school nurse"
     r"|health visitor|improvement)\b"),
    (r"(?:contact|e-?mail|phone|ring|approach|get in touch with|reach out to|speak with|link (?:in )?with)(?:ing)?",
     _A + r"(?:\w+ ){0,4}?" + _AGENCY),
    (r"refer(?:ring)?", _A + r"(?:\w+ )?(?:pupils?|child(?:ren)?|families|family|students?|them|learners?) to\b"),
    (r"(?:arrang|organi[sz]|plan|schedul|sort|set|agree|fix|find)(?:e|ing|ning)?(?: out| up)?",
     _A + r"(?:\w+ ){0,2}?(?:cover|training|inset|dates?|speakers?|inputs?|release time|launch|venue|supply|funding"
     r"|timescales?|deadlines?|non-contact time)\b"),
    (r"(?:hold|host|organi[sz]e|arrange|plan|run|put on)(?:ing)?",
     r"(?:an? )?(?:parents?'? )?(?:information|open|launch|showcase|consultation|awareness) "
     r"(?:evening|event|session|day|night|morning|afternoon)s?\b"),
    (r"(?:send|issu|circulat|distribut|do|run|creat|mak|carry|conduct|design|set|shar|complet|repeat|administer|put"
     r"|hand|giv|trial|prepar|devis)(?:e|ing|s)?(?: out| round| home| up| together)?", _SOME + _QUESTIONS),
    (r"(?:complet|do|undertak|carry|conduct|repeat|collat|mark|administer|run|use)(?:e|ing)?(?: out)?",
     r"(?:[\w'-]+ ){0,3}?" + _TESTS),
    (r"(?:assess|re-?assess|screen|survey|poll|baseline|observ|interview)(?:e|ing)?",
     r"(?:(?:all|our|every|each|which) \w+|the " + _PEOPLE + "|the class|" + _PEOPLE + ")"),
    (r"(?:introduc|show|present|shar|explain|teach|train)(?:e|ing)?",
     _SOME + rf"(?:{QI_TOOL}s?|model for improvement|improvement method\w*)\b"),
    (r"(?:set up|creat|mak|design|build|develop|keep|start)(?:e|ing)?", r"(?:an? |the )?(?:\w+ ){0,3}?" + _RECORDS),
    (r"(?:compil|creat|mak|produc|prepar|writ|draw up)(?:e|ing)?", r"(?:an? |the )?(?:\w+ )?lists? of\b"),
    (r"(?:attend|watch|sign up (?:for|to)|enrol on|complete)(?:ing)?",
     r"(?:[\w'-]+ ){0,4}?(?:training|course|webinars?|cpd|conference|module|learning sessions?)\b"),
    (r"writ(?:e|ing)", r"to " + _A + r"(?:\w+ )?(?:parents|families|carers|staff|council|authority)\b"),
    (r"(?:write|writing|send|sending)(?: out)?", r"(?:an? |the )?(?:letters?|e-?mails?|information|newsletter)"
     r" (?:home )?(?:to|for) (?:\w+ ){0,2}?(?:parents|families|carers|staff|council)\b"
     r"(?: (?:about|explaining|to explain|outlining|to say|telling|regarding|re|asking|informing)\b|$)"),
    (r"read(?:ing)?(?: up on)?", r"(?:chapters?|articles?|papers?|\w+ (?:guidance|article|research|policy))\b"),
    (r"(?:put|add|raise|share)", r"(?:[\w'-]+ ){0,4}?(?:(?:on|to) the agenda|at (?:the |our |a )?(?:next )?"
     r"(?:staff|collegiate|slt|smt|team|stage))\b"),
    (r"(?:have|having|arrange|hold)", r"(?:an? )?(?:\w+ )?(?:chat|think|look|conversation|discussion|catch[- ]up)"
     r" (?:with|about|at|among|to)\b"),
    (r"(?:see|check|work out|figure out|decide|agree|establish|ask around)", _HOW_MANY),
    (r"(?:work|figure) out", r"(?:the|our|all)\b"),
    (r"mak(?:e|ing) (?:contact|links|enquiries|inquiries|arrangements)", r"(?:with|to|about|for)\b"),
    (r"(?:staff|team|department\w*|stage|cluster|parents?|collegiate|professional|group"
     r"|whole[- ]staff)", r"(?:discussions?|consultations?|debates?)\b"),
    (r"(?:form|establish|set up|create|convene|start|launch)(?:ing)?", r"(?:an? "
     r"|the )?(?:\w+ ){0,2}?(?:working group|working party|steering group|focus group"
     r"|committee|project team|improvement team|task (?:group|force|team))\b"),
    (r"(?:gain|get|obtain|secure|seek|agree)(?:ing)?", r"(?:\w+ ){0,2}?(?:consent|permission|approval"
     r"|agreement|funding|quotes)\b"),
    (r"(?:sit down|catch up|touch base|link in|meet up|go over|go through|trawl|dig into|crunch|number[- ]crunch"
     r"|pull together|put together|convene)(?:ing)?", r"(?:with|through|the|all|our|an?|some|\w+ (?:\w+ )*team)\b"),
    (r"(?:pull|run off|print off|unpick|interrogat|look at|drill into|review|examine|explor)(?:e|ing)?",
     r"(?:[\w'-]+ ){0,4}?" + _FIGURES),
    (r"data", r"(?:dive|analysis|review|trawl|crunch(?:ing)?)\b"),
    (r"(?:print|laminat|photocop|cost|timetabl|self-evaluat|summari[sz])(?:e|y|ing|ying)?(?: out)?",
     r"(?:the|a|using|to|all|our|it)\b"),
    (r"(?:sort(?:ing)? out|writ(?:e|ing) up)", r"(?:the|all|our)\b"),
    (r"(?:ring|call|ask) round|chase(?: up)?|report(?: back)? to|meet(?:ing)?", _A + _PEOPLE),
    (r"ask(?:ing)?", r"(?:the |our )?(?:\w+ ){1,2}?for (?:time|permission|cover|funding|money|support|help|advice"
     r"|approval)\b"),
    (r"(?:\w+ ){0,2}\w+", r"meetings?\b(?: (?:with|to|about|on|for|of)\b|$)"),
    (r".{0,80}?\b(?:tell us|(?:ask|hear|find out|see|know) (?:\w+ ){0,4}?(?:what|how|why|if|whether))",
     r".{0,60}?\b(?:think|thinks|want|feel|need|like|happens)\b"),
    (r"(?!us(?:e|ing)\b|send|show|display|give|hand|put|post|text|shar|read|" + _RAISE + r")\w+",
     r"(?:the|our|all|any|last|this) (?:[\w']+ ){0,2}?(?:data|figures|results|reports?|stat(?:istic)?s|trends)\b"),
    (r"(?:[\w'-]+ ){1,7}to", r"(?:gather|collect|capture|seek|hear|get) (?:[\w'-]+ ){0,3}?" + _VIEWS),
    (r"(?:[\w'-]+ ){1,7}(?:to|and)", r"(?:find out (?:why|how|what|who|if)|see (?:who|how many|if|whether)|feed back"
     r"|report back|identify (?:which|what|who|gaps|barriers|needs))\b"),
    (r"invit(?:e|ing)|get(?:ting)?|find(?:ing)?|ask for|call for",
     _A + r"(?:volunteers|quotes|people to|staff to|" + _VIEWS + ")"),
    (r"baseline", r"(?:the|our|all|each|every|p\d|s\d|reading|writing|maths|pupils|children)\b"),
    (r"(?:do|doing|carry out|have|undertake|arrange|plan)(?:ing)?",
     r"(?:an? |the |some )?(?:\w+ )?(?:learning walks?|walkthroughs?|book looks?|jotter (?:sampling|checks?)"
     r"|monitoring|moderation|visits?)\b"),
    (r"meet(?:ing)?",
     r"(?:with )?(?:the |our )(?:\w+ ){0,2}?(?:psych\w*|officer|manager|nurse|adviser|leader|lead|chair|group"
     r"|committee|link|depute|dht|ht|pt)\b"),
    (r"(?:watch|stand|sit|walk|visit|go|shadow|follow)\b", r".{0,80}?\b(?:and|to) (?:note|count|see|record"
     r"|tally|log|find out"
     r"|write down|time)\b"),
    (r"monitor(?:ing)?", r"(?!of the (?:day|week)|for the)\w+"),
    (r"(?:chart|plot|graph|tally)(?:ing)?(?: up)?", r"(?:the|all|our|each|every)\b"),
    (r"(?:count|log|record|note|chart|plot|tally)(?:ing)?(?: up| down)?",
     r"(?:(?:the |our |each |every |all |daily )*(?:lates?|absences?|numbers?|incidents?|minutes)|how many|which"
     r"|who|when"
     r"|(?:[\w'-]+ ){1,8}for (?:a|one|two|three|four|\d) (?:weeks?|fortnight|months?|days))\b"),
)  # fmt: skip
_OFFICE = tuple(re.compile(f"^(?:{verb}) {item}") for verb, item in _TABLE)
# asking, counting and arranging: the project's own work unless the class does it, or a detail says how
_INQUIRY = re.compile(
    r"^(?:survey|poll|analy[sz]e|investigate|research|look (?:into|at|through|up what)|find out|review|audit"
    r"|consult|liaise"
    r"|decide|agree|discuss|evaluate|gather|collate|compile|tally|monitor|log|apply (?:to|for)|bid|report|update"
    r"|revise|submit|schedule|brainstorm|clarify|confirm|determine|define|document|scope|seek|source|recruit"
    r"|nominate|attend|request|download|upload|export|extract)(?:e?s|ing)?\b"
    r"(?!-)(?! (?:partner|buddy|box|board|wall|card|song|game|time|of the))"
)
_PASSIVE = re.compile(
    r"\bto be (?:arranged|organi[sz]ed|booked|ordered|agreed|confirmed|gathered|collected|analy[sz]ed|collated"
    r"|surveyed|discussed|decided|purchased|drafted|written up|updated|carried out|conducted|scheduled|identified"
    r"|audited|typed up|written up|shared with|sent out|uploaded|monitored|evaluated|finali[sz]ed|consulted"
    r"|interviewed|circulated|issued|interrogated|explored|investigated)\b"
)
# "HT to", "I will", "the working group will": who does the task
_ACTOR = re.compile(
    r"^(?:(?:the |our |all |class |support |qi |project |improvement )*(?:i|we|me|lead|head ?teacher|head|depute"
    r"|principal teacher|teachers?|staff|team|working (?:group|party)|psas?|admin|office|coach|leaders?|nurses?"
    r"|manager|(?:student|pupil|parent) (?:council|voice group)|committee|senco|(?!p\d|s\d|it )[a-z]{2,3})"
    r"(?: (?:and|&|\+) (?:\w+ ){0,1}\w+)?(?:'ll| (?:to|will|needs? to|should|must|are going to|am going to"
    r"|would like to|could|can))|let's|going to|need to|continue to|start to|begin to|then|next,?) (?!be\b)"
)


def actor(idea: str) -> int:
    """How many characters at the start only say who will do it."""
    match = _ACTOR.match(idea)
    return match.end() if match else 0


def passive(idea: str) -> Span | None:
    """Where an idea says that something is "to be arranged"."""
    match = _PASSIVE.search(idea)
    return span(match) if match else None


def office_work(idea: str) -> Span | None:
    """Where an idea that was already made plain begins with the work of a project's office."""
    found = next((m for m in (pattern.match(idea) for pattern in _OFFICE) if m), None)
    if found is None and not specifics(idea):
        found = _INQUIRY.match(idea)
    return span(found) if found else None
