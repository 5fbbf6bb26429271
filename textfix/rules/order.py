"""All rules in the order in which they run.

Imported only by those who need every rule; a run over files asks for the rules that could find something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.rules.characters import (
    bidi,
    blank_letters,
    compatibility,
    controls,
    line_separators,
    noncharacters,
    private_use,
    radicals,
    spaces,
    zero_width,
)
from textfix.rules.encoding import bom, declaration, legacy, mixed, padding, undecodable
from textfix.rules.junk import (
    advertisement,
    app_prompt,
    back_to_top,
    breadcrumb,
    byline_buttons,
    comment_stub,
    cookie_notice,
    copyright_tail,
    counters,
    dangling_separator,
    empty_labels,
    font_size,
    forum_buttons,
    frame_scraps,
    link_list,
    login_bar,
    mailing_list,
    navigation,
    novel_site,
    page_contents,
    page_tools,
    previous_next,
    related_news,
    repeated_lines,
    share_bar,
    shop_buttons,
    sidebar,
    site_footer,
    tag_row,
    wiki_frame,
)
from textfix.rules.layout import (
    blank_runs,
    broken_paragraphs,
    crammed_paragraphs,
    hard_wraps,
    hyphenated_words,
    indents,
    narrow_columns,
    page_furniture,
    trailing_space,
)
from textfix.rules.markup import (
    bbcode,
    entities,
    html_body,
    leftover_scripts,
    leftover_tags,
    markdown_remains,
    proxied_urls,
    tracking_parameters,
    wiki,
)
from textfix.rules.mojibake import chinese, cyrillic, escapes, japanese, korean, lost, western
from textfix.rules.punctuation import dots, doubled, hyphens, injected, mixed_width, quotes, unbalanced_quotes, width
from textfix.rules.script import (
    foreign_paragraph,
    lookalikes,
    misaligned,
    overconverted,
    readings,
    repeated_readings,
    scattered_readings,
    shinjitai,
    slips,
    strays,
    wrong_script,
)
from textfix.rules.suppression import unused

if TYPE_CHECKING:
    from textfix.core import Rule

ALL: tuple[Rule, ...] = (
    # bytes: what cannot be read first; then the file's encoding, and what it says of it
    mixed.RULE,
    undecodable.RULE,
    legacy.RULE,
    declaration.RULE,  # after the conversion that it has to fit
    bom.RULE,
    padding.RULE,
    # mojibake: characters first, every other rule reads them; the Western repair would destroy what these can read
    chinese.RULE,
    japanese.RULE,
    korean.RULE,
    cyrillic.RULE,
    western.RULE,
    lost.RULE,  # once all that can be read has been read
    escapes.RULE,  # before the markup, which reads other references
    # markup: a body becomes text before the rules that read text
    html_body.RULE,
    leftover_scripts.RULE,  # before the tags, which do not show without them
    leftover_tags.RULE,  # where there is no body; it takes the tags that keep the references below from being read
    bbcode.RULE,
    wiki.RULE,
    markdown_remains.RULE,
    proxied_urls.RULE,
    tracking_parameters.RULE,
    entities.RULE,
    zero_width.RULE,  # nothing invisible between a character and its neighbour
    misaligned.RULE,  # before the readings, which are its evidence, and while its `?` is still ASCII
    readings.RULE,  # before any mark is widened: brackets and all
    repeated_readings.RULE,
    scattered_readings.RULE,  # what the two before have left tells less
    quotes.RULE,  # before the doubled marks: `",,`
    injected.RULE,
    doubled.RULE,
    width.RULE,  # widened commas would hide which one was injected
    mixed_width.RULE,
    dots.RULE,
    hyphens.RULE,
    unbalanced_quotes.RULE,
    spaces.RULE,
    radicals.RULE,
    compatibility.RULE,
    private_use.RULE,
    blank_letters.RULE,
    bidi.RULE,
    noncharacters.RULE,
    controls.RULE,
    lookalikes.RULE,
    slips.RULE,  # after the bytes and the readings are repaired: phrases must be whole
    overconverted.RULE,
    strays.RULE,
    shinjitai.RULE,
    foreign_paragraph.RULE,
    page_furniture.RULE,  # before the rows of buttons, which know `Page 2 of 8` too
    # junk: what is known by its place first, and rows between paragraphs, as long as the whole frame is there
    frame_scraps.RULE,
    page_contents.RULE,
    byline_buttons.RULE,
    tag_row.RULE,
    forum_buttons.RULE,
    novel_site.RULE,
    advertisement.RULE,
    app_prompt.RULE,
    share_bar.RULE,
    counters.RULE,
    # blocks and notices, so that the tail is known when single rows of buttons are judged
    related_news.RULE,
    site_footer.RULE,
    copyright_tail.RULE,
    link_list.RULE,
    breadcrumb.RULE,
    navigation.RULE,
    font_size.RULE,
    page_tools.RULE,
    back_to_top.RULE,
    login_bar.RULE,
    shop_buttons.RULE,
    cookie_notice.RULE,
    mailing_list.RULE,
    wiki_frame.RULE,
    sidebar.RULE,
    previous_next.RULE,
    comment_stub.RULE,
    repeated_lines.RULE,  # once the links to the sections, which repeat them, are gone
    dangling_separator.RULE,
    empty_labels.RULE,
    wrong_script.RULE,  # after the junk, which a difference of script betrays
    # layout: lines that junk rules drop must be gone; wraps before breaks, and line ends once all lines are whole
    line_separators.RULE,
    narrow_columns.RULE,  # before the hyphens, its evidence, are gone
    hyphenated_words.RULE,
    hard_wraps.RULE,
    broken_paragraphs.RULE,
    crammed_paragraphs.RULE,
    indents.RULE,
    trailing_space.RULE,
    blank_runs.RULE,
    unused.RULE,  # last: it judges what was found
)
