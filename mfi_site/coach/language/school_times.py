"""Times by the school year: terms and their parts, feasts and holidays, and what happens once in a year."""

from __future__ import annotations

import re

from mfi_site.coach.language.calendar_times import ABOUT_THEN, VERBOSE_MONTH, WEEKDAY
from mfi_site.coach.language.lexicon import CLASS_LABEL, NUMBER_WORD


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\ ")


_CLASS, _NUMBER_WORD = _spaced(CLASS_LABEL), _spaced(NUMBER_WORD)
SEASON = r"(?:spring|summer|autumn|winter|fall)"
PERIOD = _spaced(
    r"(?:school year|academic year|calendar year|financial year|fiscal year|year|yr|term|session|semester"
    r"|trimester|quarter|month|block|half[- ]term|week|season|(?:marking|grading|report(?:ing)?|tracking) period"
    r"|(?:nine|six|eight|ten|twelve) weeks)"
)
_EDGE = _spaced(
    r"(?:(?:the )?(?:very |back |tail )?(?:end|start|beginning|middle|close|turn|mid-?point|half-?way (?:point|mark)"
    r"|half[- ]?way through|back|final week|last week|last day)"
    r"(?: of)?(?: the| this| our| next)?)"
)
_FEAST = _spaced(
    r"(?:easter|midsummer|mid[- ]?(?:year|session|block|semester)|christmas|x-?mas|hogmanay|new year|half[- ]term"
    r"|mid[- ]?terms?(?: \d\b)?|(?:study|exam) leave"
    r"|prelims?|(?:ap |final |trial |mock |junior cycle )?exams?|hallowe'?en|samhain|lughnasa(?:dh)?|imbolc|bealtaine"
    r"|beltane|valentine's|burns (?:night|supper|day)|bonfire night|guy fawkes|remembrance sunday|juneteenth|advent"
    r"|thanksgiving|ramadan|eid|diwali|lent|passover|hanukkah|vaisakhi|michaelmas|martinmas|candlemas|whitsun|whit week"
    r"|yom kippur|rosh hashanah|holi|purim|pesach|kwanzaa|(?:lunar|chinese) new year|nollaig|pentecost|epiphany"
    r"|matariki"
    r"|twelfth night|holy week|good friday|ash wednesday|shrove tuesday|(?:easter|palm|mothering) (?:sun|mon)day"
    r"|mardi gras|children in need|comic relief|up helly aa|(?:glasgow|trades) fair|homecoming|lambing|tupping"
    r"|schoolies|crimbo|chrimbo|interims?|exeat|summer (?:camp|school)"
    r"|(?:the )?(?:equinox|solstice|harvest|hols|holidays)"
    r"|(?:the |our )?(?:summer|easter|spring|october|february|christmas|winter|autumn|tattie|mid-?term|march|whit"
    rf"|{VERBOSE_MONTH}|half-?term|hallowe'?en|bank|school)\s?(?:holidays?|hols|half[- ]terms?(?: \d\b)?|week"
    rf"|weekend|break"
    r"|recess|vacation|shutdown|dismissal)|(?<!at )(?<!by )(?<!before )(?<!after )(?<!during )break)"
)
_EVENT = _spaced(
    r"(?:(?<!peer )review|inspection|census|reporting|report cards?|parents' (?:evening|night)|open day"
    r"|sports day|prize ?giving|(?:next|annual|learning) (?:meeting|session)|induction|assessments?|snsas?"
    r"|snsa window|sats|mocks?|finals|exam diet|sqa diet|return to school|iep (?:meeting|date|year)|naplan|staar|eqao"
    r"|regents|ofsted|estyn|agm|play-?offs|census return|acel return|homecoming|prom|nativity|panto|gala|concert"
    r"|fayre|f[eê]te|showcase|ceremony"
    r"|(?:hsc )?trials|mtc|pips"
    r"|interim reports|graduation|commencement|transfer|transition"
    r"|(?:board|governors'?|trustees'?|council) meeting)\b"
)
# what happens once, so that a word before it and "by" before that make it a date: "by the carol service"
_ONCE = _spaced(
    r"(?:day|night|eve|week|fortnight|weekend|show|concert|fayre|fair|f[eê]te|festival|prom|assembly|nativity|panto"
    r"|production|exhibition|showcase|ceremony|graduation|tournament|finals?|parade|conferences?|agm|inspection"
    r"|review|census|window|diet|screening check|screener|phonics check|tables check|count|moderation|deadline|cut-off"
    r"|re-?opening|closure|closing|transfer|intake|enrolment|entry|service|supper|games|testing|tests|exams?"
    r"|tracking|results|evening|exeat|leave|trip|residential|visit|birthday|anniversary|post-test|follow-up)"
)
_ANY_DAY = r"(?:(?:same|next|following|previous|(?:school|working)\s(?:day|week)|each|every|any|a|an|of|per|a|to)\s)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|final|next|last"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
_FIGURE = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_NUMBERED = _spaced(
    r"(?:(?:(?:tracking|assessment|data|reporting|marking|grading|collection) (?:point|period|drop|capture))"
    r"|progress report|report|checkpoint|benchmark|interim|window|eo[tys]|half[- ]term|term|block|semester|sem"
    r"|trimester|tri"
    r"|quarter|learning session|session|action period|phase|pdsa cycle|cycle|month|week|wk|round|sprint|iteration"
    r"|cohort|plc|inset day|autumn|spring|summer|winter"
    r"|aut|spr|sum|ht|mp|dd|dp|ap|rp|tp|t|day|year|yr)"
)
_UNTIL = (
    r"(?:by|before|until|till|come|towards?|no\slater\sthan|ahead\sof|in\stime\sfor|prior\sto|up\sto|between\snow\sand)"
)
# "measured by the summer tests": what shows it, and no time
_SHOWN = """
measured shown evidenced assessed judged reported recorded seen identified evaluated recommended tracked monitored
indicated demonstrated defined gauged highlighted raised
"""
_NOT_SHOWN = "".join(rf"(?<!{shown}\s)" for shown in _SHOWN.split())
_WHOSE = r"(?:the\s|our\s|my\s|their\s|his\s|her\s|this\s|next\s|its\s)"

