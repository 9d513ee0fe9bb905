"""What counts as a number in an aim, and what only looks like one: a class, a stage, an age, an hour of the clock."""

from __future__ import annotations

import re

from mfi_site.coach.language.lexicon import CLASS_LABEL, NUMBER_WORD

# stands for the letters of a class, a stage or another name with a number in it
NAMED = "\N{SECTION SIGN}"

_DIGITS = r"(?:[£$€]\s?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:[£$€]\s?)?\d+(?:\.\d+)?"
_FRACTION = (
    r"(?:(?:a|one)[- ](?:half|third|quarter|fifth|tenth)|(?:two|three|four)[- ](?:thirds|quarters|fifths)"
    r"|(?<!\bin )half\b(?![- ](?:term|day|hour|an|year|time|way))|quarter of|third of(?! the month)|[½⅓⅔¼¾])"
)
_ONE = (
    r"(?:one(?= (?:per ?cent|percent|in|out of|or (?:more|fewer|less|two))\b)|(?<=at least )(?:one|once"
    r"|twice)|(?<=more than )(?:one|once)|(?<=only )one|(?<=to )(?<!moving to )(?<!switching to )one(?! (?:to"
    r"|another)\b)"
    r"|one(?=[^.;,]{0,25} at most\b)"
    r"|one(?= \w+ (?:an?|per|each|every) (?:day|week|fortnight|month|term|year|lesson)\b)|(?<=in )one(?= day)"
    r"|(?:(?<=more than )|(?<=less than )|(?<=longer than )|(?<=under )|(?<=within ))(?:an?|one)"
    r"(?= (?:single |working |school |full )?(?:second|minute|hour|day|week|fortnight)\b)"
    r"|(?<=by )one(?= (?:full |whole )?(?:point|level|sub-?level|grade|mark|stage|band|day|minute|hour|week|month"
    r"|year)\b))"
)
_BARE = (
    rf"(?:{_FRACTION}|(?:(?:half )?a|two|three) dozen|\d{{1,2}}y\d{{1,2}}m"
    rf"|(?:{_DIGITS})(?:[\s-]?(?:%|per\s?cent\b|percent\b|pc\b))?|{NUMBER_WORD}(?:\s(?:per\s?cent"
    rf"|percent)\b)?|{_ONE})"
)
NUMBER = re.compile(
    rf"(?<![\w.£$€-])(?P<first>{_BARE}(?:\s?-\s?(?:{_DIGITS})(?:\s?%)?)?)(?:\s?(?:mins?|hrs?|cm|kg|km|m|k|bn"
    rf"|million|billion|thousand"
    rf"|p)\b)?(?![\w]|-\w|\.\d)"
    rf"(?:\s?(?:out of|of|in|/)\s?(?:the\s|our\s|these\s|every\s|a\s)?(?P<second>{_BARE})(?![\w]|-\w))?"
)
LABEL = re.compile(
    rf"\b{CLASS_LABEL}\b|\bgrades? (?:k|{NUMBER_WORD}|one)(?: (?:through|to|and|-) {NUMBER_WORD})?\b"
    r"|\b(?:people|adults|those|women|men|patients|children|anyone|pupils|everyone"
    r"|residents) (?:aged )?(?:over|under|above|below) \d+\b(?! ?%)"
    r"|\b(?:level|stage|phase|tier|block|week|unit|room|ward|group|chapter|book|hgios|qi|simd|quintiles?"
    r"|deciles?|step|zone|type|category|section|period|band|set|ks|goal|aim|driver|covid|key stage|article"
    r"|part|version|room|wk|snapshot|column)s?\s?#?\d+(?:\.\d+)?(?:\s?(?:-|/|and|&|to|or)\s?\d+)*"
    r"(?!\d|\.\d|\s?%|\s?per ?cent)"
    r"|\bclass of 20\d\d\b|\b1140\b|\b600 hours\b"
    r"|\b(?:last|past|previous|first|final) (?:two|three|four|five|six|\d+) (?:years?|months?|terms?|sessions?"
    r"|weeks?)\b"
    r"|\b(?:lowest|bottom|top|highest|weakest|most deprived)(?: \w+){0,2}? \d+\s?%"
    r"|\b(?:set|list|bank|choice) of \d+\b|\b\d+ consecutive\b"
    r"|\bq[1-5]\b(?:(?:-| and | to | or |/)q?[1-5]\b)?|\b\d-\d-\d\b"
    r"|\b(?:from|the|in|of|since|by|for|than|over|to|until)\s(?:19[5-9]\d|20[0-4]\d)\b"
    r"|\bcovid-?19\b|\b\d+\s?/\s?7\b|\b24/7\b|\b[a-z]+\d+\b|\b\d+(?:st|nd|rd|th|s)\b|\bone[- ]to[- ]one\b"
    r"|\b1\s?[:-]\s?1\b|\b1-to-1\b"
    r"|\bage[ds]?\s(?:of\s)?\d+(?:\s?(?:-|to|and)\s?\d+)?|\b(?:under|over)[- ]\d+s\b"
    r"|\b\d+ (?:to|and) \d+[- ]year[- ]olds?\b"
    r"|\b(?:(?:until|till|before|after) \d{1,2}|at (?:8|9|1[0-2]))[.:][0-5][05]\b(?! ?(?:%|points?))"
    r"|\bfrom \d{1,2} (?:until|till) \d{1,2}\b"
    r"|\b\d+\s?-\s?\d+\s?-?\s?(?:years?|months?)\b(?=[- ](?:old|review|child|room|assessment))"
    rf"|\b(?:\d+(?:\s?-\s?\d+)?|{NUMBER_WORD})[- ](?:years?|months?|weeks?)[- ]old?s?\b"
    rf"|\b\d+-\d+(?=\s(?:room|year|playroom|age|month))"
    r"|\(?\bn\s?=\s?\d+|\b[a-z]+\s\d+(?=[a-z])(?!y\d)|\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b"
    r"|\b\d{1,2}[:.]\d\d(?=\s?(?:am|pm|each|every|o'clock))"
)
