"""A project's pictures, as far as consent lets them be published; their metadata are gone already."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import ProjectContext


def of_project(ctx: ProjectContext) -> Mapping[str, bytes]:
    """projects/<project>/images/<file>"""
    return {f"projects/{ctx.project.id}/images/{image.file}": image.data for image in ctx.project.images}
