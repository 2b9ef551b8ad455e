"""Blocks → items and parts: which paragraphs belong to a point of the plan, which part each block stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.letter.model import Item
from poalint.letter.titles import heading_part, run_in_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.languages import Language
    from poalint.letter.blocks import Draft
    from poalint.letter.model import Part

BODY: frozenset[Part] = frozenset({"cause", "corrective", "preventive"})
MANY_TITLES = 2  # parts that titles must open before the letter counts as titled
SHORT_POINT = 60  # code points of a list point that may be a title


def parts(text: str, drafts: Sequence[Draft], language: Language) -> tuple[list[Part | None], bool]:
    """The part of each block, by headings; True where at least two parts were told apart by headings."""
    titles = _by_order(drafts, _titles(text, drafts, language))
    current: Part | None = "opening"
    out: list[Part | None] = []
    for draft, title in zip(drafts, titles, strict=True):
        if draft.kind == "closing":
            out.append("closing")
            continue
        current = title or current
        out.append(current)
    titled = len(BODY.intersection(title for title in titles if title)) >= MANY_TITLES
    return (out, True) if titled else ([("closing" if draft.kind == "closing" else None) for draft in drafts], False)


def _titles(text: str, drafts: Sequence[Draft], language: Language) -> list[Part | None]:
    """The part that each block opens: a heading, a short point with a colon, or the first words of a paragraph or point.

    First words count only for parts that no heading opens, and those of points only where two points of one style open different parts.
    """
    out: list[Part | None] = []
    for draft in drafts:
        part = None
        if draft.kind == "heading" or (draft.kind == "item" and draft.end - draft.start <= SHORT_POINT and text[draft.end - 1] in ":："):
            part = heading_part(text[draft.start : draft.end], language)
            if draft.kind == "item" and part not in BODY:
                part = None
        out.append(part)
    opened = set(out)
    if opened.issuperset(BODY):
        return out
    titles = [
        run_in_title(text, draft.start, draft.end, language) if draft.kind in {"paragraph", "item"} and not own else None
        for draft, own in zip(drafts, out, strict=True)
    ]
    within = [title[1] if title else None for title in titles]
    styles: dict[str, set[Part]] = {}
    for draft, part in zip(drafts, within, strict=True):
        if draft.kind == "item" and part:
            styles.setdefault(draft.style, set()).add(part)
    for index, (draft, part) in enumerate(zip(drafts, within, strict=True)):
        if part and part not in opened and (draft.kind == "paragraph" or len(styles[draft.style]) >= MANY_TITLES):
            out[index] = part
    return out


def _by_order(drafts: Sequence[Draft], titles: list[Part | None]) -> list[Part | None]:
    """Titles that no cue tells get the one part that is missing where it belongs: "Cause", "What stays", "From now on"."""
    told = [part for part in titles if part in BODY]
    silent = [
        index
        for index, (draft, part) in enumerate(zip(drafts, titles, strict=True))
        if draft.kind == "heading" and part is None and index > 0 and not draft.style
    ]
    first = {part: titles.index(part) for part in told}
    last = {part: len(titles) - 1 - titles[::-1].index(part) for part in told}
    after_cause = [index for index in silent if index > last.get("cause", len(titles))]
    found: dict[int, Part] = {}
    if set(told) == {"cause"} and len(after_cause) == MANY_TITLES:
        found = dict(zip(after_cause, ("corrective", "preventive"), strict=True))
    elif set(told) == {"cause", "corrective"} and last["cause"] < first["corrective"]:
        found = {index: "preventive" for index in silent[-1:] if index > last["corrective"]}
    elif set(told) == {"cause", "preventive"} and last["cause"] < first["preventive"]:
        found = {index: "corrective" for index in after_cause[:1] if index < first["preventive"]}
    elif set(told) == {"corrective", "preventive"} and last["corrective"] < first["preventive"]:
        found = {index: "cause" for index in silent[:1] if index < first["corrective"]}
    return [found.get(index, part) for index, part in enumerate(titles)]


def assign(
    text: str, drafts: Sequence[Draft], block_parts: Sequence[Part | None], language: Language
) -> tuple[list[int], list[int | None], list[Item]]:
    """Levels of the blocks, the item each belongs to, and the items.

    A list point opens an item; points of another style or deeper inside it are nested and belong to it. Paragraphs
    between two neighbours of one numbering belong to the first. A title that opens no part opens an item too.
    """
    levels = [draft.level for draft in drafts]
    owner: list[int | None] = [None] * len(drafts)
    stack: list[tuple[str, int]] = []  # style and indent of the open lists
    count = 0
    current: int | None = None
    for index, draft in enumerate(drafts):
        if draft.kind == "heading":
            stack.clear()
            current = None
            if heading_part(text[draft.start : draft.end], language) is None and index > 0:
                count += 1
                current = count
                owner[index] = current
        elif draft.kind == "item":
            while (
                stack
                and (draft.style, draft.indent) != stack[-1]
                and (draft.indent < stack[-1][1] or any(style == draft.style and indent >= draft.indent for style, indent in stack[:-1]))
            ):
                stack.pop()
            if not stack or (
                (draft.style, draft.indent) != stack[-1] and not (draft.style == stack[-1][0] and draft.indent <= stack[-1][1])
            ):
                stack.append((draft.style, draft.indent))
            levels[index] = len(stack)
            titled = current is not None and len(stack) >= 1 and owner[index - 1] == current and drafts[index - 1].kind == "heading"
            if len(stack) == 1 and not titled:
                count += 1
                current = count
            owner[index] = current
        elif draft.kind in {"salutation", "closing", "quotation", "code"}:
            stack.clear()
            current = None
        elif (draft.indent > 0 and current is not None and stack) or (stack and _numbering_goes_on(drafts, index, stack[0][0])):
            owner[index] = current
            levels[index] = len(stack)
        elif current is not None and not stack:
            owner[index] = current  # text under a title of its own
        else:
            stack.clear()
            current = None
    blocks: dict[int, list[int]] = {}
    for index, item in enumerate(owner):
        if item is not None:
            blocks.setdefault(item, []).append(index)
    items = [
        Item(number, drafts[indexes[0]].start, drafts[indexes[-1]].end, tuple(indexes), block_parts[indexes[0]])
        for number, indexes in sorted(blocks.items())
    ]
    return levels, owner, items


def _numbering_goes_on(drafts: Sequence[Draft], index: int, style: str) -> bool:
    """Whether the numbered list that was open before block `index` is taken up again before the next title."""
    if style == "bullet":
        return False
    last = next((draft.number for draft in reversed(drafts[:index]) if draft.kind == "item" and draft.style == style), None)
    for draft in drafts[index + 1 :]:
        if draft.kind in {"heading", "closing"}:
            return False
        if draft.kind == "item" and draft.style == style:
            return last is not None and draft.number == last + 1
    return False
