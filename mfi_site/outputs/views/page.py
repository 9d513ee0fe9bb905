"""One page: its address, its place in the site, and the template that it is rendered from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from mfi_site.outputs.context import Site
from mfi_site.outputs.views.policy import CONTENT_POLICY

ROOT_MARK = "\0"
"""Stands for the way to the site's root in a fragment, which is made before it is known which pages show it."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What the frame of a page shows. `root` leads from the page to the site's root."""

    address: str
    title: str
    description: str
    section: str
    root: str
    canonical: str
    noindex: bool

    def link(self, address: str) -> str:
        """A relative address of something in the site, as seen from this page."""
        return link_from(self.root, address)


def link_from(root: str, address: str) -> str:
    return root + quote(address, safe="/#.~-_%:")


def root_of(address: str) -> str:
    """The way from a page up to the site's root."""
    return "../" * address.count("/")


def site_path(site: Site) -> str:
    """The path that the site stands under: "/" or "/board/"."""
    return (urlsplit(site.base).path or "/") if site.base else "/"


def render_page(site: Site, address: str, template: str, title: str, *, description: str = "",
                section: str = "", root: str | None = None, **values: Any) -> bytes:
    """The page at `address` from `pages/<template>.html`."""
    words = site.words
    canonical = site.base + address.removesuffix("index.html") if site.base else ""
    page = PageView(address, title, " ".join(description.split())[:300], section,
                    root_of(address) if root is None else root, canonical, site.frame.preview)
    say: Callable[..., str] = words.say
    text = site.theme.render(f"pages/{template}.html", page=page, site=site, settings=site.frame.settings,
                             words=words, say=say, link=page.link, policy=CONTENT_POLICY, **values)
    return text.strip().encode("utf-8") + b"\n"


def fragment(site: Site, template: str, **values: Any) -> str:
    """A piece of several pages, from `pages/<template>.html`; `joined` puts it into one of them."""
    say: Callable[..., str] = site.words.say
    return site.theme.render(f"pages/{template}.html", words=site.words, say=say, **values,
                             link=lambda address: link_from(ROOT_MARK, address))


def joined(fragments: Iterable[str], root: str) -> Markup:
    """Fragments as part of the page from which `root` leads to the site's root."""
    return Markup("".join(fragments).replace(ROOT_MARK, root))
