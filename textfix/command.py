"""What check and fix do: from a request to an exit code, whatever goes wrong on the way."""

from __future__ import annotations

from textfix.examination import RequestError
from textfix.output.stream import ClosedError, say
from textfix.run import UNDONE, Run
from textfix.settings import SettingsError
from textfix.signals import exit_code

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from textfix.request import Request

#: Formats that totals come in.
STATISTICS = ("full", "concise", "json", "csv")


def run(request: Request) -> int:
    """Carry out a request and return the exit code; whatever goes wrong is said on standard error."""
    try:
        _refuse(request)
        if request.show_files:
            from textfix.listing import list_files

            return list_files(request)
        if request.of_corpus:
            from textfix.corpus.run import run as run_over_corpus

            return run_over_corpus(request)
        return Run(request).code()
    except ClosedError as error:  # before anything was done: the report's file cannot be written
        say(f"error: {error}")
    except (RequestError, SettingsError) as error:
        say(f"error: {error}")
    except KeyboardInterrupt:
        say("interrupted; every file is as it was or fully repaired")
        return exit_code()
    except Exception as error:
        if request.verbose:
            raise
        say(f"error: textfix itself failed, which is a bug: {error!r}; with --verbose it says where")
    return UNDONE


def _refuse(request: Request) -> None:
    """Raise RequestError for what the parsers cannot know to be wrong."""
    if "-" in request.paths and not request.from_stdin:
        raise RequestError("`-` is standard input and cannot be combined with paths; run textfix twice")
    if request.diff and request.format_given and request.output_format not in ("full", "concise"):
        raise RequestError(
            f"--diff prints a patch and --output-format {request.output_format} a document: ask for one of them"
        )
    if request.statistics and request.format_given and request.output_format not in STATISTICS:
        raise RequestError(f"--statistics comes in the formats {', '.join(STATISTICS)}: ask for one of them")
    if request.write_baseline and request.command != "check":
        raise RequestError("--write-baseline makes what is found known, and fix repairs it: use it with check")
    try:
        request.largest_loss  # noqa: B018  # reading it checks it
    except ValueError as error:
        raise RequestError(f"--max-loss takes a share such as 0.5 or 50%, not {request.max_loss!r}") from error
    for name in (request.encoding, None if request.to_encoding == "keep" else request.to_encoding):
        if name is not None and not _is_encoding(name):
            raise RequestError(f"Python knows no encoding {name!r}; names are such as utf-8, gb18030, big5, cp1252")


def _is_encoding(name: str) -> bool:
    from textfix.encodings.names import known

    return known(name) is not None
