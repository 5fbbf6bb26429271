"""What an option can be set to, where there are few answers."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSON_LINES = "json-lines"
    CSV = "csv"
    GITHUB = "github"
    SARIF = "sarif"
    RDJSON = "rdjson"
    JUNIT = "junit"
    HTML = "html"


class Listing(StrEnum):
    TABLE = "table"
    JSON = "json"


class LineEnd(StrEnum):
    KEEP = "keep"
    LF = "lf"
    CRLF = "crlf"


class Mark(StrEnum):
    KEEP = "keep"
    STRIP = "strip"


class Script(StrEnum):
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    TRADITIONAL_TW = "traditional-tw"
    TRADITIONAL_HK = "traditional-hk"


class Colour(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"
