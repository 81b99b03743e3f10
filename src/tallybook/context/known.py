"""The bodies and names that an article holds, as its sources are looked up among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from tallybook.context.kinds import bodies, without_possessives
from tallybook.context.names import Mention
from tallybook.context.naming import acronyms, fullest_bodies, long_names
from tallybook.text.sentences import Sentence

_SHORT = re.compile(r"\(([A-Z]{2,10})\)")
_NEAR = 8  # bodies named before a mention among which "the group" is looked for


@dataclass(frozen=True, slots=True)
class Body:
    """A known body where the text names it.

    Attributes
    ----------
    start : int
        Where it stands.
    name, kind : str
        Its id in the lexicon, and its kind of source.
    """

    start: int
    name: str
    kind: str


class Known:
    """The bodies that an article names, in order, and the full forms of its short names."""

    def __init__(self, body: str, sentences: tuple[Sentence, ...]) -> None:
        heard = [found for sentence in sentences for found in bodies().find(without_possessives(sentence.tokens))]
        self._named = [Body(found.start, found.entry.name, str(found.entry.facts["kind"])) for found in heard]
        self._starts = [named.start for named in self._named]
        self._fullest = fullest_bodies(body, heard)
        self._acronyms = dict(acronyms(body))
        self._bracketed = frozenset(_SHORT.findall(body))
        self._runs = long_names(body)

    def before(self, offset: int) -> list[Body]:
        """Return the bodies named shortly before `offset`, the last first."""
        at = bisect_left(self._starts, offset)
        return self._named[max(0, at - _NEAR) : at][::-1]

    def spelt(self, name: str) -> str:
        """Return the full form that the text gives of a short name; empty where it gives none."""
        return self._acronyms.get(name, "")

    def is_bracketed(self, name: str) -> bool:
        """Say whether a name stands in brackets behind a longer one."""
        return name in self._bracketed

    def of_body(self, name: str, wording: str) -> str:
        """Return the fullest wording that the text uses of a body; `wording` where it names it nowhere."""
        return self._fullest.get(name, wording)

    def fullest(self, mention: Mention) -> str:
        """Return the fullest name that the text gives for a mention."""
        if mention.body:
            heard = self.of_body(mention.body, mention.name)
            return mention.name if heard in mention.name else heard
        name = self.spelt(mention.name) or mention.name
        bare = mention.named and " " not in name and name == mention.name
        return self._runs.get(name.lower(), name) if bare else name
