"""What a run of check or fix is asked to do, from whatever source."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterable


class Request:
    """What one run was asked to do, from whatever source; every field is set."""

    def __init__(  # noqa: PLR0913  # one parameter for each option
        self,
        command: str,
        paths: Iterable[str] | None = None,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        config: Iterable[str] = (),
        isolated: bool = False,
        full: bool = False,
        diff: bool = False,
        output_format: str | None = None,
        output_file: str | None = None,
        report: str | None = None,
        encoding: str | None = None,
        to_encoding: str | None = None,
        newline: str = "keep",
        bom: str = "keep",
        kind: str | None = None,
        script: str | None = None,
        field: Iterable[str] = (),
        stdin_filename: str | None = None,
        exclude: Iterable[str] = (),
        extend_exclude: Iterable[str] = (),
        force_exclude: bool = False,
        respect_gitignore: bool | None = None,
        force: bool = False,
        max_loss: str | None = None,
        baseline: str | None = None,
        write_baseline: bool = False,
        journal: str | None = None,
        no_journal: bool = False,
        no_fsync: bool = False,
        manifest: str | None = None,
        quarantine: str | None = None,
        output: str | None = None,
        resume: bool = False,
        exit_zero: bool = False,
        exit_non_zero_on_fix: bool = False,
        statistics: bool = False,
        show_files: bool = False,
        color: str = "auto",
        jobs: int | str = 0,
        timeout: int | str = 60,
        quiet: bool = False,
        verbose: bool = False,
    ) -> None:
        self.command = command
        self.paths = tuple(paths or ()) or (".",)
        self.select = separated(select)
        self.ignore = separated(ignore)
        self.extend_select = separated(extend_select)
        self.config = tuple(config)
        self.isolated = isolated
        self.full = full
        self.diff = diff
        self.output_format = "full" if output_format is None else str(output_format)
        self.format_given = output_format is not None
        self.output_file = output_file
        self.report = report
        self.encoding = encoding
        self.to_encoding = to_encoding
        self.newline = str(newline)
        self.bom = str(bom)
        self.kind = None if kind is None else str(kind)
        self.script = None if script is None else str(script)
        self.field = tuple(field)
        self.stdin_filename = stdin_filename
        self.exclude = separated(exclude)
        self.extend_exclude = separated(extend_exclude)
        self.force_exclude = force_exclude
        self.respect_gitignore = respect_gitignore
        self.force = force
        self.max_loss = max_loss
        self.baseline = baseline
        self.write_baseline = write_baseline
        self.journal = journal
        self.no_journal = no_journal
        self.no_fsync = no_fsync
        self.manifest = manifest
        self.quarantine = quarantine
        self.output = output
        self.resume = resume
        self.exit_zero = exit_zero
        self.exit_non_zero_on_fix = exit_non_zero_on_fix
        self.statistics = statistics
        self.show_files = show_files
        self.color = str(color)
        self.jobs = int(jobs)  #: processes; 0 for as many as are of use
        self.timeout = int(timeout)  #: seconds for a small file; 0 for no limit
        self.quiet = quiet
        self.verbose = verbose

    @property
    def writes(self) -> bool:
        """Whether the run changes files, or gives the repaired text on standard output."""
        return self.command == "fix" and not self.diff

    @property
    def largest_loss(self) -> float | None:
        """The share of its text that a file may lose; None for the usual one. Raises ValueError."""
        if self.force:
            return 1.0
        if self.max_loss is None:
            return None
        share = float(self.max_loss.removesuffix("%")) / (100 if self.max_loss.endswith("%") else 1)
        if not 0 <= share <= 1:
            raise ValueError(self.max_loss)
        return share

    @property
    def converts(self) -> bool:
        """Whether a file without damage may be written in another manner."""
        changes_encoding = self.to_encoding not in (None, "keep", "utf-8", "utf8", "UTF-8")
        return changes_encoding or self.newline != "keep" or self.bom != "keep"

    @property
    def of_corpus(self) -> bool:
        """Whether the files are shards of a corpus, whose rows are repaired each on its own."""
        return bool(self.field) or self.output is not None

    @property
    def from_stdin(self) -> bool:
        """Whether the text comes from standard input."""
        return self.paths == ("-",)

    @property
    def filters(self) -> bool:
        """Whether standard output is for the repaired text, so that reports go to standard error."""
        return self.writes and self.from_stdin


def separated(values: Iterable[str]) -> tuple[str, ...]:
    """The parts of values that are separated by commas."""
    return tuple(part for value in values for raw in value.split(",") if (part := raw.strip()))
