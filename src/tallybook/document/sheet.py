"""What every page brings: its style, and the policy under which nothing but that counts."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template

from tallybook.document import fonts

_IN_THE_DARK = Template("@media screen and (prefers-color-scheme:dark){:scope{$dark}}")


@cache
def template(name: str) -> str:
    """Return a file of ``data/templates``."""
    return (files("tallybook") / "data" / "templates" / name).read_text(encoding="utf-8").strip()


def style_of(body: str) -> str:
    """Return the style of a page with this body: its faces, the look, and the look in the dark."""
    return fonts.faces(body) + template("page.css") + _IN_THE_DARK.substitute(dark=template("dark.css"))


def policy(style: str, script: str) -> str:
    """Return a content security policy under which nothing but this style, this script and inlined data counts."""
    rules = ("default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'")
    return "; ".join((*rules, "font-src data:", "img-src data:", "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
