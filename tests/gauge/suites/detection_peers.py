"""The same samples for other detectors, so far as they are installed: one row for each target."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tests.gauge.report import Report, Suite, Verdict, tally
from tests.gauge.subject import decoded
from tests.gauge.suites import detection_sparse
from tests.gauge.suites.detection import Sample, normalised, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.gauge.data import Data

WIDE = "utf-16"
CASES = 40  #: sparse files of each kind; the slowest peer takes long for each


def run(data: Data) -> Report:
    """How many samples each detector decodes to the text of their label."""
    peers = tuple(name for name in PEERS if _installed(name))
    chosen = data.sampled(_samples(data), lambda sample: sample.group)
    columns = ("ours", *(name.replace("_", "-") for name in peers))
    return tally(data.each(partial(_measure, peers=peers), chosen), columns)


def _samples(data: Data) -> Iterator[Sample]:
    for suite in ("chardet", "uchardet"):
        for path in data.files(f"detect/{suite}"):
            yield Sample(f"{suite} suite", path.name, path.parent.name, path.read_bytes())
    for record in data.records("detect/short.jsonl"):
        kind = "UTF-16 without a mark" if record["label"].startswith(WIDE) else "native text"
        group = f"{kind}, {record['size']:>3} bytes"
        yield Sample(group, record["text"][:40], record["label"], bytes.fromhex(record["hex"]))
    yield from detection_sparse.samples(data, CASES)
    for path in data.files("clean"):
        yield Sample("clean UTF-8 files", path.name, "utf-8", path.read_bytes())


def _measure(sample: Sample, peers: tuple[str, ...]) -> Verdict:
    right = texts(sample.data, sample.label)
    got, _ = decoded(sample.data)
    counts = ["ours"] * (got is not None and normalised(got) in right)
    for name in peers:
        codec = PEERS[name](import_module(name), sample.data)
        if codec is not None and _decoded(sample.data, codec) in right:
            counts.append(name.replace("_", "-"))
    return Verdict(sample.group, tuple(counts))


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return normalised(data.decode(codec, "replace"))
    except LookupError:
        return None


def _installed(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def _charset_normalizer(module: Any, data: bytes) -> str | None:
    best = module.from_bytes(data).best()
    return None if best is None else str(best.encoding)


def _chardet(module: Any, data: bytes) -> str | None:
    name = module.detect(data)["encoding"]
    return None if name is None else str(name)


PEERS: dict[str, Callable[[Any, bytes], str | None]] = {
    "charset_normalizer": _charset_normalizer,
    "chardet": _chardet,
    "cchardet": _chardet,
}
SUITE = Suite("detection-peers", "Encodings by other detectors: decoded to the text of their label.", run)
