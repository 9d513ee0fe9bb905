"""Word classes of school and public-service improvement; fragments of regular expressions and sets of plain words."""

from __future__ import annotations

from mfi_site.coach.language.text import wordset

PEOPLE = wordset(
    """
    pupil pupils learner learners child children kids toddler toddlers baby babies infant infants
    boy boys girl girls student students scholar scholars youngster youngsters youth youths teenager
    teenagers adolescent adolescents leaver leavers person people persons individual individuals
    everyone everybody anyone nobody parent parents carer carers family families mum mums dad dads
    mother mothers father fathers guardian guardians household households grandparent grandparents
    sibling siblings staff teacher teachers practitioner practitioners educator educators psa psas
    sta eyp eyps ey assistant assistants depute deputes headteacher headteachers head heads
    principal principals leader leaders colleague colleagues employee employees worker workers
    workforce team teams volunteer volunteers mentor mentors coach coaches member members doctor
    doctors nurse nurses midwife midwives clinician clinicians gp gps trainee trainees patient
    patients client clients resident residents customer customers tenant tenants citizen citizens
    adult adults woman women man men veteran veterans refugee refugees migrant migrants offender
    offenders prisoner prisoners inmate inmates user users beneficiary beneficiaries borrower
    borrowers applicant applicants claimant claimants graduate graduates apprentice apprentices
    candidate candidates smoker smokers farmer farmers homeowner homeowners caller callers visitor
    visitors passenger passengers driver drivers pedestrian pedestrians participant participants
    reader readers writer writers latecomer latecomers newcomer newcomers peer peers buddy buddies
    american americans taxpayer taxpayers consumer consumers business businesses employer employers
    toddlers neonate neonates newborn newborns survivor survivors victim victims caseload population
    populations looked-after cypic lac asn eal ell fsm grader graders freshman freshmen sophomores
    seniors kindergarteners sgoilear sgoilearan sgoilearach pàiste clann cloinne parantan luchd
    teaghlach teaghlaichean tidsear tidsearan someone ta tas lsa lsas sna snas hlta hltas
    janitor janitors caretaker caretakers bairns weans lads lasses tamariki eals ells those
    nqt nqts ect ects paraprofessionals aides slt smt granny grannies grans twins choir prefects daltai paisti
    boarder disgyblion indigenous maori gypsy traveller ladies anybody deis eyfs fme goalies
    inpatient inpatients outpatient
    outpatients folk folks kindergartners kindergartener pensioners preschoolers teens couples tutors
    """
)

PLACES = wordset(
    """
    school schools nursery nurseries class classes classroom classrooms cluster clusters department
    departments faculty stage stages setting settings playroom room rooms playground dinner canteen
    corridor corridors library ward wards hospital hospitals clinic clinics unit units surgery
    practice practices service services centre centres center centers club clubs cohort cohorts
    district districts council councils authority authorities community communities neighbourhood
    neighbourhoods town city village cities states state county counties country countries region
    regions home homes lesson lessons assembly breakfast
    campus college colleges university prison prisons site sites department departments agency
    agencies farms farm partnership cpp board office offices elc group groups caseloads house houses
    housing trust court courts bgee senior phase bge gme sgoil sgoiltean firm firms
    hs company companies buildings facilities organisations organizations wetlands forests
    parks workplaces airport airports theatre theatres a&e icu nicu ed maternity camhs
    claims claim cases case appointments appointment
    kitchen kitchens hub hubs annexe hostel pru homeroom catchment intake base primaries
    """
)

