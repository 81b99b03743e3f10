"""Make the web fonts and the table of covered characters from the TTF files in src/tallybook/data/fonts.

Run by hand when a face is added or renewed; nothing is subset when a report is published.
Needs fontTools and brotli. The same input gives the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "src" / "tallybook" / "data" / "fonts"

# What a face is cut into, each character once: a page carries of every face the slices that it has a character of.
# Small slices of what a dispatch has one or two letters of; the plain one holds what hardly any page does without.
SLICES = {
    "plain": "".join(map(chr, range(0x20, 0x7F))).translate(dict.fromkeys(map(ord, "#&*<>@\\^`{|}~")))
    + "\xa0\u2009\u202f·×÷–—’“”…→−",
    "rare": "#&*<>@\\^`{|}~‘•",
    "maths": "¬°±′″←∞≈≠≤≥",
    "money": "¢£¥€",
    "acute": "áéíóúñÁÉÍÓÚÑ¡¿",
    "umlaut": "äöüßÄÖÜ",
    "french": "àâçèêëîïôùûœÀÂÇÈÊËÎÏÔÙÛŒÿŸ«»",
    "nordic": "åæøðþýÅÆØÐÞÝ",
    "latin": "ãõìòÃÕÌÒªº",
    "signs": "©®§¶µ¹²³¼½¾†‡‚‛„¦¨¯´¸",
    "turkish": "ğışİĞŞ",
    "polish": "ąćęłńśźżĄĆĘŁŃŚŹŻ",
    "czech": "čďěňřšťůžČĎĚŇŘŠŤŮŽđĐĺľŕĹĽŔ",
    "danube": "őűŐŰăĂșțȘȚţŢ",
    "baltic": "āēģīķļņōŗūėįųĀĒĢĪĶĻŅŌŖŪĖĮŲ",
    "arabic": "ʼʽʾʿḍḥṣṭẓḌḤṢṬẒ",
    "vietnamese": "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ơưƠƯ",
}
# Whatever else these blocks have, in a slice of its own.
REST = "extended"
BLOCKS = ((0xA1, 0x24F), (0x2BC, 0x2BF), (0x300, 0x36F), (0x1E00, 0x1EFF))
WEB = (
    *("SourceSans3_400Regular", "SourceSans3_600SemiBold"),
    *("SourceSerif4_400Regular", "SourceSerif4_400Regular_Italic", "SourceSerif4_600SemiBold"),
)
FEATURES = ["liga", "mark", "mkmk", "ccmp", "locl"]
NOT_IN_SLICES = ("BASE", "STAT", "gasp")
KERNED = ("SourceSerif4_600SemiBold",)
"""Pairs of letters are kerned in titles, where it shows; in the text of a screen it is a fifth of a face for little."""


def slices() -> dict[str, tuple[int, ...]]:
    """Return the code points of every slice, in the order in which a page carries them."""
    named = {name: tuple(sorted(map(ord, characters))) for name, characters in SLICES.items()}
    taken = {char for chars in named.values() for char in chars}
    rest = (char for first, last in BLOCKS for char in range(first, last + 1))
    return named | {REST: tuple(char for char in rest if char not in taken)}


def build_face(name: str, part: str, chars: Sequence[int]) -> bytes:
    """Return the WOFF2 of one face, cut down to a slice; the plain one says whose it is, for no page is without it."""
    font = TTFont(FONTS / f"{name}.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.flavor, options.hinting, options.layout_features = "woff2", False, list(FEATURES)
    if part == "plain":
        options.name_IDs = [0, 13, 14]  # the copyright and licence
        options.layout_features += ["kern"] if name in KERNED else []
    else:
        options.name_IDs, options.drop_tables = [], [*options.drop_tables, *NOT_IN_SLICES]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=chars)
    cutter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def covered(name: str) -> list[list[int]]:
    """Return the characters that a face has, as ranges with both ends."""
    return ranges(sorted(TTFont(FONTS / f"{name}.ttf").getBestCmap()))


def ranges(chars: Iterable[int]) -> list[list[int]]:
    """Return ascending code points as ranges with both ends."""
    found: list[list[int]] = []
    for char in chars:
        if found and found[-1][1] == char - 1:
            found[-1][1] = char
        else:
            found.append([char, char])
    return found


def main() -> None:
    """Write the web fonts and ``coverage.json``."""
    for old in FONTS.glob("*.woff2"):
        old.unlink()
    for part, chars in slices().items():
        for name in WEB:
            (FONTS / f"{name}.{part}.woff2").write_bytes(build_face(name, part, chars))
    web = {part: ranges(chars) for part, chars in slices().items()}
    pdf = {
        name: covered(name)
        for name in ("SourceSans3_400Regular", "SourceSerif4_400Regular", "NotoNaskhArabic_400Regular")
    }
    (FONTS / "coverage.json").write_text(json.dumps({"web": web, "pdf": pdf}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
