"""Corpora: JSON lines and Parquet files of any size, repaired text by text in constant memory.

A corpus is a number of shards, each a file of rows. Every text in a named field is repaired as a file of its own would
be, by the same rules, so that the result does not depend on how the rows are cut into shards. What is repaired goes to
another folder, under the same name; the shards themselves are only read.

`run` does what a request asks for, shard by shard (`visitor`): `shards` tells what they are and where they go, `json_lines`
and `parquet` stream one, `draft` writes it, `record` knows which are done, `totals` adds up. `batches` is for programs
that hold their rows as Arrow record batches.
"""

from __future__ import annotations
