"""One file in, one report out; never raises for what a file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.care import Care
from textfix.core import Kind, Level, Source
from textfix.document import KEEP, BinaryError, DocumentError, examine
from textfix.encodings.names import known
from textfix.engine import RuleError, UnstableError, repair
from textfix.kinds import Syntax, syntax_of
from textfix.loss import LARGEST, too_much, unbalanced
from textfix.report import FileReport, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textfix.baseline import Baseline
    from textfix.core import Plan
    from textfix.document import Document, Manner
    from textfix.engine import Sieve
    from textfix.outcome import Outcome

#: Why a file is left whose repaired bytes would be taken for something else.
UNLIKE = (
    "could not be told from its bytes any more what it is written in, or where its lines end, once it were repaired; "
    "it was left as it was; if its encoding is known, name it with --encoding"
)


def repair_data(  # noqa: PLR0911, PLR0913  # each is an end that a file can come to; all by name
    data: bytes,
    plan: Plan,
    *,
    path: str = "-",
    kind: Kind | None = None,
    level: Level = Level.SAFE,
    encoding: str | None = None,
    manner: Manner = KEEP,
    syntax: Callable[[str], Syntax] | None = None,
    sieves: Sequence[Sieve] = (),
    baseline: Baseline | None = None,
    largest_loss: float | None = None,
) -> FileReport:
    """Repair the bytes of one file, and write them in the *manner* asked for; what cannot be done is said in the report.

    What the file is written in is told by *syntax* from its text, or by *kind*, or else by its path. The *sieves* and
    the *baseline* hold findings back, as comments in the file do. What would lose more than *largest_loss* of its text,
    a third where nothing is said, is refused.
    """
    try:
        document = examine(data, encoding)
        source = _source(data, document, path, encoding, manner)
        care = Care(path, _syntax(path, kind, syntax, document.text), sieves, baseline)
        kind = care.kind
        if document.fault:
            outcome = repair(document.text, _on_bytes(plan), kind=kind, level=level, source=source, sieve=care)
            if _unread(outcome.text) or outcome.text == document.text:
                return FileReport(
                    path, Status.REFUSED, document.fault, data, data, document, outcome, document.encoding
                )
        outcome = repair(document.text, plan, kind=kind, level=level, source=source, sieve=care)
        if fault := care.fault(document.text, outcome.text):
            return FileReport(path, Status.REFUSED, fault, data, data, document, outcome, document.encoding)
        if fault := unbalanced(outcome) or too_much(outcome, LARGEST if largest_loss is None else largest_loss):
            return FileReport(path, Status.REFUSED, fault, data, data, document, outcome, document.encoding)
        outcome = care.judged(outcome, plan, source)
        codec = outcome.source.encoding if outcome.source else document.encoding
        same = outcome.text == document.text and codec == document.encoding and not manner.changes
        after = data if same else document.encode(outcome.text, outcome.origins(), codec, manner)
        if after != data and not manner.changes and not _reads_back(after, encoding, outcome.text):
            return FileReport(path, Status.REFUSED, UNLIKE, data, data, document, outcome, document.encoding)
    except BinaryError as error:
        return FileReport(path, Status.SKIPPED, str(error), data, data)
    except (DocumentError, UnstableError, RuleError) as error:
        return FileReport(path, Status.REFUSED, str(error), data, data)
    except Exception as error:  # noqa: BLE001  # a fault of one rule must not end the run over the other files
        return FileReport(path, Status.REFUSED, f"internal error, the file was left as it was: {error!r}", data, data)
    return FileReport(path, _status(outcome, changed=after != data), "", data, after, document, outcome, codec)


def _syntax(path: str, kind: Kind | None, syntax: Callable[[str], Syntax] | None, text: str) -> Syntax:
    if syntax is not None:
        return syntax(text)
    return syntax_of(path, text) if kind is None else Syntax(kind.value)


def _source(data: bytes, document: Document, path: str, encoding: str | None, manner: Manner) -> Source:
    """What the rules may know of the file; whoever names an encoding wants the file in that one."""
    asked = manner.encoding
    return Source(
        data,
        document.encoding,
        document.encoding if asked in (None, "keep") else known(asked or "") or asked or "",
        name=path,
        certain=document.certain,
        settled=asked is not None or encoding is not None,
    )


def _on_bytes(plan: Plan) -> Plan:
    """The rules on bytes; the others must not judge a text of which bytes could not be read."""
    return tuple(rule for rule in plan if rule.reads_bytes)


def _reads_back(after: bytes, encoding: str | None, text: str) -> bool:
    """Whether the repaired bytes are read as the repaired text: what told the encoding may be what was repaired."""
    try:
        again = examine(after, encoding)
    except DocumentError:
        return False
    return not again.fault and text in (again.text, "\N{BYTE ORDER MARK}" + again.text)


def _unread(text: str) -> bool:
    """Whether a byte stands for itself in a text."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _status(outcome: Outcome, *, changed: bool) -> Status:
    if outcome.left:
        return Status.DAMAGED
    return Status.REPAIRED if changed else Status.CLEAN
