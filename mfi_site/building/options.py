"""What a person may ask of a build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mfi_site.model.project import Audience


@dataclass(frozen=True)
class Options:
    """`as_of` fixes the day; `jobs` 0 means as many as the work deserves; `executor` is a cluster's address."""

    audience: Audience = "public"
    as_of: date | None = None
    base_url: str = ""
    preview: bool = False
    jobs: int = 0
    executor: str = ""
