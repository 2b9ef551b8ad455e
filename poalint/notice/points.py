"""The points that a notice wants answered: listed under a sentence that asks, or told in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.notice.model import Point
from poalint.notice.reading import JOINTS, stems
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poalint.letter.model import Block, Letter
    from poalint.notice.model import PointKind
    from poalint.notice.reading import Mark, Marked

SECTIONS = ("asks_section", "how_section", "else_section", "why_section", "error_section", "help_section")
APART = frozenset({"how_section", "else_section", "help_section", "why_section"})  # what stands there asks for nothing
KINDS: tuple[PointKind, ...] = ("error", "acknowledgement", "root-cause", "actions", "prevention", "monitoring")
_TRIM = " \t\n\r,;，；、:："


class _State(Record):
    """Where the reading stands: the section, whether a list of points is open or has entries, the group of which one is enough."""

    section: str = ""
    list_open: bool = False
    choice: int | None = None
    entries: bool = False


def points(letter: Letter, read: Sequence[Marked], common: frozenset[str]) -> tuple[Point, ...]:
    """The points of a notice in their order, each once."""
    out: list[Point] = []
    state = _State()
    groups = 0
    blocks = list(_by_block(read))
    for at, (index, sentences) in enumerate(blocks):
        block = letter.blocks[index]
        if block.mark or block.kind == "item":
            if _is_listed(letter, sentences, state):
                out.append(_point(letter, block.start, block.end, sentences, common, state))
            state = state._replace(entries=True)
            continue
        section = next((mark.name for one in sentences for mark in one.of("cues") if mark.name in SECTIONS), "")
        if state.list_open and not state.entries and not section and all(_is_question(letter, one) for one in sentences):
            out.extend(_point(letter, one.sentence.start, one.sentence.end, (one,), common, state) for one in sentences)
            continue
        if section and _is_title(letter, block):
            state = _State(section)
            if not any(one.has("cues", "asks", "tells") for one in sentences):
                continue
        opens = letter.source.text[block.start : block.end].rstrip()[-1:] in ":："
        asks = any(one.has("cues", "asks", "tells") for one in sentences) or (state.section == "asks_section" and opens)
        asks = asks or (opens and state.section not in APART and _points_follow(letter, blocks[at + 1 :]))
        choice = None
        if opens and asks and any(one.has("cues", "choice") for one in sentences):
            choice = groups = groups + 1
        state = _State(state.section, opens and asks and not any(one.has("cues", "never") for one in sentences), choice)
        for one in sentences:
            last = opens and one is sentences[-1]
            if not last:
                out.extend(_told(letter, one, common, state))
    return tuple(dict.fromkeys(out))


def _points_follow(letter: Letter, blocks: Sequence[tuple[int, list[Marked]]]) -> bool:
    """Whether the list behind a colon says what is wanted: most of its entries name a kind, a paper or a subject, and are no products."""
    entries = []
    for index, sentences in blocks:
        if not letter.blocks[index].mark and letter.blocks[index].kind != "item":
            break
        kinds = {entity.kind for one in sentences for entity in one.sentence.entities}
        said = any(one.names(group) for one in sentences for group in ("kinds", "documents"))
        entries.append(said and not (kinds & {"asin", "order"} and not any(one.names("documents") for one in sentences)))
    return len(entries) > 1 and sum(entries) * 2 >= len(entries)


def _is_question(letter: Letter, one: Marked) -> bool:
    return letter.source.text[one.sentence.start : one.sentence.end].rstrip()[-1:] in "?？"


def _by_block(read: Sequence[Marked]) -> Iterator[tuple[int, list[Marked]]]:
    group: list[Marked] = []
    for one in read:
        if group and group[0].sentence.block != one.sentence.block:
            yield group[0].sentence.block, group
            group = []
        group.append(one)
    if group:
        yield group[0].sentence.block, group


def _is_title(letter: Letter, block: Block) -> bool:
    words = letter.source.text[block.start : block.end].strip()
    return block.kind == "heading" or (len(words) <= 110 and words[-1:] in "?？:：" and "\n" not in words)


def _is_listed(letter: Letter, sentences: Sequence[Marked], state: _State) -> bool:
    """Whether an entry of a list is a point: it stands under a sentence that asks, or asks itself; products and counts are none."""
    if not state.list_open and any(one.has("cues", "never") for one in sentences):
        return False
    asks = any(one.has("cues", "asks") for one in sentences)
    says = any(one.names(group) for one in sentences for group in ("kinds", "documents", "topics"))
    entities = {entity.kind for one in sentences for entity in one.sentence.entities}
    words = sum(len(one.sentence.words) for one in sentences)
    if entities & {"asin", "order"} and not says and (words <= 12 or not letter.language.spaced):
        return False
    if state.section in APART and not state.list_open:
        return False
    return state.list_open or asks or (state.section in {"asks_section", "error_section"} and says)


def _told(letter: Letter, one: Marked, common: frozenset[str], state: _State) -> Iterator[Point]:
    """The points of a sentence in running text: one a clause, where its clauses ask for different things."""
    if state.section in {"how_section", "else_section", "help_section"} or one.has("cues", "never", "no_plan"):
        return
    asks = one.has("cues", "asks", "tells") or (state.section == "asks_section" and one.has("cues", "plan"))
    if state.section == "error_section" or one.has("kinds", "error"):
        if asks or one.has("kinds", "error"):
            yield _point(letter, one.sentence.start, one.sentence.end, (one,), common, state)
        return
    if not asks:
        if one.has("cues", "optional") and (one.names("topics") or one.names("documents")):
            yield _point(letter, one.sentence.start, one.sentence.end, (one,), common, state)
        return
    clauses = list(_clauses(letter, one))
    if len(clauses) > 1:
        yield from (_point(letter, start, end, (one,), common, state) for start, end in clauses)
    elif one.names("kinds") or one.names("documents") or one.has("cues", "tells") or (one.names("topics") and not one.has("cues", "plan")):
        yield _point(letter, one.sentence.start, one.sentence.end, (one,), common, state)


def _clauses(letter: Letter, one: Marked) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence that ask for different kinds of things; a stretch that names none belongs to the one before."""
    text = letter.source.text
    kinds = [mark for mark in one.of("kinds") if mark.name != "documents"]
    if len({mark.name for mark in kinds}) < 2:
        return
    borders = sorted({match.end() for match in JOINTS.finditer(text, one.sentence.start, one.sentence.end)} | set(_joined(one)))
    opened: list[tuple[int, str]] = []
    for mark in sorted(kinds, key=lambda mark: mark.start):
        border = max((at for at in borders if at <= mark.start), default=None)
        start = mark.start if border is None or (opened and border < opened[-1][0]) else border
        if not opened or (mark.name != opened[-1][1] and start > opened[-1][0]):
            opened.append((mark.start if not opened else start, mark.name))
    ends = [at for at, _ in opened[1:]] + [one.sentence.end]
    for (start, _), end in zip(opened, ends, strict=True):
        first, last = start, end
        while first < last and text[first] in _TRIM:
            first += 1
        while last > first and text[last - 1] in _TRIM + ".。":
            last -= 1
        last = next((mark.start for mark in one.of("cues", "joint") if mark.end == last and mark.start > first), last)
        while last > first and text[last - 1] in _TRIM:
            last -= 1
        if first < last:
            yield first, last


