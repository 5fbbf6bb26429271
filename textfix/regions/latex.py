"""Text and comments of LaTeX; commands, formulas, listings, labels and file names are left alone."""

from __future__ import annotations

import re

LISTINGS = (
    "verbatim",
    "Verbatim",
    "lstlisting",
    "minted",
    "equation",
    "align",
    "gather",
    "math",
    "displaymath",
    "tikzpicture",
)
#: Commands whose argument is a name or an address.
NAMING = (
    r"label|ref|eqref|pageref|autoref|cref|cite[a-z]*|input|include|includegraphics|bibliography|usepackage|documentclass"
    r"|url|href|begin|end|hypersetup|newcommand|def|RequirePackage|addbibresource|graphicspath|bibliographystyle"
)
#: What is no text, by how it opens.
OPENER = re.compile(
    rf"\\begin[ ]?\{{(?P<listing>{'|'.join(LISTINGS)})\*?\}}"
    rf"|\\(?:{NAMING})\*?(?:\[[^\[\]\n]{{0,500}}\])?(?:\{{[^{{}}\n]{{0,500}}\}})?(?![A-Za-z])"
    r"|(?P<verb>\\verb\*?(?P<mark>[^A-Za-z\s*]))"
    r"|(?P<display>\\\[|\\\()"
    r"|\\(?:[A-Za-z@]+\*?|.)"
    r"|(?P<dollar>\$\$?)"
)
#: How far a formula or a listing may reach, in code points.
REACH = 20_000


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """What stands between commands and formulas."""
    del path
    found: list[tuple[int, int]] = []
    position = 0
    missing: set[str] = set()
    while opener := OPENER.search(string, position):
        found.append((position, opener.start()))
        closer = _closer(opener)
        position = opener.end()
        if closer and closer not in missing:
            end = string.find(closer, position, position + REACH)
            if end >= 0:
                position = end + len(closer)
            elif string.find(closer, position) < 0:
                missing.add(closer)
    found.append((position, len(string)))
    return found


def _closer(opener: re.Match[str]) -> str:
    """What ends that which an opener begins; nothing for a command."""
    if opener["listing"]:
        return f"\\end{{{opener['listing']}"
    if opener["verb"]:
        return opener["mark"]
    if opener["display"]:
        return {"\\[": "\\]", "\\(": "\\)"}[opener["display"]]
    return opener["dollar"] or ""