# what schools care for and nobody can count as it stands
TOPICS = wordset(
    """
    confidence engagement attainment involvement wellbeing behaviour behavior teaching communication
    satisfaction experience experiences morale workload enjoyment motivation learning understanding
    attitudes attitude progress relationships relationship readiness feedback voice impact resilience
    awareness effectiveness consistency ethos skills skill knowledge independence teamwork literacy
    numeracy quality collaboration happiness perception perceptions participation achievement climate
    culture leadership development writing reading spelling maths mathematics listening talking
    creativity focus concentration self-esteem esteem self-regulation regulation capacity practice views
    opinions outcomes outcome performance aspiration aspirations inclusion partnership partnerships
    empathy equity equality safety care health anxiety stress burnout buy-in ownership expectations
    interest curiosity fluency comprehension phonics vocabulary mindset agency support planning
    assessment moderation pedagogy transition transitions working environment improvement improvements
    learners staff benefit benefits success trust respect kindness calmness acceptability feelings links
    language ability abilities use homework regard enthusiasm mood efficacy depth solving autonomy
    responsibility commitment dignity belonging efficiency productivity punctuality preparedness
    competence capability capabilities fidelity adherence pride positivity dialogue connection
    connections connectedness sense mindsets environments provision value stamina effort presentation
    handwriting grammar punctuation talk play friendships reflections thoughts growth differentiation
    visibility clarity compassion harmony cohesion love joy passion together data info
    """
)

CLASS_LABEL = (
    r"(?:p(?:rimar(?:y|ies))?\s?\d(?:\s?[-/]\s?p?\s?\d)*(?:s|[a-d])?"
    r"|s(?:econdary)?\s?[1-6](?:\s?[-/]\s?s?[1-6])*(?:s|[a-d])?"
    r"|primar(?:y|ies) (?:one|two|three|four|five|six|seven)|secondary (?:one|two|three|four|five|six)|c[1-7]"
    r"|[1-6][a-h][1-3]?|(?<!school )(?<!academic )(?<!calendar )(?<!this )(?<!last )(?<!next )years? \d{1,2}s?"
    r"(?:\s?(?:-|and|to)\s?\d{1,2})?|y\d{1,2}s?|yrs? ?\d{1,2}|ks\d|(?:second|third|fourth|fifth|sixth|[2-6](?:nd|rd"
    r"|th)) class(?:es)?"
    r"|gr(?:ades?|\.)? (?:k|\d{1,2}s?)(?:\s?(?:-|and|to)\s?\d{1,2})?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth)[- ]grade(?:rs?)?"
    r"|pre-?k|kinder(?:garten)?|reception (?:class|pupils|children)|early years|foundation stage|n[45]"
    r"|national \d|class(?:es)? \d[a-d]?|(?:early|first|second|third|fourth) level)"
)

MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:jan"
    r"|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
    r"|am faoilleach|an gearran|am mart|an giblean|an ceitean|an t-?ogmhios|an t-?iuchar|an lunastal"
    r"|an t-?sultain"
    r"|an damhair|an t-?samhain|an dubhlachd|ogmhios|giblean|ceitean|faoilleach|dubhlachd|lunastal)\b\.?)"
)

_UNITS = "two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNIT_WORDS = "|".join(_UNITS.split())
NUMBER_WORD = (
    rf"(?:(?:{'|'.join(_TENS.split())})(?:[- ](?:one|{UNIT_WORDS}))?|{'|'.join(_TEENS.split())}|{UNIT_WORDS}"
    r"|(?:a|one|two|three|four|five) hundred|zero|nil)"
)
CARDINALS = {name: value for value, name in enumerate(["zero", "one", *_UNITS.split(), *_TEENS.split()])} | {
    name: 20 + 10 * step for step, name in enumerate(_TENS.split())
}

ABOUT = (
    r"(?:(?:at least|at most|up to|about|around|approximately|approx\.?|roughly|nearly|almost|over|under"
    r"|more than|less than|fewer than"
    r"|a further|another|an additional|an extra|an average of|a minimum of|a total of|some|only|just|~)\s+)"
)

CHANGE_NOUN = (
    r"(?:reduction|increase|decrease|improvement|rise|drop|fall|uplift|growth|gain|cut|decline|shift"
    r"|jump)s?\b(?!-)"
)
CHANGE_VERB = (
    r"(?:increas|decreas|reduc|improv|rais|lower|ris|fall|drop|grow|cut|rais|declin|boost|lift|narrow|clos"
    r"|shrink)(?:es|e|s|ed|d|ing|ping|ting)?"
)
