"""pyarrow, which only those need who have Parquet files or record batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.files import FileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textfix.report import FileReport

    #: Examines the text at a place of a column; None where it is clean or cannot be done.
    Examine = Callable[[int, str], FileReport | None]

NEEDS = "needs the package pyarrow, which is not installed: pip install 'textfix[corpus]'"


def required() -> Any:
    """The module pyarrow. Raises FileError where it is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise FileError(NEEDS) from error
    return pa


def is_text(kind: Any) -> bool:
    """Whether a column of this type holds texts."""
    types = required().types
    if types.is_dictionary(kind):
        kind = kind.value_type
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def repaired(column: Any, examine: Examine) -> tuple[Any, list[FileReport | None]]:
    """A column of texts, repaired and of the same type, and the report on each row; what is null stays so.

    A column in which nothing is to repair is given back as it is.
    """
    texts = column.to_pylist()
    reports = [None if text is None else examine(at, text) for at, text in enumerate(texts)]
    if not any(report is not None and report.changed for report in reports):
        return column, reports
    new = [
        report.after.decode() if report is not None and report.changed else text
        for text, report in zip(texts, reports, strict=True)
    ]
    return required().array(new, type=_plain(column.type)).cast(column.type), reports


def _plain(kind: Any) -> Any:
    return kind.value_type if required().types.is_dictionary(kind) else kind
