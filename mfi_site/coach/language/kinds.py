"""Kinds of words in improvement work: what the linear models know of a word that no labelled text has held."""

from __future__ import annotations

import re
from functools import lru_cache

from mfi_site.coach.language.lexicon import MONTH, NUMBER_WORD, PEOPLE, PLACES, TOPICS
from mfi_site.coach.language.text import wordset

_WORDS = {
    "office": """
        gather collect collate compile analyse analyze audit survey interview consult meet discuss arrange
        book order buy purchase procure source research investigate explore examine study scrutinise
        scrutinize inspect interrogate evaluate assess appraise review revisit map chart plot graph tally
        log record document monitor track measure time count baseline benchmark compare contact email phone
        approach liaise network invite recruit appoint hire advertise commission nominate elect select
        choose decide agree confirm clarify determine define identify establish consider think brainstorm
        plan schedule timetable organise coordinate prepare draft write rewrite update revise amend edit
        finalise finalize refresh submit apply bid fund cost budget print laminate photocopy type upload
        download circulate distribute disseminate share report present feedback summarise attend visit
        observe shadow watch read enrol register request seek obtain secure get gain ask enquire inquire
        find check look dig trawl pull extract chase quote price form convene host hold run set sort work
        scope search query poll canvass sample moderate mark score enter input export import transcribe
        minute debrief reflect familiarise learn complete conduct undertake carry do administer devise
        design create build develop produce talk speak approve sign announce launch communicate inform
        notify tell advise remind allocate assign delegate test
    """,
    "strongoffice": """
        gather collect collate compile analyse analyze audit survey interview consult research investigate
        examine scrutinise scrutinize interrogate evaluate appraise baseline benchmark liaise commission
        procure purchase recruit advertise appoint clarify determine brainstorm draft redraft rewrite amend
        finalise finalize submit circulate disseminate summarise enrol enquire trawl extract chase convene
        scope canvass collating administer transcribe timetable cost photocopy laminate upload download
        decide apply bid nominate identify arrange schedule obtain seek secure moderate observe shadow
        attend
    """,
    "paper": """
        data baseline figure statistic stat evidence information survey questionnaire poll form audit
        research literature policy handbook plan charter bid application case minute agenda remit protocol
        procedure guideline guidance sop spreadsheet tracker database excel document paper report article
        webinar course cpd clpl inset training module conference meeting discussion consultation
        conversation interview focus steering committee forum working analysis analyse review evaluation
        scan mapping map diagram fishbone pareto swot ishikawa run chart stakeholder driver process gap
        timeline gantt schedule rota cover date room speaker quote quotation invoice budget fund funding
        grant supplier stock resource cost price order permission consent approval gdpr ethics risk
        assessment sample summary result finding trend pattern view opinion feedback voice suggestion
        practice option idea barrier cause reason need requirement criteria measure measurement pdsa letter
        email newsletter website observation visit walk moderation test attainment attendance tracking
        record register log tally list inventory
    """,
    "outside": """
        authority council officer psychologist nurse adviser advisor provider company supplier college
        university trainer partner service charity therapist camhs social cluster consultant expert governor
        board committee parent slt smt senior management headteacher depute principal ht dht pt janitor
        office admin coordinator senco lead colleague team staff department it finance hr district inspector
        school neighbouring other another
    """,
    "aspire": """
        improve increase enhance raise promote strengthen encourage foster ensure motivate upskill educate
        engage empower maximise maximize optimise optimize boost support reduce address tackle minimise
        minimize nurture embed inspire facilitate involve standardise standardize streamline build develop
        deepen broaden widen enrich extend grow cultivate celebrate value respect champion prioritise
        prioritize focus better more greater stronger closer clearer consistent effective positive robust
        quality good high fewer less improved increased enhanced smoother calmer kinder safer richer deeper
        wider improvement lower close narrow harness leverage drive instil create culture shift transform
        modernise rethink refocus reinforce sustain maintain accelerate advance model unlock harmonise align
        equip enable help
    """,
    "abstract": """
        care instruction engagement involvement awareness communication confidence consistency relationship
        attainment achievement wellbeing ethos culture leadership voice understanding knowledge skill
        collaboration motivation independence resilience behaviour behavior attendance expectation
        transition environment pedagogy differentiation training education cpd clpl pd development learning
        support intervention partnership participation ownership teaching quality practice technology
        profile inclusion nurture capacity planning moderation assessment feedback link approach standard
        accountability documentation tracking monitoring teamwork morale efficiency coordination handover
        reflection opportunity guidance strategy resource literacy numeracy equity empowerment mindset
        vision value policy programme program experience provision play creativity aspiration attitude trust
        responsibility autonomy interaction choice fun stress barrier agency regulation praise success
        connection belonging esteem priority dialogue respect kindness pace challenge reward incentive
        staffing information access data curriculum pathway process management organisation enrichment
        alignment transparency clarity diversity right prevention questioning methodology scaffolding
        metacognition improvement coaching mentoring tutoring modelling focus sustainability growth wellness
        health fitness nutrition hygiene safety language vocabulary reading writing maths mathematics
        science spelling phonics grammar fluency comprehension homework punctuality readiness recovery
        outcome system structure routine framework initiative model innovation excellence ambition rigour
        stretch potential talent identity citizenship sense community satisfaction enjoyment pride progress
        level time mind workload ict digital
    """,
    "thing": """
        card chart checklist poster text sticker script guide bag board box timer video template app letter
        phone call email club buddy corner strip jotter prompt code song signal ladder wall mat game jar
        tray peg label photo symbol token highlighter whiteboard desk table carpet door gate slip leaflet
        postcard diary folder grid wheel band lanyard bell timetable sheet stick cup screen sign post-it
        sticky note trolley magnet badge proforma stamp bus breakfast snack seat seating raffle huddle pair
        room space zone den garden station stall hub book bookmark wordbank starter exit ticket quiz toolkit
        pack mnemonic visual makaton numicon tent clock journal hotline wish coat shoe bottle toast fruit
        music playlist bin chair line queue ball dice bean counter cube pencil pen rubber marker ruler
        fidget headphone tablet laptop ipad chromebook kettle tea coffee hook locker window floor tape
        footprint arrow basket envelope puppet teddy toy marble flag whistle drum light lamp cushion sofa
        rug wristband passport calendar planner menu recipe seed plant bike scooter helmet thermometer emoji
        thumb finger hand name word sentence paragraph page story poem rhyme picture stem question answer
        tick cross star house point certificate prize stopwatch
    """,
    "when": """
        daily weekly fortnightly monthly nightly hourly morning afternoon evening night monday tuesday
        wednesday thursday friday mondays tuesdays wednesdays thursdays fridays minute minutes min mins hour
        second lunch lunchtime break breaktime playtime registration assembly bedtime period lesson before
        after when while during once twice every each until first last start end arrival arrive o'clock am
        pm half
    """,
    "learner": """
        pupil learner child children kid toddler boy girl student scholar youngster p1 p2 p3 p4 p5 p6 p7 s1
        s2 s3 s4 s5 s6 infant teen teenager peer partner buddy class year grade reception nursery family mum
        dad parent carer gran
    """,
    "adult": """
        staff teacher practitioner educator psa eyp assistant leader coach mentor nurse doctor colleague
        team tutor librarian janitor cook we i us our
    """,
    "delivery": """
        introduce launch roll implement install pilot trial set put provide establish offer deliver appoint
        purchase buy recruit hire train extend expand embed redesign overhaul complete develop create
        produce design build run hold adopt publish use organise host open start issue distribute give
        equip supply fund receive attend undertake update review refresh revise refurbish
    """,
    "means": """
        by through via using utilising introducing implementing adopting following because due thanks means
        use help support if then
    """,
    "count": """
        number percentage percent proportion share rate ratio count total sum average mean median score
        index rating frequency minute hour day week second month time length duration many long often much
        per cost age mark grade percentile scale amount point quantity incidence prevalence volume tally
        word step call request gap difference distance speed page spend budget wait turnout occupancy size
        temperature weight no uptake out lates absence late incident referral error
    """,
    "feel": """
        feel feeling happy confident engaged motivated informed safe included valued supported settled enjoy
        understand believe view perception opinion attitude think thought impact effect effectiveness how
        well quality better
    """,
    "vaguesource": """
        observation monitoring sampling survey questionnaire interview discussion evidence dialogue
        walkthrough comment conversation feedback
    """,
    "det": """
        a an the our some all any this that these their his her its your my
    """,
}
_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "e", "y")
LEAST_STEM = 3
# each of these is a kind of its own: "to be ordered", "by reading", "how often"
_LINKS = wordset(
    """
    to be for with by of on in and at how what why which who if not from through via using so that will is are we i as
    into more about out up
    """
)
_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship")
LEAST_ENDED = 6
_NUMBER = re.compile(rf"\d+|{NUMBER_WORD}")
_MONTH = re.compile(MONTH)


