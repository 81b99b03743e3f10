"""Make the web fonts and the table of covered characters from the TTF files in src/tallybook/data/fonts.

Run by hand when a face is added or renewed; nothing is subset when a report is published.
Needs fontTools and brotli. The same input gives the same bytes.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "src" / "tallybook" / "data" / "fonts"

# A page always carries the first set; each of the others only where its text needs it.
RANGES = {
    "basic": [(0x20, 0x7E), (0x2013, 0x2014), (0x2018, 0x2019), (0x201C, 0x201D)]
    + [(char, char) for char in (0xA0, 0xB0, 0xB7, 0xD7, 0xE9, 0xF7, 0x2022, 0x2026, 0x202F, 0x2192, 0x2212)],
    "latin": [
        (0xA1, 0xAF),
        (0xB1, 0xB6),
        (0xB8, 0xD6),
        (0xD8, 0xE8),
        (0xEA, 0xF6),
        (0xF8, 0xFF),
        (0x201A, 0x201B),
        (0x201E, 0x201E),
        (0x2020, 0x2021),
    ]
    + [(char, char) for char in (0x2009, 0x2032, 0x2033, 0x20AC, 0x2190, 0x2248, 0x2260)]
    + [(0x2264, 0x2265), (0x221E, 0x221E), (0x0131, 0x0131), (0x0152, 0x0153), (0x02BC, 0x02BF)],
    "extended": [(0x100, 0x130), (0x132, 0x151), (0x154, 0x24F), (0x1E00, 0x1EFF), (0x300, 0x36F)],
}
WEB = (
    *("SourceSans3_400Regular", "SourceSans3_600SemiBold"),
    *("SourceSerif4_400Regular", "SourceSerif4_400Regular_Italic", "SourceSerif4_600SemiBold"),
)
FEATURES = ["liga", "mark", "mkmk", "ccmp", "locl"]
KERNED = ("SourceSerif4_600SemiBold",)
"""Pairs of letters are kerned in titles, where it shows; in the text of a screen it is a fifth of a face for little."""


def build_face(name: str, part: str) -> bytes:
    """Return the WOFF2 of one face, cut down to the characters of `part`."""
    font = TTFont(FONTS / f"{name}.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.flavor, options.hinting, options.layout_features = "woff2", False, list(FEATURES)
    if name in KERNED:
        options.layout_features.append("kern")
    options.name_IDs = [0, 13, 14]  # the copyright and licence stay in the file
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[char for first, last in RANGES[part] for char in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def covered(name: str) -> list[list[int]]:
    """Return the characters that a face has, as ranges with both ends."""
    ranges: list[list[int]] = []
    for char in sorted(TTFont(FONTS / f"{name}.ttf").getBestCmap()):
        if ranges and ranges[-1][1] == char - 1:
            ranges[-1][1] = char
        else:
            ranges.append([char, char])
    return ranges


def main() -> None:
    """Write the web fonts and ``coverage.json``."""
    for name in WEB:
        for part in RANGES:
            (FONTS / f"{name}.{part}.woff2").write_bytes(build_face(name, part))
    web = {part: [list(pair) for pair in sorted(pairs)] for part, pairs in RANGES.items()}
    pdf = {
        name: covered(name)
        for name in ("SourceSans3_400Regular", "SourceSerif4_400Regular", "NotoNaskhArabic_400Regular")
    }
    (FONTS / "coverage.json").write_text(json.dumps({"web": web, "pdf": pdf}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
