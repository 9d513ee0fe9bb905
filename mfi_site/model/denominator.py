"""What a denominator counts: people, under whichever name, or something else.

`of: pupils` says people as plainly as `of: people` does. Taken for something else, three of four pupils would be
published as 75% of an unknown number.
"""

from __future__ import annotations

import difflib
import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from mfi_site.model import shapes
from mfi_site.model.authored import text_given
from mfi_site.model.shapes import Shape

PEOPLE = "people"
_PEOPLE = re.compile(
    r"people|persons?|(?:pupil|learner|student|boy|girl|infant|toddler|kid|bairn|individual|respondent|participant|member"
    r"|classmate|adult|parent|carer|guardian|household|teacher|practitioner|assistant|colleague|volunteer)s?"
    r"|child|children|famil(?:y|ies)|staff"
    r"|daoine|duine|sgoilear(?:an)?|clann|cloinne|leanab(?:h|an)|balaich|nigheanan|caileagan|inbhich|pàrant(?:an)?"
    r"|teaghla(?:ch|ichean)|tidsear(?:an)?|luchd-(?:obrach|teagaisg)"
)
_AFTER_NOUN = re.compile(
    r"[,(;:]|\s(?:of|in|on|at|with|who|that|from|for|per|by|to|asked|present|absent|ann|aig|de|le)\b"
)
_LIKE_PEOPLE = 0.7


def _denominator(given: Any) -> str:
    text = text_given(given)
    words = _AFTER_NOUN.split(text.casefold(), maxsplit=1)[0].split()
    noun = words[-1] if words else ""
    slip = "-" not in noun and difflib.SequenceMatcher(None, noun, PEOPLE).ratio() > _LIKE_PEOPLE
    return PEOPLE if slip or _PEOPLE.fullmatch(noun) else text


Denominator = Annotated[str, BeforeValidator(_denominator), Shape(shapes.TEXT)]
