"""The encoding of a file, from its bytes alone."""

from __future__ import annotations

from textfix.encodings.detect import detect
from textfix.encodings.detect import detect as detect_encoding
from textfix.encodings.guess import EncodingGuess

__all__ = ["EncodingGuess", "detect", "detect_encoding"]
