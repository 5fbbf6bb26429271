"""Whether a text was on paper, where its sentences say so: they run over the ends of columns and pages."""

from __future__ import annotations

from textfix.core import Text, fact
from textfix.evidence.layout.breaks import ALONE
from textfix.evidence.layout.halves import seams_of
from textfix.evidence.layout.hyphenation import breaks
from textfix.evidence.layout.typeset import column

#: So many broken paragraphs are no slips.
BROKEN = 2


@fact
def printed(text: Text) -> bool:
    """Whether words are hyphenated at line ends as typesetters do it, or paragraphs are broken inside sentences."""
    if any(cut.apart for cut in breaks(text)) or column(text):
        return True
    return sum(seam.signs >= ALONE for seam in seams_of(text)) >= BROKEN
