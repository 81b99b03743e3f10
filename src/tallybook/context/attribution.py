"""The two values that the reading of sources gives: an attribution, and the source of one amount or quotation."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.text.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that makes it one, and the words it covers.

    Attributes
    ----------
    source : str
        By the fullest name that the text gives anywhere, after "the monitor", "it" and "he" are resolved.
    source_type : str
        ``monitor``, ``un``, ``government``, ``military``, ``state_media``, ``armed_group``, ``media``, ``ngo``,
        ``health``, ``witness``, ``official``, ``expert``, ``unattributed``.
    via : str
        Through whom it was relayed; else empty.
    source_spans, cue_spans, content_spans : tuple of Span
        The words that name the source here, the cue words ("said", "according to"), and what is attributed.
    rule : str
        Name of the rule that read it.
    """

    source: str
    source_type: str
    via: str = ""
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    content_spans: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The source of one quantity or quotation; everything empty where the text names none.

    Attributes
    ----------
    source, source_type, via : str
        As in `Attribution`; ``source_type`` is ``"unattributed"`` without a source.
    cue : str
        The cue words as they stand in the text.
    source_span, cue_span : Span or None
        Where the source and the cue stand.
    rule : str
        ``"inherited"`` where the attribution is carried from an earlier sentence; else the attribution's rule.
    """

    source: str = ""
    source_type: str = "unattributed"
    via: str = ""
    cue: str = ""
    source_span: Span | None = None
    cue_span: Span | None = None
    rule: str = ""