def stem(word: str) -> str:
    """A word without its ending, the same for order, orders, ordered and ordering."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word.removesuffix(ending)
            return word[:-1] if len(word) > LEAST_STEM and word[-1] == word[-2] and word[-1] not in "sl" else word
    return word


_LISTS = {
    name: frozenset(form for word in text.split() for form in (word, stem(word))) for name, text in _WORDS.items()
}
_WHOLE = {"people": PEOPLE, "places": PLACES, "topics": TOPICS}


@lru_cache(maxsize=8192)
def kinds(word: str) -> tuple[str, ...]:
    """The kinds of one plain word, in the order of their names; none for a word that is in no list."""
    found = {name for name, forms in _LISTS.items() if word in forms or stem(word) in forms}
    found |= {name for name, forms in _WHOLE.items() if word in forms}
    found |= {"number"} if _NUMBER.fullmatch(word) else set()
    found |= {"month"} if _MONTH.fullmatch(word) else set()
    found |= {f"={word}"} if word in _LINKS else set()
    found |= {"-ing"} if len(word) >= LEAST_ENDED and word.endswith("ing") else set()
    found |= {"-ness"} if len(word) > LEAST_ENDED and word.endswith(_ABSTRACT_ENDINGS) else set()
    return tuple(sorted(found))
