"""Is an idea a concept ("train staff", "raise awareness") and not yet something one could put "to test" in front of?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.lexicon import PEOPLE
from mfi_site.coach.language.specifics import specifics
from mfi_site.coach.language.task import task
from mfi_site.coach.language.text import Span, plain, words, wordset

_RAISE = (
    r"(?:improv(?:e|ing|ed)|increas(?:e|ing|ed)|enhanc(?:e|ing|ed)|rais(?:e|ing|ed)|promot(?:e|ing|ion)"
    r"|strengthen(?:ing|ed)?|encourag(?:e|ing)|foster(?:ing)?|ensur(?:e|ing)|motivat(?:e|ing)"
    r"|upskill(?:ing)?"
    r"|educat(?:e|ing)|engag(?:e|ing)|empower(?:ing)?|maximi[sz](?:e|ing)|optimi[sz](?:e|ing)|boost(?:ing)?"
    r"|support(?:ing)?|reduc(?:e|ing|ed)|address(?:ing)?|tackl(?:e|ing)|minimi[sz](?:e|ing)|nurtur(?:e|ing)"
    r"|embed(?:ding)?|inspir(?:e|ing)|facilitat(?:e|ing)|involv(?:e|ing)|standardi[sz](?:e|ing)"
    r"|streamlin(?:e|ing)|build(?:ing)? (?:better |positive |strong |staff |pupil |good |capacity"
    r"|confidence|relationships|resilience)|develop(?:ing)? (?:a (?:culture|shared|consistent|whole|love"
    r"|positive|common|clear)|staff|pupil|pupils|children|skills|confidence|better|positive|relationships"
    r"|resilience|understanding|leadership|partnerships?|independence|consisten\w+|teacher|stronger))"
)
_ABSTRACT = wordset(
    """
    engagement involvement awareness communication confidence consistency relationships relationship
    attainment wellbeing ethos culture leadership voice understanding knowledge skills collaboration
    motivation independence resilience behaviour behaviors behaviours attendance expectations
    transitions transition environment pedagogy differentiation training education cpd clpl pd
    development learning support intervention interventions partnership partnerships working
    participation ownership teaching quality practice technology profile inclusion nurture capacity
    planning moderation assessment feedback links approach approaches standards accountability
    documentation tracking monitoring teamwork morale efficiency coordination handover reflection
    workshops opportunities guidance strategies resources literacy numeracy equity empowerment
    mindset vision values policy programmes activities experiences provision play creativity raising
    aspirations attitudes attitude trust responsibility autonomy interactions choice choices fun
    stress barriers agency regulate regulation praise success mindset mindsets connections belonging
    self-esteem esteem resilient inclusive independent confident consistent motivated engaged
    priority priorities vision dialogue respect kindness pace challenge rewards incentives staffing
    information access involvement use data
    """
)
_FILLER = wordset(
    """
    growth focus effectively efficiently regularly consistently well fun engaging meaningful better
    more greater improved increased effective clear high good positive strong stronger closer
    enhanced early early whole school schools wide staff pupil pupils parent parents parental family
    families child children's children teacher teachers professional shared of and for with in on to
    the a an our quality consistent consistency across stages stage all learner learners learners'
    learner's outdoor digital responsive whole-school closely targeted additional further regular
    robust appropriate high-quality effective restorative active cooperative co-operative lifelong
    home nurses doctors psas between partners community health
    """
)
_TRAIN = re.compile(
    r"^(?:to )?(?:train(?:ing)?|retrain(?:ing)?|teach(?:ing)? (?:all )?staff"
    r"|up-?skill(?:ing)?)\b(?! (?:video|track|shoes|card))|^(?:\w+ ){0,2}?(?:training|cpd|clpl|education"
    r"|professional learning|professional development|in-?service|inset)\b(?: (?:for|on|of|in|to|session"
    r"|sessions|days?|programme)\b|$)|^(?:more |further |additional )\w* ?training\b"
)
_VERB = re.compile(rf"^(?:to |we will |need to )?{_RAISE}\b")
_COMPARE = re.compile(
    r"^(?:better|more|greater|improved|increased|closer|stronger|enhanced|clearer|higher|effective|good"
    r"|clear|positive|robust|consistent)\b(?! than)"
)
_GENERIC_SUPPORT = re.compile(
    r"^(?:to )?(?:provide|offer|give|create|use|use of|whole[- ]school|a whole[- ]school|targeted"
    r"|make better use|have|chang(?:e|ing)|build(?:ing)?|be|work(?:ing)?|shar(?:e|ing)"
    r"|focus(?:ing)?(?: on)?|giv(?:e|ing)|help(?:ing)?|teach(?:ing)?|prioriti[sz](?:e|ing)|enabl(?:e|ing)"
    r"|allow(?:ing)?|develop(?:ing)?|creat(?:e|ing)|set(?:ting)?|show(?:ing)?|grow(?:ing)?|deliver(?:ing)?"
    r"|establish(?:ing)?|maintain(?:ing)?|valu(?:e|ing))\b"
)
_HOW = re.compile(r"\b(?:by|using|through|with|via) (?:an? |the )?\w+")
_MORE_ADJECTIVE = re.compile(
    r"\bto be (?:more|trained)\b|^make (?:\w+ ){1,2}more \w+$|^(?:differentiat|celebrat|listen(?:ing)? to"
    r"|collaborat|communicat|reflect on|valu|respect|recogni[sz])\w*(?: [\w']+){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """Whether an idea is only a concept, and the words that show it."""

    present: bool
    span: Span | None = None


def concept(idea: str) -> Concept:
    """Find a concept where a change idea was meant; a number, a time, a thing or a person at work rescues it."""
    whole = plain(idea)
    flat = whole.strip(" -*•.\"'()")
    start = whole.find(flat)
    if not flat or specifics(idea) or task(idea).present:
        return Concept(False)
    names = [w.text.removesuffix("'s") for w in words(flat)]
    place = Span(start, start + len(flat))
    abstract = [w for w in names if w in _ABSTRACT]
    if _TRAIN.search(flat) or _MORE_ADJECTIVE.search(flat):
        return Concept(True, place)
    if _VERB.search(flat):
        return Concept(not (_HOW.search(flat) and re.search(r"\b(?:by|using)\b", flat)), place)
    if _COMPARE.search(flat) and (abstract or len(names) <= 3):
        return Concept(True, place)
    if re.match(
        r"(?:to )?(?:focus(?:ing)? on|change the (?:culture|ethos)|work(?:ing)? (?:\w+ )*with"
        r"|prioriti[sz]\w+) \w+(?: \w+)?$",
        flat,
    ):
        return Concept(True, place)
    if (
        _GENERIC_SUPPORT.search(flat)
        and abstract
        and all(w in _ABSTRACT or w in _FILLER or w in PEOPLE or i == 0 for i, w in enumerate(names))
    ):
        return Concept(True, place)
    if abstract and len(names) <= 7 and all(w in _ABSTRACT or w in _FILLER or w in PEOPLE for w in names):
        return Concept(True, place)
    return Concept(False)
