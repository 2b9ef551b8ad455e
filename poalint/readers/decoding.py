"""Bytes into text, and the name of the encoding.

UTF-8 and byte order marks speak for themselves. Otherwise each old encoding that sellers' programs write is tried strictly, and
what it yields is scored: are these the letters of French or Polish, between letters, or common Chinese characters? The best
wins if it is good enough; if none is, the file is refused with a line that says so. No guess ever reaches a rule as garbage.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from poalint.errors import PoalintError
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

AS_TEXT = "save the letter as plain text (.txt, UTF-8)"

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"RIFF", "a sound, film or picture file"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!\x1a\x07", "a compressed file (RAR)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
CONTROLS = (*(chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r"), "\x7f")
CONTROL_SHARE = 0.005
"""A stray control character comes from a word processor; more than one in 200 is no letter."""
ALL_ASCII = bytes(range(0x80))

FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ" + "áíñóúßÁÍÑÓÚåøÅØãõ")
POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ" + "éüöäÉÜÖÄßç")
LATIN = FRENCH | POLISH
TYPOGRAPHY = frozenset("“”„‚‘’«»‹›–—…•·°€£§№©®™×→✓✔−\u00a0\u202f")
CHINESE_SIGNS = frozenset("，。、：；！？（）《》〈〉「」『』【】“”‘’—…·～％＋－／　①②③④⑤⑥⑦⑧⑨⑩￥：．")
COMMON_HANZI = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去"
    "法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外"
    "将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形"
    "便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导"
    "卖货订单迟承担责任误错措施预防店铺商户客申诉退款赔采购物流仓库核查检验证纠补救流排班负歉整改负严培训培签"
    "這個們來為國會說時對發後過裡還進樣開從實與長機東聲關點業將間問無體見產當題經學現沒動處義認條氣爾變總電數報結資務場計統區隊覺術領確傳師觀讓識"
    "请继续审核谢您好尊敬亚马逊平台团账复销售附件致礼祝附录附供应厂品牌评论运输标签注册超链接截图"
    "請繼續審團賬復銷禮祝錄應廠評論運輸標註鏈圖遜亞僅卻幾將經營擬訂聯絡電"
    "賣貨訂單遲擔責誤錯預鋪戶訴賠採購倉庫檢驗證糾補負嚴訓簽類據邊張該規權難達則書馬帶導親熱應買員號價線網質設備許話語請談調謝護讀變財貿費銷"
)


class Candidate(Record):
    """An encoding, the accented letters that are at home in it, and what speaks for it in the letters without accents."""

    codec: str
    letters: frozenset[str]
    lean: Callable[[bytes], float] | None = None


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding, as Python names it. Raises PoalintError: binary, unreadable."""
    for mark, codec, title in MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, codec, title, name), name), codec
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise PoalintError("binary", f"{name}: is {what}, not text; {AS_TEXT}")
    try:
        text = data.decode("utf-8")
        return (text, "utf-8") if not _full_of_controls(text) else _wide(data, name)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            return _wide(data, name)
        if _mostly_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise PoalintError(
                "unreadable",
                f"{name}: is UTF-8 but for byte 0x{data[error.start]:02X} in line {line}; mend that place or save the letter anew",
            ) from None
    best = _best(data, CANDIDATES)
    if best is None:
        raise PoalintError("unreadable", f"{name}: is in no encoding that poalint knows; {AS_TEXT}")
    return best


