"""The languages of the models, and what the sources call them."""

from __future__ import annotations

#: Languages, by the code of most translations, with the file of the Universal Declaration of Human Rights.
DECLARATIONS = {
    "ar": "arb", "az": "azj_latn", "be": "bel", "bg": "bul", "bs": "bos_latn", "ca": "cat", "cs": "ces", "cy": "cym",
    "da": "dan", "de": "deu_1996", "el": "ell_monotonic", "en": "eng", "eo": "epo", "es": "spa", "et": "est",
    "eu": "eus", "fa": "pes_1", "fi": "fin", "fo": "fao", "fr": "fra", "ga": "gle", "gl": "glg", "he": "heb",
    "hr": "hrv", "hu": "hun", "is": "isl", "it": "ita", "ja": "jpn", "kk": "kaz", "ko": "kor", "lt": "lit",
    "lv": "lav", "mk": "mkd", "mt": "mlt", "nb": "nob", "nl": "nld", "pl": "pol", "pt": "por_PT", "ro": "ron_2006",
    "ru": "rus", "sk": "slk", "sl": "slv", "sq": "als", "sr": "srp_cyrl", "sr-Latn": "srp_latn", "sv": "swe",
    "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh-Hans": "cmn_hans", "zh-Hant": "cmn_hant",
}  # fmt: skip
#: Other codes for the same languages.
ALIASES = {
    "no": "nb", "pt_BR": "pt", "pt-BR": "pt", "es-419": "es", "zh_Hans": "zh-Hans", "zh_CN": "zh-Hans",
    "zh_Hant": "zh-Hant", "zh_TW": "zh-Hant", "sr_Latn": "sr-Latn", "sr@latin": "sr-Latn", "iw": "he", "es_MX": "es",
    "ko_KR": "ko", "ja_JP": "ja", "ru_RU": "ru", "pt_PT": "pt", "uk_UA": "uk", "sk_SK": "sk", "cs_CZ": "cs",
    "bg_BG": "bg", "id_ID": "id", "hu_HU": "hu", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "pt-br": "pt",
    "zh": "zh-Hans", "lt_LT": "lt", "pl_PL": "pl", "is_IS": "is", "fi_FI": "fi", "et_EE": "et", "fr_FR": "fr",
    "tr_TR": "tr", "sl_SI": "sl",
}  # fmt: skip
#: Languages written in two scripts: is the one that is meant Cyrillic?
IN_TWO_SCRIPTS = {"sr": True, "sr-Latn": False, "az": False}