def _joined(one: Marked) -> Iterator[int]:
    """Behind the words that join clauses (and, et, oraz, 以及)."""
    for mark in one.of("cues", "joint"):
        yield mark.end


def _point(letter: Letter, start: int, end: int, sentences: Sequence[Marked], common: frozenset[str], state: _State) -> Point:
    """What stands at start:end as a point; `sentences` are those it lies in."""
    while end > start and letter.source.text[end - 1] in _TRIM:
        end -= 1
    inside = [mark for one in sentences for mark in one.marks if start <= mark.start < end]
    aside = min((mark.start for mark in inside if mark.group == "cues" and mark.name == "including"), default=end)
    kinds = _names(inside, "kinds")
    documents = _names(inside, "documents")
    if state.section == "error_section":
        kinds = ("error", *kinds)
    topics = _names([mark for mark in inside if mark.start < aside], "topics")
    kind: PointKind = next((name for name in KINDS if name in kinds), "documents" if documents or "documents" in kinds else "other")
    optional = kind == "error" or any(mark.group == "cues" and mark.name == "optional" for mark in inside)
    told = {at for mark in inside if mark.group in {"kinds", "cues"} for at in range(mark.start, mark.end)}
    words = [
        word
        for one in sentences
        for word, first, last in zip(one.sentence.words, one.sentence.starts, one.sentence.ends, strict=True)
        if start <= first and last <= end and (letter.language.code == "zh" or first not in told)
    ]
    return Point(
        start, end, letter.source.text[start:end], kind, kinds, topics, documents, _names(inside, "metrics"),
        stems(words, language=letter.language.code, common=common), not optional and state.choice is None, state.choice,
    )  # fmt: skip


def _names(marks: Sequence[Mark], group: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.name for mark in marks if mark.group == group))
