"""Where the files of a board stand, and how their names end."""

from __future__ import annotations

ENDINGS = {"measures": ".csv", "pdsa": ".md", "reports": ".md", "tools": ".yml", "pages": ".md", "screens": ".yml"}
PROJECT_FOLDERS = ("measures", "pdsa", "reports", "tools", "images")
TOP_FOLDERS = ("projects", "pages", "screens", "shared")
