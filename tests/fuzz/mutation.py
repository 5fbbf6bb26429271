"""Fuzzing without an engine: mutate what is in the corpus, at random, for as long as there is time.

It sees nothing of the code's branches, so it finds far less than atheris does; but it runs everywhere.
"""

from __future__ import annotations

import random
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: How long an input may be, in bytes.
LONGEST = 4096
#: Bytes that are something to one of the parsers.
WORDS = (
    *(b"\0", b"\r\n", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\x1b$B", b"~{", b"\xed\xa0\x80", b"\xef\xbf\xbd"),
    *(
        b"\xe2\x80\xae",
        b"\xe2\x80\xa8",
        b"\xe2\x80\x8b",
        b"\xc3\xa9",
        "，，".encode(),
        "锟斤拷".encode(),
        "(qiáng)".encode(),
    ),
    *(b"textfix: ignore[", b"]", b"[", b"{", b"}", b'"', b"'", b'"""', b"=", b"<", b"</script>", b"&amp;", b"```\n"),
    *(
        b"\\u0000",
        b"\\ud800",
        b"1e999",
        b"-1",
        b"null",
        b"true",
        b"[tool.textfix]\n",
        b"allow-re = [",
        b"extend = ",
        b"::",
    ),
    *(b"\x1b[31m", b"=cmd()", b"# coding: gbk\n", b'<?xml version="1.0" encoding="big5"?>', b"a.a.a.a"),
)


def inputs(corpus: Sequence[bytes], seconds: float, seed: int) -> Callable[[], bytes | None]:
    """A function that gives the next input, the corpus first; None when the time is over."""
    chance = random.Random(seed)
    rest = list(corpus)
    end = monotonic() + seconds

    def following() -> bytes | None:
        if monotonic() > end:
            return None
        return rest.pop() if rest else mutated(chance, chance.choice(corpus), corpus)

    return following


def mutated(chance: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """A few changes to *data*: bytes flipped, put in, taken out or doubled, and pieces of others put in."""
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(data) + 1)
        behind = min(len(data), at + chance.choice((1, 1, 2, 4, 16)))
        other = chance.choice(corpus)
        put = chance.choice(
            (
                b"",
                chance.randbytes(chance.randint(1, 4)),
                chance.choice(WORDS) * chance.choice((1, 1, 1, 3, 50)),
                data[at:behind] * 2,
                other[chance.randrange(len(other) + 1) :][: chance.choice((4, 40, 400))],
                bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at:behind]),
            )
        )
        data = data[:at] + put + data[behind:]
    return data[:LONGEST]