SCHOOL = re.compile(
    rf"""
    \b(?:by|before|until|till|in|at|to|from|for|towards?|ahead\ of|through)\s(?:the\s)?(?:very\s)?(?:end|start
        |beginning|middle|close)(?:\sof)?\s(?:the\s|this\s|our\s|next\s|her\s|his\s
        |their\s)?(?!each\s|every\s)(?:\w+\s){{0,2}}?(?<!each\s)(?<!every\s)
        (?:{PERIOD}|{_FEAST}|{SEASON}|{_CLASS}|nursery|primary|secondary|programme|project
            |pilot|unit|topic|course|{_ORDINAL}\sclass|(?:junior|senior)\sinfants|placement|intervention
            |collaborative|decade)\b(?:\s(?:[1-9]|one|two|three|four)\b)?(?!(?:\s\w+){{0,2}}\s(?:lessons
                |periods|assemblies)\b)
    | \b{_EDGE}\s(?:{_ORDINAL}\s)?(?:school\s|academic\s|summer\s|winter\s|spring\s|autumn\s)?(?:{PERIOD}
        |{_CLASS}|nursery)\b(?:\s(?:[1-9]|one|two|three|four)\b(?!\s?%))?(?!(?:\s\w+){{0,2}}\s(?:lessons
            |periods|assemblies)\b)
    | \bend-of-(?:{PERIOD})\b
    | \b(?:end|close|back\send)(?:\sof)?\s(?:the\s|these\s|our\s|an?\s)?(?:first\s|next\s)?
        (?:\d{{1,2}}|{_NUMBER_WORD})[- ](?:school\s)?(?:week|month|term)s?\b
    | \b(?:term|block|semester|quarter|sem|trimester)\s(?:[1-4]|one|two|three|four)\b
    | \bweek\s(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b
        | \bt[1-4][\s,]{{0,2}}w(?:ee)?k?\s?\d{{1,2}}\b
    | \b(?:{_UNTIL}|at|(?:the\s)?end(?:\sof)?)\s{ABOUT_THEN}?(?:the\s)?(?:end\s(?:of\s)?)?{_NUMBERED}\s?{_FIGURE}
        (?![\w%:.]|\s(?:girls|boys|pupils|children|students)\b|\s?(?:of(?!\s(?:the|this|our|term|block|semester))|out|in|per|by)\b|/)
    | \b(?:first|second|third|fourth|final|(?<=the\s)last|summer|spring|autumn|winter|easter|current|this|next
        |coming|trinity|hilary|michaelmas|lent)\s(?:school\s|academic\s)?(?:term|session|semester|block|quarter
            |trimester
        |school\syear)\b
    | \b(?:this|next|the\scoming|within\sthe|by\sthe\snew)\s(?:{PERIOD}|{SEASON})\b
    | \b(?:in|over|during|for)\sthe\s(?:coming\s)?(?:week|month|term|year|session)s?(?:(?<=coming\smonths)
        |(?<=coming\sweeks)
        |(?<=coming\sterms)|\sahead|\sto\scome)\b
    | \b(?:session|term|year|yr|month|fy|season|semester)'?s?[- ]end\b
    | \b(?:by|before)\s(?:the\s)?(?:new\s)?(?:session|term|year)\b(?!\s\d)
    | {_NOT_SHOWN}\b(?:by|before|until|till|come|this|next|over|in|at|during|for
        |after|prior\sto|ahead\sof|in\stime\sfor|between\snow\sand)\s{ABOUT_THEN}?(?:the\s)?(?:next\s|start\sof\s)?
        (?:early\s|late\s|mid-?|high\s)?(?:(?<!for\s){_FEAST}|(?<!for\sthe\s){SEASON})\b
        (?!-|\s(?:uniforms?|coats?|clubs?|lessons?|classes|books?|dinners?|party|parties|challenge|born|birthdays
        |leavers
            |years?|rooms?|class(?:room)?|groups?|playroom|garden|jumpers?|cards?|jackets?|reading\schallenge
                |clothes|camps?)\b)
    | \bby\s(?:early|late)\sin\s(?:the\s)?(?:next\s)?(?:new\s)?{PERIOD}(?:\s\d)?
    | \bby\sthe\stime\b(?![^.;]{{0,30}}\b(?:bell|register|break|lunch|doors?|gates?|lesson
        |lines?)\b)[^.;]{{0,40}}?\b(?:starts?|leaves?|enters?|moves?|transition|begins?|sits?
        |finish(?:es)?|returns?|reach(?:es)?)\b
    | \b(?:by|before|on)\s(?:the\s)?(?:transition|graduation|entry\sto)\b
    | \b(?:before|on)\s(?:leaving|starting|moving(?!\sto\san?\b))\b
    | \bby\s(?:leaving|starting|moving\s(?:up\s)?to|moving\son\sto)(?=,|\s(?:p\d|s\d|primary|secondary|school|nursery
        |(?:the\s)?(?:high\sschool|academy))\b)
    | \bro\sdheireadh\s(?:an?|na)\s\S+ | \b(?:ron?|sa|san)\s(?:chaisg|nollaig|t-?samhradh|t-?samhain|{VERBOSE_MONTH})
        | \bro\s{VERBOSE_MONTH} | \b(?:sa|san)\s(?:ghiblean|cheitean|mhart|ghearran|fhaoilleach)\b
    | \berbyn\s(?:diwedd\s|mis\s|y\s|yr\s){{0,2}}\S+ | \bfaoi\s(?:dheireadh|chaisc|nollaig|shamhain|bhealtaine|mhi)\b
    | {_NOT_SHOWN}\b(?:{_UNTIL}|at(?=\s(?:the\s|our\s|her\s|his\s)?next\s))\s
        {_WHOSE}?(?:next\s)?
        (?:[a-z0-9-]+(?:'s|s')?\s){{0,2}}?{_EVENT}(?!\s(?:of|for)\b)
    | {_NOT_SHOWN}\bby\s(?![a-z]+ing\s(?:the|an?|our|their|all|more|new|each|every|to|with|up|out|them|it|us)\s)
        {_WHOSE}{{0,2}}(?!{_ANY_DAY})(?:(?!{_ANY_DAY}|end\b)[a-z0-9'-]+\s){{1,3}}?{_ONCE}\b
    | \b(?:before|until|till)\s{_WHOSE}?(?:next\s)?(?:[a-z'-]+\s){{0,2}}?(?:concert|prom|nativity|panto|fayre
        |finals|diet|deadline|cut-off
        |hols|holidays|recess|exams|show)\b
    | \b(?:by\swhen|when|deadline|date|due|time-?\s?(?:scale|line
        |frame))\W{{1,6}}(?:the\s)?(?:end\s(?:of\s)?)?(?:the\s)?(?:{_FEAST}
        |{SEASON}|{VERBOSE_MONTH}|{PERIOD}|t[1-4]\b)
    | \b(?:on|at|in)\s(?:the|our)\s(?:next\s|final\s|end-of-year\s|{SEASON}\s|{VERBOSE_MONTH}\s)+(?:\w+\s)?(?:benchmark
        |assessments?|screener|tests?|exams?|survey|snsas?|map|window|inspection|check|data|tracking|results)\b
    | \b(?:by|before|until|on|at)\s(?:the|our|their|her|his)\s(?:very\s)?{_ORDINAL}\s(?:school\s|half[- ]|marking\s
        |grading\s
        |report(?:ing)?\s|data\s|assessment\s|tracking\s|{SEASON}\s)?(?:week|weekend|month|term|trimester|quarter
        |semester|session|half|period|tracking
        |benchmark|interim|point|drop|exeat|checkpoint|(?<=last\s)bell|(?<=final\s)bell|report|cycle|(?:\w+\s)cycle
        |sprint|round|nine\sweeks
        |six\sweeks|{WEEKDAY})\b
        (?:\s(?:of|in|before|back)\b(?:\s(?:the\s)?(?:{PERIOD}|{VERBOSE_MONTH}|{_FEAST}))?)?
    | \b(?:by|before|in|until|on)\sthe\s(?:{_ORDINAL})\s(?:week|day|month|{WEEKDAY})\s
        (?:of|in|back)\b(?!\s(?:each|every))(?:\s(?:the\s)?(?:{PERIOD}|{VERBOSE_MONTH}))?
    | \bby\sthe\s\d{{2,3}}th\sday\b | \bat\s(?:the\s)?leavers'?\s(?:week|day|assembly|service)\b
    | \b(?:by|at|to|till|until)\s(?:the|their|our)\s(?:(?:\d{{1,3}}|{_NUMBER_WORD}|half)[- ](?:day|week|month|term
        |year|way)
        |half-?way|mid-?way|quarter[- ]way|three[- ]quarters?)\s(?:mark|point|stage|review)\b
    | \bby\sthe\s(?:morning|evening|day|week|weekend|month|date)s?\s(?:of|before|after|leading)\b
    | \b(?:over|for|during|in|throughout)\sthe\s(?:remainder|rest)\sof\s(?:the\s|this\s|our\s)?{PERIOD}
    | \bin\sthe\s(?:run-?\s?up|lead-?\s?up|weeks|months|days)\s(?:leading\s(?:up\s)?)?(?:to|before)\b(?!\s(?:that
        |this)\b)
    | \b[bme]o[yts]\d?\b | \b(?:an?|one|two|three)\sweeks?\s(?:on|from)\s(?:{WEEKDAY}|today|now|tomorrow)\b
        | \bfrom\s(?:now|today)\s(?:until|till|to)\b
    | \bbetween\s(?:the\s)?{SEASON}\sand\s(?:the\s)?{SEASON}\b
    | \b(?:at|on|for)\s(?:the|our)\s(?:{VERBOSE_MONTH}|20\d\d)\s(?!and\b|or\b|baseline)[a-z]
    | \b(?:at|by|in)\s(?:the|our)\snext\s(?:exam\s)?diet\b
    | \bbetween\snow\sand\s\S+ | \b(?:by|before)\s(?:[a-z]+'?s?'?\s){{1,2}}day\b
    | \bby\s(?:this|next)\s(?:{WEEKDAY})\b
    """,
    re.VERBOSE,
)
