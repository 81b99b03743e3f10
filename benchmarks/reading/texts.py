"""What is read: the annotated dispatches, one of them over and over, and texts that no agency would send."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000

HOSTILE = {
    "digits": "7",
    "numbers": "111 ",
    "brackets": "(",
    "quotation marks": '"',
    "hyphens": "-",
    "commas": ",",
    "full stops": ".",
    "capital letters": "A",
    "capitalised words": "Abc ",
    "initials": "A. ",
    "one giant word": "x",
    "spaces": " ",
    "line ends": "\n",
    "short lines": "a\n",
    "including including …": "including ",
    "and and …": "and ",
    "of of …": "of ",
    "said said …": "said ",
    '"quoted," he said. …': '"a," he said. ',
    "dates: 2011 2011 …": "2011 ",
    "dates: Monday Monday …": "Monday ",
    "dates: since May since May …": "since May ",
    "5 killed and 5 killed and …": "5 killed and ",
    "5 people, 5 people, …": "5 people, ",
    "5 in Aleppo, 5 in Aleppo, …": "5 in Aleppo, ",
    "more than more than …": "more than ",
    "5 of them 5 of them …": "5 of them ",
    "5% 5% …": "5% ",
    "(5 (5 …": "(5 ",
}
"""What a text consists of, over and over, by name: each is one sentence, or a million of them."""


def dispatches() -> list[str]:
    """Return the annotated dispatches."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "gold").glob("*.txt"))]


def one_dispatch(times: int = 1) -> str:
    """Return the seed's dispatch, repeated."""
    return repeated((ROOT / "tests" / "gold" / "seed.txt").read_text(encoding="utf-8"), times)


def repeated(text: str, times: int) -> str:
    """Return a text as many times, with an empty line between one and the next."""
    return "\n\n".join([text.strip()] * times)


def ordinary(size: int) -> str:
    """Return news of `size` characters: the dispatches one after the other, repeated."""
    news = "\n\n".join(text.strip() for text in dispatches()) + "\n\n"
    return filled(news, size)


def filled(text: str, size: int) -> str:
    """Return a text repeated up to `size` characters."""
    return (text * (size // len(text) + 1))[:size]
