"""What a file is, by its name and, where that says nothing, by how it begins: which text in it may be touched follows.

`Syntax` is what the file is written in, `Kind` the little of it that rules need to know.
"""

from __future__ import annotations

from enum import StrEnum
from os.path import basename, splitext

TYPE_CHECKING = False
if TYPE_CHECKING:  # help lists the kinds, and should not wait for the vocabulary of rules
    from textfix.core import Kind


class Syntax(StrEnum):
    """What a file is written in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    RESTRUCTUREDTEXT = "restructuredtext"
    HTML = "html"
    XML = "xml"
    LATEX = "latex"
    SUBTITLES = "subtitles"
    CSV = "csv"
    JSON = "json"
    YAML = "yaml"
    TOML = "toml"
    DATA = "data"  #: other files for programs, of which nothing more is known
    SOURCE = "source"

    @property
    def kind(self) -> Kind:
        """What rules take such a text for."""
        from textfix.core import Kind

        return Kind[KINDS.get(self, "DATA")]


#: The kinds of text, by name; other syntaxes are data.
KINDS = {
    Syntax.PLAIN: "PLAIN",
    Syntax.MARKDOWN: "MARKDOWN",
    Syntax.RESTRUCTUREDTEXT: "MARKDOWN",
    Syntax.HTML: "HTML",
    Syntax.SOURCE: "SOURCE",
}
#: Suffixes by syntax; a name that is not listed is plain text.
SUFFIXES: dict[Syntax, str] = {
    Syntax.MARKDOWN: "md markdown mdx mkd qmd rmd adoc asciidoc asc",
    Syntax.RESTRUCTUREDTEXT: "rst rest",
    Syntax.HTML: "html htm xhtml shtml vue svelte",
    Syntax.XML: "xml xsl xslt xsd svg rss atom plist resx opf ncx kml gpx xliff xlf",
    Syntax.LATEX: "tex sty cls ltx bib",
    Syntax.SUBTITLES: "srt vtt ass ssa lrc",
    Syntax.CSV: "csv tsv",
    Syntax.JSON: "json jsonl ndjson json5 jsonc geojson ipynb webmanifest",
    Syntax.YAML: "yaml yml",
    Syntax.TOML: "toml",
    Syntax.DATA: "ini cfg conf properties env po pot strings sub ris log lock sum diff patch isl desktop service reg",
    Syntax.SOURCE: "py pyi pyx js mjs cjs ts tsx jsx c h cc cpp cxx hpp hh cs java kt kts scala groovy go rs rb php pl pm"
    " lua sh bash zsh fish ps1 bat cmd swift m mm dart r jl hs ml mli ex exs erl clj cljs lisp el vim css scss sass less"
    " proto thrift graphql tf nix cmake mk gradle pas asm s f90 v sv vhd sol zig nim cr d awk sed tcl sql"
    " perl rc iss nsi nsh ada adb ads bas vb vbs f77 f95 cob scm rkt fs fsx vala coffee jsp asp aspx erb j2 tpl tmpl m4 am"
    " ac bzl y l qml a68 mms",
}
NAMES = {
    "makefile": Syntax.SOURCE,
    "dockerfile": Syntax.SOURCE,
    "gemfile": Syntax.SOURCE,
    "rakefile": Syntax.SOURCE,
    ".bashrc": Syntax.SOURCE,
    "meson.build": Syntax.SOURCE,
    "cmakelists.txt": Syntax.SOURCE,
    "requirements.txt": Syntax.DATA,
    "robots.txt": Syntax.DATA,
    ".gitignore": Syntax.DATA,
    ".gitattributes": Syntax.DATA,
    ".editorconfig": Syntax.DATA,
    ".clang-format": Syntax.YAML,
    "pipfile": Syntax.TOML,
    "poetry.lock": Syntax.TOML,
    "cargo.lock": Syntax.TOML,
}
#: Names of the documents that come with a program, which are written for people to read as they stand.
DOCUMENTS = (
    "readme license licence copying copyright notice attribution authors contributors maintainers changelog changes news"
    " history todo install contributing security"
)
_BY_SUFFIX = {f".{suffix}": syntax for syntax, suffixes in SUFFIXES.items() for suffix in suffixes.split()}
#: How much of a text is looked at to tell what it is, in code points.
HEAD = 400


def syntax_of(path: str, text: str = "") -> Syntax:
    """What the file at *path* is written in; of a name without a suffix, or with a number for one, *text* is asked."""
    name = basename(path).lower()
    stem, suffix = splitext(name)
    known = NAMES.get(name) or _BY_SUFFIX.get(suffix)
    if known is None and suffix in ("", ".txt") and stem in DOCUMENTS.split():
        return Syntax.MARKDOWN
    if known is None and (not suffix or suffix[1:].isdecimal()):
        known = _by_head(text[:HEAD])
    return known or Syntax.PLAIN


def _by_head(head: str) -> Syntax | None:
    """What a text's first characters announce."""
    if head.startswith(("#!", ".TH ", '.\\"', "'\\\"")) or "\n.TH " in head:
        return Syntax.SOURCE  # a script, a page of a manual
    if head.startswith("<?xml"):
        return Syntax.HTML if "<!doctype html" in head.lower() else Syntax.XML
    if head.lstrip().lower().startswith(("<!doctype html", "<html")):
        return Syntax.HTML
    if head.startswith(("---\n", "+++\n")) and f"\n{head[:3]}\n" in head[3:]:
        return Syntax.MARKDOWN  # front matter
    return None


def kind_of(path: str) -> Kind:
    """What rules take the file at *path* for, told by its name alone."""
    return syntax_of(path).kind
