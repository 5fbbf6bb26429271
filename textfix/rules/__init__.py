"""All rules in the order in which they run."""

from __future__ import annotations

from textfix.core import Rule
from textfix.rules.layout import blank_runs, broken_paragraphs, crammed_paragraphs, hard_wraps, hyphenated_words
from textfix.rules.layout import indents, trailing_space
from textfix.rules.markup import entities, html_body, proxied_urls
from textfix.rules.characters import bidi, controls, radicals, spaces, zero_width
from textfix.rules.mojibake.western import RULE as mojibake_western
from textfix.rules.junk import (
    app_prompt,
    back_to_top,
    breadcrumb,
    comment_stub,
    copyright_tail,
    dangling_separator,
    empty_labels,
    font_size,
    link_list,
    navigation,
    page_tools,
    previous_next,
    related_news,
    share_bar,
    site_footer,
)
from textfix.rules.punctuation import doubled, injected, mixed_width, quotes, width
from textfix.rules.script import misaligned, readings, slips

ALL: tuple[Rule, ...] = (
    mojibake_western,  # characters first: every other rule reads them
    # markup: a body becomes text before the rules that read text
    html_body.RULE,
    proxied_urls.RULE,
    entities.RULE,
    zero_width.RULE,  # nothing invisible between a character and its neighbour
    misaligned.RULE,  # before the readings, which are its evidence, and while its `?` is still ASCII
    readings.RULE,  # before any mark is widened: brackets and all
    quotes.RULE,  # before the doubled marks: `",,`
    injected.RULE,
    doubled.RULE,
    width.RULE,  # widened commas would hide which one was injected
    mixed_width.RULE,
    spaces.RULE,
    radicals.RULE,
    bidi.RULE,
    controls.RULE,
    slips.RULE,  # after the bytes and the readings are repaired: phrases must be whole
    # junk: blocks and notices first, so that the tail is known when single rows of buttons are judged
    related_news.RULE,
    site_footer.RULE,
    copyright_tail.RULE,
    link_list.RULE,
    breadcrumb.RULE,
    navigation.RULE,
    font_size.RULE,
    share_bar.RULE,
    page_tools.RULE,
    back_to_top.RULE,
    previous_next.RULE,
    app_prompt.RULE,
    comment_stub.RULE,
    dangling_separator.RULE,
    empty_labels.RULE,
    # layout: lines that junk rules drop must be gone; wraps before breaks, and line ends once all lines are whole
    hyphenated_words.RULE,
    hard_wraps.RULE,
    broken_paragraphs.RULE,
    crammed_paragraphs.RULE,
    indents.RULE,
    trailing_space.RULE,
    blank_runs.RULE,
)
