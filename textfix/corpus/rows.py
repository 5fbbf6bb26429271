"""The rows of one shard, whatever its form: their texts are examined, what was found is counted and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.corpus.texts import TextError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.corpus.counts import Counts
    from textfix.corpus.listing import Found, Listing
    from textfix.corpus.texts import Texts
    from textfix.report import FileReport


class Rows:
    """One shard; *unseen* is left with the fields that it does not have."""

    def __init__(
        self, path: str, fields: Sequence[str], texts: Texts, counts: Counts, listing: Listing | None = None
    ) -> None:
        self._path = path
        self._listing = listing
        self._fields = fields
        self._texts = texts
        self._counts = counts
        self.unseen = set(fields)

    def _examined(self, row: int, text: str) -> FileReport | None:
        """The report on a text; one that cannot be done is told, and left."""
        try:
            return self._texts.report(text, self._path)
        except TextError as error:
            self._counts.cannot(row, str(error))
            return None

    def _tell(self, row: int, found: Sequence[Found]) -> None:
        """Count and show what was found in the texts of a row."""
        self._counts.add_row(report for _, report in found)
        if self._listing is not None:
            self._listing.tell(self._path, row, found)
