"""Check characters of the numbers that schools give to pupils.

Sources: Scottish Candidate Number: weights 3 2 7 6 5 4 3 2, modulus 11 (Scottish Qualifications Authority).
Unique Pupil Number: Department for Education, "Unique pupil numbers: guide for schools", modulus 23.
"""

from __future__ import annotations

from operator import mul
from typing import Final

SCN_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2, 1)
UPN_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_VALUES: Final = {**{str(n): n for n in range(10)}, **{c: n for n, c in enumerate(UPN_LETTERS)}}


def is_scn(digits: str) -> bool:
    """Whether nine ASCII digits carry the check digit of a Scottish Candidate Number.

    The weighted sum of all nine (the check digit has weight 1) is a multiple of 11, as 1 in 11 random numbers
    is. A number of nine noughts is nobody's.
    """
    if len(digits) != 9 or digits == "000000000" or not (digits.isascii() and digits.isdigit()):
        return False
    total: int = sum(map(mul, SCN_WEIGHTS, map(int, digits)))
    return total % 11 == 0


def is_health_number(digits: str) -> bool:
    """Whether ten ASCII digits carry the check digit that NHS and CHI numbers have (modulus 11, weights 10 to 2, 1)."""
    if len(digits) != 10 or digits == "0000000000" or not (digits.isascii() and digits.isdigit()):
        return False
    total: int = sum(map(mul, range(10, 0, -1), map(int, digits)))
    return total % 11 == 0


def is_upn(characters: str) -> bool:
    """Whether 13 characters are a Unique Pupil Number: check letter, 11 digits, digit or letter."""
    code = characters.upper()
    if len(code) != 13 or not (code[1:12].isascii() and code[1:12].isdigit()) or code[12] not in UPN_VALUES:
        return False
    total = sum(weight * UPN_VALUES[character] for weight, character in enumerate(code[1:], start=2))
    return code[0] == UPN_LETTERS[total % 23]
