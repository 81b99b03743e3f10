"""A stretch of an article's body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``[start, end)`` of an article's body.

    >>> Span(4, 7).of("and 790 civilians")
    '790'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span: expected 0 <= start <= end, found {self.start}, {self.end}")

    def of(self, body: str) -> str:
        """Return the characters of `body` that the span covers."""
        return body[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end
