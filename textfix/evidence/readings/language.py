"""How improbable a character can be at the least, where probabilities of Chinese characters are compared."""

from __future__ import annotations

UNKNOWN = -14.0  #: natural logarithm for a character that Chinese text does not hold
