"""Is an idea a concept ("train staff", "raise awareness") and not yet something one could put "to test" in front of?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from mfi_site.coach.language.lexicon import PEOPLE, PLACES, TOPICS
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
    care instruction engagement involvement awareness communication confidence consistency relationships relationship
    attainment wellbeing ethos culture leadership voice understanding knowledge skills collaboration
    motivation independence resilience behaviour behaviors behaviours attendance expectations
    transitions transition environment pedagogy differentiation training education cpd clpl pd
    development learning support intervention interventions partnership partnerships working
    participation ownership teaching quality practice technology profile inclusion nurture capacity
    planning moderation assessment feedback links approach approaches standards accountability
    documentation tracking monitoring teamwork morale efficiency coordination handover reflection
    workshops opportunities guidance strategies resources literacy numeracy equity empowerment mindset
    vision values policy programmes activities experiences provision play creativity raising aspirations
    attitudes attitude trust responsibility autonomy interactions choice choices fun stress barriers
    agency regulate regulation praise success mindsets connections belonging self-esteem esteem
    resilient inclusive independent confident consistent motivated engaged priority priorities dialogue
    respect kindness pace challenge rewards incentives staffing information access use data practices
    programme curriculum pathway pathways input environments management organisation enrichment
    alignment transparency clarity diversity rights prevention identification questioning methodology
    methodologies pedagogies scaffolding target-setting work processes communications resourcing
    metacognition oracy improvements improvement redesign coaching mentoring tutoring modelling focus
    sustainability clarification stimulation consultation
    """
)
_FILLER = wordset(
    """
    growth focus effectively efficiently regularly consistently well fun engaging meaningful better more
    greater improved increased effective clear high good positive strong stronger closer enhanced early
    whole school schools wide staff pupil pupils parent parents parental family families child
    children's children teacher teachers professional shared of and for with in on to the a an our
    quality consistent consistency across stages stage all learner learners learners' learner's outdoor
    digital responsive whole-school closely targeted additional further regular robust appropriate
    high-quality restorative active cooperative co-operative lifelong home nurses doctors psas between
    partners community health differentiated culturally trauma trauma-informed informed relational
    playful play-based rich challenging progressive holistic universal individualised personalised
    tailored bespoke flexible supportive calm nurturing safe welcoming stimulating small group groups
    intensive real life contexts sustained ongoing cross-curricular interdisciplinary child-centred
    pupil-led child-led evidence-based data-driven research-based social emotional mental physical
    critical higher order thinking problem solving 21st century global rigorous purposeful authentic
    explicit systematic structured seamless smooth smoother timely wider broader multi-agency
    inter-agency joined-up pastoral academic key basic core life-long based sessions first respecting
    interleaving spaced retrieval
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
    r"^(?:an? )?(?:smoother|calmer|kinder|nicer|safer|tidier|quieter|cleaner|healthier|brighter|tighter|richer"
    r"|deeper|wider|broader|simpler|happier|better|more|greater|improved"
    r"|increased|closer|stronger|enhanced|clearer|higher|effective|good"
    r"|clear|positive|robust|consistent)\b(?! than)"
)
_GENERIC_SUPPORT = re.compile(
    r"^(?:to )?(?:provide|offer|give|create|use|using|use of|whole[- ]school|a whole[- ]school|targeted"
    r"|make better use|have|chang(?:e|ing)|build(?:ing)?|be|work(?:ing)?|shar(?:e|ing)"
    r"|focus(?:ing)?(?: on)?|giv(?:e|ing)|help(?:ing)?|teach(?:ing)?|prioriti[sz](?:e|ing)|enabl(?:e|ing)"
    r"|allow(?:ing)?|develop(?:ing)?|creat(?:e|ing)|set(?:ting)?|show(?:ing)?|grow(?:ing)?|deliver(?:ing)?"
    r"|establish(?:ing)?|maintain(?:ing)?|valu(?:e|ing))\b"
)
_HOW = re.compile(r"\b(?:by|using|through|with|via) (?:an? |the )?\w+")
_MORE_ADJECTIVE = re.compile(
    r"\bto be (?:more|trained)\b|^make (?:\w+ ){1,2}(?:more \w+|relevant|fun|meaningful|engaging|accessible"
    r"|inclusive|purposeful|enjoyable)$"
    r"|\bbuy[- ]in$|\bmore (?:effectively|consistently|efficiently|regularly|often|confidently)$"
    r"|^be(?:ing)? (?:more|\w+er)\b|^\w+ as partners$|^mak(?:e|ing) (?:more|better|greater) use of\b|^(?:an? "
    r"|the )?(?:\w+ )?focus on\b"
    r"|^(?:mtss|pbis|udl|girfec|aifl|hgios|rrsa?|sel|rti|plcs?|dei|cfe)$|^(?:differentiat|celebrat|listen(?:ing)? to"
    r"|collaborat|communicat|reflect on|valu|respect|recogni[sz])\w*(?: [\w']+){0,3}$"
)


# a wish about people: "pupils taking on more leadership roles", "every child feels valued"
_WISH = re.compile(
    r"^(?:(?:all|every|more|our|the|ensure|make sure|that|encourage) )*(?:pupils?|child(?:ren)?|learners?"
    r"|students?|staff|teachers?|parents?"
    r"|families|boys|girls|young people|everyone)(?: (?:to|will|should|can|are|is|be|being|able|who))*"
    r"(?: (?:have|having|take|taking|given|get|become|becoming|feel|feeling|feels|develop|experience|understand"
    r"|more|know|lead"
    r"|leading|own|owning)\b(?: on)?(?: (?:\w+ ){0,3}?(?:more|better|greater|opportunit(?:y|ies)|ownership"
    r"|responsibility"
    r"|leadership|valued|included|heard|safe|supported|engaged|challenged|motivated|confident|welcome|understanding"
    r"|confidence|involved|resilient|independent|skills|knowledge|access|voice|choice|input|say))"
    r"| (?:more )?(?:valued|included|supported|engaged|challenged|motivated|confident|involved|independent"
    r"|resilient))\b"
)
_BECOMING = re.compile(
    r"^(?:to )?(?:being|becoming|become|be|creating|create|building) an? (?:[\w-]+ ){0,4}?(?:school|nursery|class"
    r"|setting|team|community|environment)\b"
)
_APPROACH = re.compile(
    r"^(?:to )?(?:(?:develop|creat|establish|adopt|implement|introduc|embed|hav|build|agree|ensur|foster|promot|us"
    r"|design)(?:e|ing)? )?"
    r"(?:an? |the |our )?(?:[\w'-]+ ){0,4}?(?:approach(?:es)?|culture|ethos|strateg(?:y|ies)|framework|curriculum"
    r"|pedagogy|vision"
    r"|provision|mindset|climate)\b(?! (?:cards?|board|wall|group|walk|leaders?|of the (?:week|day|month)))"
)
_IN_ORDER = re.compile(
    r"^(?:to )?(?:the )?(?:effective |better |greater |more |increased )*(?:use|using|utili[sz]e"
    r"|utili[sz]ing)\b(?: of)? (?:[\w'-]+ ){1,4}?"
    r"to (?:enhance|improve|support|raise|promote|increase|develop|engage|motivate|inspire|enrich|extend|deepen"
    r"|boost)\b"
)
# a longer phrase says more than its subject
MOST_SUBJECT_WORDS = 5
_FOCUS = re.compile(
    r"^(?:to )?(?:focus(?:ing)? on|change the (?:culture|ethos)|work(?:ing)? (?:\w+ )*with"
    r"|prioriti[sz]\w+) \w+(?: \w+)?$"
)
_ALWAYS = (_MORE_ADJECTIVE, _WISH, _BECOMING, _APPROACH, _IN_ORDER, _FOCUS)
# a level or a tier is a name and says nothing of what would be done
_NAMED_LEVEL = re.compile(
    r"\b(?:in|across|for|throughout) (?:every|each|all) (?:class(?:room)?|school|stage|child|pupil|learner"
    r"|department|subject|family|nursery)\b|\b(?:tier|level|stage|phase|wave|key stage|quintiles?"
    r"|simd) \d(?:\s?[-/]\s?\d)?\b"
)
_PURPOSE = re.compile(r"^(?:at|is|for|of|in|across|between|throughout|around|to|on|with|that|which|within|where)$")

# the ending of a word for something that cannot be seen: instruction, documentation, consistency, guidance
_ABSTRACT_END = re.compile(r"\w{3,}(?:tion|sion|ment|ness|ity|ance|ence|ship|acy)s?$")
_TO_BE_SEEN = wordset(
    """
    station stations question questions equipment appointment appointments assignment assignments document documents
    statement statements moment moments section sentence sentences sequence audience entrance invitation invitations
    notification notifications presentation conversation conversations rotation rotations competition demonstration
    caption captions session sessions collection collections exhibition election dance chance distance balance city
    activity activities witness harness entrance station reception portion potion option options tournament signage
    celebration celebrations condition addition subtraction division multiplication observation referral invention
    """
)
_ADJECTIVE_END = re.compile(r"\w{3,}(?:al|ive|ful|ic|ous|ised|ized|ally|ably|able|ible|ly|ular)$")
_SUBJECTS = wordset(
    """
    attendance reading writing spelling maths mathematics numeracy phonics science language vocabulary grammar
    handwriting homework lunchtime playground outdoor discharge medication falls pain hygiene person centred centered
    led focused oriented aware friendly wide student-centered data
    """
)
# who does what to whom is said: peer tutoring, team teaching
_BETWEEN_TWO = wordset("peer peers buddy buddies team teams tutor mentor coach reader readers")


def _generic(word: str) -> bool:
    return word not in _BETWEEN_TWO and (
        word in _ABSTRACT or word in _FILLER or word in PEOPLE or word in PLACES or _unseen(word)
    )


def _unseen(word: str) -> bool:
    return bool(_ABSTRACT_END.fullmatch(word)) and word not in _TO_BE_SEEN


def _is_subject(names: Sequence[str]) -> bool:
    """Whether a few words name only a subject, the last of them abstract: "person-centred care"."""
    if not names or len(names) > MOST_SUBJECT_WORDS or _BETWEEN_TWO & set(names):
        return False
    *before, head = names
    return (head in _ABSTRACT or (not before and head in TOPICS) or _unseen(head)) and all(
        _generic(w) or w in _SUBJECTS or _ADJECTIVE_END.fullmatch(w) for w in before
    )


def _headed(names: Sequence[str]) -> bool:
    """Whether the words before the first link are only general ones and the last of them is abstract."""
    head = list(takewhile(lambda w: not _PURPOSE.match(w), names))
    return bool(head) and len(head) < len(names) and head[-1] in _ABSTRACT and all(_generic(w) for w in head)


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
    unnamed = _NAMED_LEVEL.sub(lambda m: " " * len(m.group()), flat)
    if not flat or specifics(unnamed) or task(idea).present or not _broad(flat, unnamed):
        return Concept(False)
    return Concept(True, Span(start, start + len(flat)))


def _broad(flat: str, unnamed: str) -> bool:
    """Whether the words are a wish, a subject or an approach; `unnamed` is without the names of levels."""
    names = [w.text.removesuffix("'s") for w in words(unnamed)]
    abstract = any(w in _ABSTRACT for w in names)
    if _TRAIN.search(flat) or any(pattern.search(flat) for pattern in _ALWAYS) or _headed(names) or _is_subject(names):
        return True
    if _VERB.search(flat):
        return not (_HOW.search(flat) and re.search(r"\b(?:by|using)\b", flat))
    if _COMPARE.search(flat) and (abstract or len(names) <= 3):
        return True
    if not abstract:
        return False
    if _GENERIC_SUPPORT.search(flat) and all(_generic(w) for w in names[1:]):
        return True
    return len(names) <= 7 and all(_generic(w) for w in names)
