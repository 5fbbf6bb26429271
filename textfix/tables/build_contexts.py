"""Counts which tokens follow which in the corpora, keeps what tells most, and packs it for `contexts`.

A model of triples that backs off to pairs and single tokens, with absolute discounting. A count stays only where it
says much more than what the shorter context says already.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from textfix.tables.contexts import tokens
from textfix.tables.pack_contexts import Model, Table, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PAIRS, TRIPLES = 32.0, 28.0  #: nats that a kept count gains over all its occurrences
SEEN = 3  #: occurrences of a triple that is looked at
SURPRISE = 6.0  #: how much likelier each kind of token seen behind a context makes it that a new one comes
WORDS = 0.05  #: weight of the counts of the dictionary's words
SELDOM, TAIL = 2e-4, 0.5  #: a character rarer than that is at home in few words, so still rarer outside them
UNSEEN = 1e-8  #: probability of a token that no corpus holds
RUN = re.compile("(a|0)\\1+")


def replacer(phrases: Mapping[str, str]) -> Callable[[str], str]:
    """Replaces phrases by others, the longest from the left."""
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        sizes[phrase[0]].add(len(phrase))
    first = re.compile(f"[{re.escape(''.join(sizes))}]")
    longest = {sign: sorted(found, reverse=True) for sign, found in sizes.items()}

    def replaced(string: str) -> str:
        parts: list[str] = []
        done = at = 0
        while found := first.search(string, at):
            at = found.start()
            for size in longest[string[at]]:
                if phrase := phrases.get(string[at : at + size]):
                    parts += (string[done:at], phrase)
                    at = done = at + size
                    break
            else:
                at += 1
        return "".join((*parts, string[done:]))

    return replaced


def taiwanese(dictionary: Callable[[str], dict[str, list[str]]]) -> dict[str, str]:
    """Mainland words and what Taiwan says instead, in tokens."""
    rows = ((tokens(word), tokens(values[0])) for word, values in dictionary("TWPhrases").items())
    return {word: other for word, other in rows if word != other and not {"a", "0"} & {*word, *other}}


def counts(texts: Iterable[tuple[str, int]], words: Mapping[str, int]) -> tuple[dict[str, float], dict[str, float]]:
    """How often each pair and each triple of tokens occurs."""
    triples: defaultdict[str, float] = defaultdict(float)
    for text, weight in texts:
        for triple, seen in Counter(map("".join, zip(text, text[1:], text[2:], strict=False))).items():
            triples[triple] += weight * seen
    pairs: defaultdict[str, float] = defaultdict(float)
    for triple, count in triples.items():
        pairs[triple[:2]] += count
    for word, count in words.items():
        for at in range(len(word) - 1):
            pairs[word[at : at + 2]] += count * WORDS
        for at in range(len(word) - 2):
            triples[word[at : at + 3]] += count * WORDS
    return pairs, triples


def pruned(counted: Mapping[str, float], least: float, gain: float, lower: Callable[[str], float]) -> Model:
    """The probabilities of the last token behind the others that beat *lower* by so much, and the weights of the rest."""
    rows: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    totals: defaultdict[str, float] = defaultdict(float)
    kinds: Counter[str] = Counter()
    for key, count in counted.items():
        totals[key[:-1]] += count
        kinds[key[:-1]] += 1
        if count >= least:
            rows[key[:-1]].append((key, count))
    kept: dict[str, float] = {}
    weights: dict[str, float] = {}
    for context, row in rows.items():
        left = SURPRISE * kinds[context] / (totals[context] + SURPRISE * kinds[context])
        found = {}
        for key, count in row:
            before = lower(key[1:])
            chance = (1 - left) * count / totals[context] + left * before
            if count * abs(math.log(chance / before)) > gain:
                found[key] = chance
        if found:
            kept |= found
            rest = max(1e-3, 1 - sum(found.values()))
            weights[context] = rest / max(1e-3, 1 - sum(lower(key[1:]) for key in found))
    return kept, weights


def model(pairs: Mapping[str, float], triples: Mapping[str, float]) -> Table:
    """The pruned model of these counts."""
    counted: defaultdict[str, float] = defaultdict(float)
    for pair, count in pairs.items():
        counted[pair[1]] += count
    total = sum(counted.values())
    shares = {token: count / total for token, count in counted.items() if count >= 1}
    single = {token: share * min(1.0, share / SELDOM) ** TAIL for token, share in shares.items()}
    kept, weights = pruned(pairs, 2, PAIRS, lambda token: single.get(token, UNSEEN))

    def behind(pair: str) -> float:
        return kept.get(pair) or weights.get(pair[0], 1.0) * single.get(pair[1], UNSEEN)

    lookable = {triple: count for triple, count in triples.items() if triple[:2] in kept}
    return Table(single, (kept, weights), pruned(lookable, SEEN, TRIPLES, behind))


def context_table(
    corpora: Iterable[tuple[str, int]], words: Mapping[str, int], dictionary: Callable[[str], dict[str, list[str]]]
) -> bytes:
    """The packed table of these texts, each of them counted as it is and with Taiwan's words."""
    in_taiwan = replacer(taiwanese(dictionary))
    texts = []
    for text, weight in corpora:
        plain = RUN.sub(r"\1", tokens(text))
        texts += [(plain, weight), (in_taiwan(plain), weight)]
    told: Counter[str] = Counter()
    for word, count in words.items():
        told[tokens(word)] += count
    return packed(model(*counts(texts, told)))
