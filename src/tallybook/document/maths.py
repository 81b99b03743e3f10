"""Formulas: LaTeX to MathML for the page, to Typst for paper."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

from tallybook.document.characters import show

# What a converted formula may hold. Typst leaves mathematics at "#", quotes strings, and comments with "//" and "/*":
# only the words that the converter itself writes are let through.
_ALLOWED_CODE = re.compile(r"#(?:text|h|v|math\.[a-z]+)(?=[\[(])")
_FORBIDDEN = re.compile(r"#|@|`|//|/\*|\\u|\$")

MATHML = "http://www.w3.org/1998/Math/MathML"
_TOKENS = "mi mn mo ms mspace mtext"
_LAYOUT = "math mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose semantics"
_SCRIPTS = "msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr"
_ELEMENTS = frozenset(f"{{{MATHML}}}{name}" for name in f"{_TOKENS} {_LAYOUT} {_SCRIPTS}".split())
_ATTRIBUTES = frozenset(
    "display mathvariant stretchy fence separator form lspace rspace accent accentunder largeop movablelimits "
    "linethickness columnalign rowspacing columnspacing columnlines rowlines width height depth minsize maxsize "
    "displaystyle scriptlevel notation".split()
)


@cache
def to_mathml(tex: str, *, block: bool = False) -> str:
    """Return a formula as MathML, or nothing where it cannot be read.

    >>> to_mathml("x").startswith("<math")
    True
    """
    from latex2mathml.converter import convert

    try:
        made = ET.fromstring(convert(tex, display="block" if block else "inline"))
    except Exception:  # the converter raises many kinds of its own; the caller sets the source instead
        return ""
    if any(element.tag not in _ELEMENTS for element in made.iter()):
        return ""
    for element in made.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
        element.text = show(element.text) if element.text else None
    return ET.tostring(made, encoding="unicode")


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
