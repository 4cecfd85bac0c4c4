"""From a typed page to HTML. A template sees its page and nothing else."""

from functools import cache
from typing import ClassVar

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict


class Page(BaseModel):
    """What one template is given, as `page`. Subclasses name their template."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: ClassVar[str]

    title: str
    """Where the reader is; the room's name is added behind it."""


@cache
def environment() -> Environment:
    """The templates' environment: everything escaped, a missing name is an error."""
    return Environment(
        loader=PackageLoader("app.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(page: Page, status: int = 200) -> HTMLResponse:
    """Answer with a page. Pages are never kept by caches: they hold private words."""
    html = environment().get_template(page.template).render(page=page)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})
