"""A regular expression that is compiled when it is first needed.

There are over a hundred large ones; compiling them all takes longer than importing the rest,
and whoever only asks for the version or the help text needs none of them.
"""

import re
from functools import cached_property


class Pattern:
    """Searches, finds, splits and substitutes like a compiled expression."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the expression holds."""
        return self._made.search(text)

    def sub(self, new: str, text: str) -> str:
        """The text with every occurrence replaced."""
        return self._made.sub(new, text)

    def split(self, text: str) -> list[str]:
        """The pieces between the occurrences; the expression must hold no group."""
        return self._made.split(text)

    def findall(self, text: str) -> list[str]:
        """The occurrences in order; the expression must hold no group."""
        return self._made.findall(text)
