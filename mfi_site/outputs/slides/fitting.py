"""Does a text fit its place on a slide? Reckoned with wide characters, since each system has its own fonts.

All sizes are pixels of a picture of 1920 by 1080. Characters of system fonts were measured at 0.51 em on
average and 0.61 at worst (bold serif); the worst but one is used here.
"""

from __future__ import annotations

from collections.abc import Sequence

SANS, SERIF, BOLD_SERIF = 0.55, 0.53, 0.6
LEFT, RIGHT, HEIGHT = 612, 1100, 860


def line_count(text: str, size: float, width: float, em: float = SANS) -> int:
    """How many lines `text` takes; a word longer than a line is broken over several."""
    room = max(1, int(width / (size * em)))
    lines, used = 1, 0
    for word in text.split():
        length = len(word)
        if used and used + 1 + length <= room:
            used += 1 + length
            continue
        if used:
            lines += 1
        lines += max(0, -(-length // room) - 1)
        used = length % room or room if length > room else length
    return lines


def height_of(text: str, size: float, width: float, em: float = SANS, leading: float = 1.3) -> float:
    """The height of a text in its place; 0 for none."""
    return line_count(text, size, width, em) * size * leading if text else 0


def broken(text: str, size: float, width: float, em: float) -> bool:
    """Whether a word would be broken at this size."""
    return any(len(word) * size * em > width for word in text.split())


def largest(text: str, sizes: Sequence[int], width: float, height: float, em: float = SANS,
            leading: float = 1.3) -> int:
    """The largest of `sizes` (falling) at which a text fits, the smallest where none does."""
    return next((s for s in sizes if height_of(text, s, width, em, leading) <= height), sizes[-1])


def shortened(text: str, size: float, width: float, height: float, em: float = SANS, leading: float = 1.3) -> str:
    """The text, or as many of its words as fit, with an ellipsis; a word longer than a line is cut within."""
    def fits(part: str) -> bool:
        return height_of(part, size, width, em, leading) <= height

    if fits(text):
        return text
    words, last = text.split(), ""
    while words and not fits(" ".join(words) + " …"):
        last = words.pop()
    if last and broken(last, size, width, em):
        start = " ".join([*words, ""])
        room = next((n for n in range(len(last) - 1, 0, -1) if fits(start + last[:n] + "…")), 0)
        if room:
            return start + last[:room].rstrip(" ,;.:-") + "…"
    return " ".join(words) + " …"


def headline_sizes(above: str, headline: str, below: str, room: float = HEIGHT) -> tuple[int, int]:
    """Sizes of a slide's headline and the sentence under it in the left third, so that both fit with `above`."""
    sizes = ((84, 36), (76, 36), (68, 36), (60, 34), (52, 32), (48, 30))
    longest = max((len(w) for w in headline.split()), default=0)
    breakable = longest * 48 * BOLD_SERIF > LEFT
    for head, text in sizes:
        used = (height_of(above, 34, LEFT) + 22 + height_of(headline, head, LEFT, BOLD_SERIF, 1.1) + 34
                + height_of(below, text, LEFT, leading=1.34))
        if used <= room and (breakable or not broken(headline, head, LEFT, BOLD_SERIF)):
            return head, text
    return sizes[-1]
