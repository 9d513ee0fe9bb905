"""The only door from raw counts to what an audience may see."""

from mfi_site.disclose.audience import disclose, disclose_page, disclose_project
from mfi_site.disclose.policy import ROUNDED_GROUP, WHOLE_GROUP

__all__ = ["ROUNDED_GROUP", "WHOLE_GROUP", "disclose", "disclose_page", "disclose_project"]
