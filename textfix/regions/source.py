"""Comments and strings of source code, by the lexers of Pygments."""

from __future__ import annotations

import re
import time
from os.path import basename
from typing import TYPE_CHECKING

from textfix.regions.json import without_escapes

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

#: Larger files, longer lines and slower ones are generated or hostile: nothing in them is repaired.
LONGEST = 500_000
LONGEST_LINE = 10_000
LONGEST_BLANK = 2_000  #: some lexers look through all of it from each of its characters
SLOWEST = 5.0  #: seconds

BLANK = re.compile(r"\s+")
SHEBANG = re.compile(r"#![^\n]{0,200}?/(?:env(?:[ \t]+-\S{1,20})?[ \t]+)?(?!env\b)([a-z]+)[\d.]*(?:[ \t]|\n|\Z)")
INTERPRETERS = {"node": "javascript", "deno": "typescript", "dash": "bash", "ksh": "bash", "zsh": "zsh", "sh": "bash"}
#: Languages in which text between backquotes is a string, and not a command to run.
BACKQUOTED = frozenset({"JavaScript", "TypeScript", "TSX", "JSX", "Go", "Vue"})


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """The comments and strings; None where no lexer knows the language or the text is too much for it."""
    if len(string) > LONGEST or any(len(line) > LONGEST_LINE for line in string.split("\n")):
        return None
    if any(len(blank.group()) > LONGEST_BLANK for blank in BLANK.finditer(string)):
        return None
    lexer = _lexer(string, path)
    if lexer is None:
        return None
    found: list[tuple[int, int]] = []
    begun = time.monotonic()
    for number, (start, kind, value) in enumerate(lexer.get_tokens_unprocessed(string)):
        if not number % 1000 and time.monotonic() - begun > SLOWEST:
            return None
        if _is_text(kind, lexer.name):
            if found and found[-1][1] == start:
                found[-1] = (found[-1][0], start + len(value))
            else:
                found.append((start, start + len(value)))
    return [piece for span in found for piece in without_escapes(string, *span)]


def _lexer(string: str, path: str) -> Lexer | None:
    """The lexer for a file's name or, without a suffix, for the program that its first line names."""
    from pygments.lexers import find_lexer_class_for_filename, get_lexer_by_name
    from pygments.util import ClassNotFound

    known = find_lexer_class_for_filename(basename(path))
    if known is not None:
        return known()
    shebang = SHEBANG.match(string)
    if not shebang:
        return None
    try:
        return get_lexer_by_name(INTERPRETERS.get(shebang[1], shebang[1]))
    except ClassNotFound:
        return None


def _is_text(kind: _TokenType, language: str) -> bool:
    """Whether a token is written for people, or may be."""
    from pygments.token import Comment, String

    if kind in Comment:
        return not any(kind in code for code in (Comment.Preproc, Comment.PreprocFile, Comment.Hashbang))
    if kind not in String:
        return False
    if kind in String.Backtick:
        return language in BACKQUOTED
    code = (String.Escape, String.Interpol, String.Regex, String.Affix, String.Symbol, String.Delimiter)
    return not any(kind in other for other in code)