def _strict(data: bytes, codec: str, title: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise PoalintError("unreadable", f"{name}: begins as {title} but is damaged at byte {error.start + 1}; {AS_TEXT}") from None


def _full_of_controls(text: str) -> bool:
    return "\0" in text or sum(map(text.count, CONTROLS)) > CONTROL_SHARE * len(text)


def _checked(text: str, name: str) -> str:
    if _full_of_controls(text):
        raise PoalintError("binary", f"{name}: is no text (it is full of control characters); {AS_TEXT}")
    return text


def _wide(data: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without its mark, of which only one byte order gives text."""
    best = _best(data, WIDE)
    if best is None:
        raise PoalintError("binary", f"{name}: is no text (it is full of control characters); {AS_TEXT}")
    return best


def _mostly_utf8(data: bytes) -> bool:
    """Are nine in ten of the bytes beyond ASCII good UTF-8? Then it is UTF-8 with a broken place and nothing else."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    beyond = len(data.translate(None, ALL_ASCII))
    return bad <= 0.1 * beyond


def _polish(data: bytes) -> float:
    """How Polish the plain letters are, -0.25 to 0.25: w, k, z, j and y are a fifth of Polish, a twentieth of English."""
    low = data.lower()
    letters = sum(low.count(code) for code in range(ord("a"), ord("z") + 1))
    share = sum(low.count(char) for char in b"wkzjy") / max(letters, 1)
    return max(-1.0, min(1.0, (share - 0.08) / 0.06)) / 4


WIDE = (Candidate("utf-16-le", LATIN), Candidate("utf-16-be", LATIN))
CANDIDATES = (
    Candidate("cp1252", FRENCH),
    Candidate("cp1250", POLISH, _polish),
    Candidate("iso8859-2", POLISH, _polish),
    Candidate("gb18030", LATIN),
    Candidate("big5", LATIN),
    Candidate("cp950", LATIN),
    Candidate("big5hkscs", LATIN),
    *WIDE,
)


def _best(data: bytes, candidates: tuple[Candidate, ...]) -> tuple[str, str] | None:
    """The text of the best candidate and its codec; the first of equals; None where none is good enough."""
    found: tuple[float, str, str] | None = None
    for candidate in candidates:
        try:
            text = data.decode(candidate.codec)
        except UnicodeDecodeError:
            continue
        score = _score(text, candidate.letters)
        if score < _enough(text) or _full_of_controls(text):
            continue
        score += candidate.lean(data) if candidate.lean else 0
        if found is None or score > found[0]:
            found = (score, text, candidate.codec)
    return found and found[1:]


SAMPLE = 20_000


def _sample(text: str) -> str:
    """The characters that are scored: from the first one beyond ASCII on, for long ASCII introductions say nothing."""
    first = next((at for at, char in enumerate(text) if char > "\x7f"), 0)
    first = max(0, first - 1)
    return text[first : first + SAMPLE]


def _enough(text: str) -> float:
    """The score that a text must reach: a few characters prove little, so less is asked of them."""
    return 0.3 if sum(1 for char in _sample(text) if char > "\x7f") >= 8 else 0.08


def _score(text: str, letters: frozenset[str]) -> float:
    """Mean worth of the characters beyond ASCII, from -1 (never written so) to 1."""
    sample = _sample(text)
    padded = f" {sample} "
    worth = [_worth(padded, at, letters) for at, char in enumerate(padded) if char > "\x7f"]
    return sum(worth) / len(worth) if worth else 1.0


def _worth(text: str, at: int, letters: frozenset[str]) -> float:
    char, before, after = text[at], text[at - 1], text[at + 1]
    if char in letters:
        return _worth_of_letter(text, at)
    if char in CHINESE_SIGNS and not char.isalnum():
        return 0.5 if char in TYPOGRAPHY else 0.8
    if char in TYPOGRAPHY:
        # A pound sign amid letters is a letter of another encoding; an apostrophe is at home there.
        return -1.0 if char in "£§°©®№€™•→×" and before.isalpha() and after.isalpha() else 0.5
    if "\u4e00" <= char <= "\u9fff":
        return _worth_of_hanzi(char, before, after)
    if "\uff01" <= char <= "\uff5e":
        return 0.3
    return -1.0 if char.isalpha() or not char.isprintable() or before.isalpha() else -0.2


def _worth_of_letter(text: str, at: int) -> float:
    char, before, after = text[at], text[at - 1], text[at + 1]
    if char.isupper() and before.islower():
        return -1.0
    beside_plain = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    accented = sum(1 for near in text[max(0, at - 2) : at + 3] if near > "\x7f" and near.isalpha())
    if accented > 3:
        return -1.0
    if accented == 3:  # "część" is a word, but such words are few
        return 0.3 if beside_plain else 0.0
    if beside_plain:
        # The same bytes are ę and ś in Polish: no French word ends in ê, and œ goes before few letters.
        return 0.3 if (char in "êÊ" and not after.isalpha()) or (char in "œŒ" and after not in "uidnUIDN") else 1.0
    # A letter alone is a word only in "à"; y with diaeresis alone is the byte 0xFF.
    return 0.5 if char in "àÀóÓ" else -0.5


def _worth_of_hanzi(char: str, before: str, after: str) -> float:
    beside = (before.isascii() and before.islower()) + (after.isascii() and after.islower())
    if char in COMMON_HANZI:
        return (1.0, 0.5, -1.0)[beside]
    if beside:
        return -1.0
    return 0.1 if _first_rank(char) else -0.3


def _first_rank(char: str) -> bool:
    """Is it among the frequent characters of either national standard: the first rank of GB 2312 or of Big5?"""
    for codec, low, high in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if low <= char.encode(codec)[0] <= high:
                return True
        except UnicodeEncodeError:
            continue
    return False
