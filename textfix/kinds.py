"""What a file is, by its name: which rules may work in it follows from that."""

from __future__ import annotations

from os.path import basename, splitext

from textfix.core import Kind

#: Suffixes by kind; a name that is not listed is plain text.
SUFFIXES: dict[Kind, str] = {
    Kind.MARKDOWN: "md markdown mdx mkd qmd rmd rst adoc asciidoc",
    Kind.HTML: "html htm xhtml shtml vue svelte",
    Kind.DATA: "csv tsv json jsonl ndjson json5 yaml yml toml xml xsl xsd svg rss atom plist ini cfg conf properties env"
    " po pot strings resx srt vtt ass lrc sub bib ris tex sty ipynb geojson sql log lock sum diff patch",
    Kind.SOURCE: "py pyi pyx js mjs cjs ts tsx jsx c h cc cpp cxx hpp hh cs java kt kts scala groovy go rs rb php pl pm lua"
    " sh bash zsh fish ps1 bat cmd swift m mm dart r jl hs ml mli ex exs erl clj cljs lisp el vim css scss sass less"
    " proto thrift graphql tf nix cmake mk gradle pas asm s f90 v sv vhd sol zig nim cr d awk sed tcl",
}
NAMES = {
    "makefile": Kind.SOURCE,
    "dockerfile": Kind.SOURCE,
    "gemfile": Kind.SOURCE,
    "rakefile": Kind.SOURCE,
    ".gitignore": Kind.DATA,
    ".gitattributes": Kind.DATA,
    ".editorconfig": Kind.DATA,
}
_BY_SUFFIX = {f".{suffix}": kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes.split()}


def kind_of(path: str) -> Kind:
    """The kind of the file at *path*, told by its name alone."""
    name = basename(path).lower()
    return NAMES.get(name) or _BY_SUFFIX.get(splitext(name)[1], Kind.PLAIN)
