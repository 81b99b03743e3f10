"""From the bytes of a text to its characters, none of them changed."""

from __future__ import annotations

import codecs

from tallybook.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "cp1252"
"""Windows' western encoding."""

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def encoding_of(data: bytes) -> str:
    r"""Return the name of the encoding that `data` is in; empty where none fits.

    UTF-8 wins where it fits; a byte order mark names UTF-16 and UTF-32; bytes that hold nothing of UTF-8 are Windows'
    western encoding, which Latin-1 is a part of. Text that is UTF-8 but for a few bytes is damaged: nothing fits it.

    >>> encoding_of("café".encode()), encoding_of(b"caf\xe9 \x93790\x94"), encoding_of("café".encode() + b"\xe9")
    ('utf-8', 'cp1252', '')
    """
    wide = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for name in (wide, "utf-8"):
        if name and _fits(data, name):
            return name
    mostly = data.decode("utf-8", errors="replace").replace(_UNKNOWN, "")
    return WESTERN if mostly.isascii() and b"\0" not in data and _fits(data, WESTERN) else ""


def decode(data: bytes, *, name: str) -> str:
    """Return the text of `data` without changing a character.

    Raises
    ------
    InputError
        If no encoding fits the bytes; `name` is the file that the message names.
    """
    encoding = encoding_of(data)
    if encoding:
        return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            name, expected="UTF-8 text", found=f"a byte that is not, at {error.start}", remedy="Save it as UTF-8."
        ) from error


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True
