"""From how far a text on a screen can be read.

Capital letters need 2.5 mm a metre: 1/400 of the distance, the usual minimum for signs that are read at a
glance. Capitals of system fonts are 0.70 (Segoe UI) to 0.73 em (DejaVu Sans) high; the smallest is used.
"""

from __future__ import annotations

from dataclasses import dataclass

MM_A_METRE = 2.5
CAPITAL = 0.70
MM_AN_INCH = 25.4
LONG, SHORT = 16, 9
FOOT = 30
PICTURE = 1080


@dataclass(frozen=True, slots=True)
class Wall:
    """A screen of `inches` across its diagonal, 16 by 9, seen from `metres`. It may hang upright."""

    inches: float
    metres: float

    @property
    def mm_a_pixel(self) -> float:
        """Millimetres of a pixel of a picture whose short side has 1080."""
        diagonal: float = (LONG**2 + SHORT**2) ** 0.5
        return self.inches * MM_AN_INCH * SHORT / diagonal / PICTURE

    @property
    def needed(self) -> float:
        """The height of capitals that the distance asks for, in mm."""
        return self.metres * MM_A_METRE

    def capital(self, pixels: float) -> float:
        """The height of a capital in a text of so many pixels, in mm."""
        return pixels * CAPITAL * self.mm_a_pixel

    def clear_to(self, pixels: float) -> float:
        """The distance to which such a text can be read, in metres."""
        return self.capital(pixels) / MM_A_METRE

    def legible(self, pixels: float) -> bool:
        return self.capital(pixels) >= self.needed - 1e-9

    def inches_for(self, pixels: float) -> int:
        """The diagonal, in whole inches, from which such a text can be read at this distance."""
        return int(-(-self.inches * self.needed // self.capital(pixels)))
