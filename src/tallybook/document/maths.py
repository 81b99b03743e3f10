"""Formulas: LaTeX to MathML for the page, to Typst for paper."""

from __future__ import annotations

import re
from functools import cache

# What a converted formula may hold. Typst leaves mathematics at "#", quotes strings, and comments with "//" and "/*":
# only the words that the converter itself writes are let through.
_ALLOWED_CODE = re.compile(r"#(?:text|h|v|math\.[a-z]+)(?=[\[(])")
_FORBIDDEN = re.compile(r"#|@|`|//|/\*|\\u|\$")
_CHILDREN = re.compile(r"<(script|style|iframe|a|maction)\b|\bhref\b|\bon\w+=", re.IGNORECASE)


@cache
def to_mathml(tex: str, *, block: bool = False) -> str:
    """Return a formula as MathML, or nothing where it cannot be read.

    >>> to_mathml("x").startswith("<math")
    True
    """
    from latex2mathml.converter import convert

    try:
        made = str(convert(tex, display="block" if block else "inline"))
    except Exception:  # the converter raises many kinds of its own; the caller sets the source instead
        return ""
    return "" if _CHILDREN.search(made) else made


@cache
def to_typst(tex: str) -> str:
    """Return a formula in Typst's mathematics, without its dollar signs, or nothing where it cannot be set safely.

    >>> to_typst("x^2")
    'x^(2)'
    """
    import tylax
    import typst

    try:
        made = str(tylax.latex_to_typst(f"${tex}$")).strip().strip("$").strip()
        if not made or _FORBIDDEN.search(_ALLOWED_CODE.sub("", made)):
            return ""
        typst.compile(f"$ {made} $".encode(), ignore_system_fonts=True)
    except Exception:  # as above; a formula that Typst refuses alone would stop the whole report
        return ""
    return made
