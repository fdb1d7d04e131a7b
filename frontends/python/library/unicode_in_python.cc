// unicodedata: letters of Latin scripts and the signs between them; others are not known. Written
// in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kUnicodedataText = R"py(
import _unicodedata
import smgraph

# The letters that Latin scripts write with one mark: pairs of what carries the mark and what both make.
_MARKED = {
    "\u031b": "OƠoơUƯuư",
    "\u0300": "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ",
    "\u0301": "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ",
    "\u0302": "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷẠẬạậẸỆẹệỌỘọộ",
    "\u0303": "AÃNÑOÕaãnñoõIĨiĩUŨuũeẽEẼYỸyỹÂẪâẫĂẴăẵÊỄêễÔỖôỗƠỠơỡƯỮưữ",
    "\u0308": "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ",
    "\u030a": "AÅaåUŮuů",
    "\u0327": "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ",
    "\u0304": "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖ",
    "\u0306": "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭẠẶạặ",
    "\u0328": "AĄaąEĘeęIĮiįUŲuų",
    "\u0307": "CĊcċEĖeėGĠgġIİZŻzż",
    "\u030c": "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚ",
    "\u030b": "OŐoőUŰuű",
    "\u0326": "SȘsșTȚtț",
    "\u0323": "AẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ",
    "\u0309": "AẢaảÂẨâẩĂẲăẳEẺÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
}
# What the forms with a K make of some others.
_ALIKE = {
    "\u00a0": " ", "\u00aa": "a", "\u00b2": "2", "\u00b3": "3", "\u00b5": "\u03bc", "\u00b9": "1", "\u00ba": "o",
    "\u00bc": "1\u20444", "\u00bd": "1\u20442", "\u00be": "3\u20444", "\u0132": "IJ", "\u0133": "ij",
    "\u017f": "s", "\u2011": "\u2010", "\u2026": "...", "\u2122": "TM", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl",
}
_PLAIN = set("¡¢£¤¥¦§©«¬\u00ad®°±¶·»¿ÆÐ×ØÞßæð÷øþĐđĦħıĸŁłŊŋŒœŦŧμ‐‒–—―‖‘’‚‛“”„‟†‡•‣‧⁄€‰′←↑→↓✓✔✗")
_APART = {both: one + mark for mark, pairs in _MARKED.items() for one, both in zip(pairs[::2], pairs[1::2])}
_TOGETHER = {apart: both for both, apart in _APART.items()}
_BELOW = {"\u031b": 216, "\u0323": 220, "\u0326": 220, "\u0327": 202, "\u0328": 202}


def _is_plain(c):
    return c.isascii() or c in _PLAIN or c in _MARKED or c in _ALIKE or "\U0001f300" <= c <= "\U0001faff"


# Without marks that stand together with a letter; null for letters that are not known here.
def _apart(text, compatible):
    parts = []
    for c in text:
        if c in _APART:
            parts.append(_apart(_APART[c][0], compatible) + _APART[c][1])
        elif compatible and c in _ALIKE:
            parts.append(_ALIKE[c])
        elif _is_plain(c):
            parts.append(c)
        else:
            return None
    return _ordered("".join(parts))


# Marks below a letter come before those above it.
def _ordered(text):
    letters = list(text)
    for end in range(len(letters)):
        at = end
        while at > 0 and 0 < combining(letters[at]) < combining(letters[at - 1]):
            letters[at - 1], letters[at] = letters[at], letters[at - 1]
            at -= 1
    return "".join(letters)


def _together(text):
    parts, start = [], None
    for c in text:
        both = None if start is None else _TOGETHER.get(parts[start] + c)
        blocked = start is not None and start < len(parts) - 1 and combining(parts[-1]) >= combining(c)
        if both is not None and not blocked:
            parts[start] = both
            continue
        if not combining(c):
            start = len(parts)
        parts.append(c)
    return "".join(parts)


def normalize(form, unistr):
    if not smgraph.is_known(unistr) or form not in ("NFC", "NFD", "NFKC", "NFKD"):
        return _unicodedata.normalize(form, unistr)
    if unistr.isascii():
        return unistr
    apart = _apart(unistr, "K" in form)
    if apart is None:
        return _unicodedata.normalize(form, unistr)
    return apart if form.endswith("D") else _together(apart)


def is_normalized(form, unistr):
    return normalize(form, unistr) == unistr


def combining(chr):
    if chr in _MARKED:
        return _BELOW.get(chr, 230)
    return 0 if _is_plain(chr) or chr in _APART else _unicodedata.combining(chr)


_SIGNS = {
    "Zs": " \u00a0",
    "Po": "!\"#%&'*,./:;?@\\¡§¶·¿‖†‡•‣‧‰′…",
    "Sc": "$¢£¤¥€",
    "Ps": "([{‚„",
    "Pe": ")]}",
    "Sm": "+<=>|~¬±×÷⁄←↑→↓",
    "Pd": "-‐‒–—―‑",
    "Sk": "^`",
    "Pc": "_",
    "So": "¦©®°✓✔✗™",
    "Pi": "«‘‛“‟",
    "Cf": "\u00ad",
    "Pf": "»’”",
    "Lo": "ªº",
    "No": "²³¹¼½¾",
}


def category(chr):
    if chr in _MARKED:
        return "Mn"
    if chr in _APART or chr in _ALIKE or chr in _PLAIN or chr.isascii():
        if chr.isalpha() and chr not in "\u00aa\u00ba":
            return "Lu" if chr.isupper() else "Ll"
        return "Nd" if chr.isdigit() else next((name for name, signs in _SIGNS.items() if chr in signs), "Cc")
    return _unicodedata.category(chr)
)py";

}  // namespace smgraph::python
