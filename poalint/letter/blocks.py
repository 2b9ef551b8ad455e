"""Plain text → blocks: headings, paragraphs, list points, salutation, closing, quotations. Offsets are the view's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.letter.lines import lines
from poalint.letter.titles import heading_part, run_in_title, spoken_title
from poalint.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poalint.languages import Language
    from poalint.letter.lines import Line
    from poalint.letter.model import BlockKind

HEADING_WORDS = 12
HEADING_CHARACTERS = 26  # of a title in a language without spaces
WRAP_LIMIT = 100  # hard-wrapped lines are at most this wide
SMALL_NAME_WORDS = 2  # "jim", where all is written small
NAME_WORDS = 3  # of what may follow a leave-taking in its line: "Best regards. Anna Nowak"


class Draft(Record):
    """A block before items and parts are known; `style` and `number` are those of its list mark."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    mark: str = ""
    style: str = ""
    number: int | None = None
    indent: int = 0
    gap: bool = False  # a blank line stands before it


def blocks(text: str, lower: str, language: Language) -> list[Draft]:
    """The blocks of a plain text, in order."""
    drafts = [draft for run in _runs(list(lines(text, lower, language))) for draft in _run_blocks(text, run, language)]
    drafts = _titles_split(text, _headings(text, drafts, language), language)
    return frame(text, drafts, language)


def _runs(all_lines: Sequence[Line]) -> list[list[Line]]:
    """Lines between blank ones."""
    runs: list[list[Line]] = [[]]
    for line in all_lines:
        if line.blank:
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _run_blocks(text: str, run: Sequence[Line], language: Language) -> list[Draft]:
    width = max(line.end - line.start + line.indent + len(line.mark) for line in run)
    out: list[Draft] = []
    for index, line in enumerate(run):
        before = run[index - 1] if index else None
        if before is not None and not line.style and _joins(text, before, line, width, language) and line.quoted == before.quoted:
            last = out[-1]
            out[-1] = Draft(last.kind, last.start, line.end, 0, last.mark, last.style, last.number, last.indent, last.gap)
            continue
        kind: BlockKind = "quotation" if line.quoted else "item" if line.style else "paragraph"
        out.append(Draft(kind, line.start, line.end, 0, line.mark, line.style, line.number, line.indent, gap=index == 0))
    return out


def _joins(text: str, before: Line, line: Line, width: int, language: Language) -> bool:
    """Whether a line goes on with the one before: the text was wrapped there, by hand or by a program."""
    last = text[before.end - 1]
    if not language.spaced:
        return last not in "。！？；：:!?" and width > 20 and before.end - before.start >= width - 6
    small = text[line.start].islower()
    if last in ",(–—-" or (small and before.style):
        return True
    if last == ":" and not small:
        return False
    first_word = text[line.start : line.end].split(None, 1)[0]
    length = before.end - before.start + before.indent + len(before.mark)
    full = length + 1 + len(first_word) > width - 1
    if last not in '.!?…"”»)':
        # A line that stops in mid-sentence was wrapped, unless it is a title above its text.
        if small:
            return full or length > 45
        return before.end - before.start > 45 or (bool(before.style) and before.end - before.start + len(first_word) + 8 > width > 30)
    return width <= WRAP_LIMIT and width > 45 and full and run_in_title(text, line.start, line.end, language) is None


def _headings(text: str, drafts: Sequence[Draft], language: Language) -> list[Draft]:
    out: list[Draft] = []
    for index, draft in enumerate(drafts):
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        spoken = spoken_title(text, draft.start, draft.end, language) if draft.kind == "paragraph" and draft.gap else None
        if spoken and (spoken < draft.end or (after is not None and after.kind == "item")):
            out.append(Draft("heading", draft.start, spoken, 1, gap=True))
            body = spoken + len(text[spoken : draft.end]) - len(text[spoken : draft.end].lstrip())
            if body < draft.end:
                out.append(Draft("paragraph", body, draft.end))
        elif draft.kind in {"paragraph", "item"} and _is_heading(text, draft, after, index, language):
            out.append(Draft("heading", draft.start, draft.end, 1, draft.mark, draft.style, draft.number, draft.indent, draft.gap))
        else:
            out.append(draft)
    return out


def _titles_split(text: str, drafts: Sequence[Draft], language: Language) -> list[Draft]:
    """Titles of actions at the head of their paragraph become headings ("What we did: …"), where no heading opens their part.

    "Root cause: …" stays: there the title says what its sentence is.
    """
    opened = {heading_part(text[draft.start : draft.end], language) for draft in drafts if draft.kind == "heading"}
    out: list[Draft] = []
    for draft in drafts:
        title = run_in_title(text, draft.start, draft.end, language) if draft.kind == "paragraph" else None
        if title is None or title[1] == "cause" or title[1] in opened:
            out.append(draft)
            continue
        body = title[0] + len(text[title[0] : draft.end]) - len(text[title[0] : draft.end].lstrip())
        end = draft.start + len(text[draft.start : title[0]].rstrip())
        out.append(Draft("heading", draft.start, end, 1, gap=draft.gap))
        out.append(Draft("paragraph", body, draft.end))
    return out


def _is_heading(text: str, draft: Draft, after: Draft | None, index: int, language: Language) -> bool:
    body = text[draft.start : draft.end]
    if after is None or "\n" in body.strip() or not any(char.isalpha() for char in body):
        return False
    bare = body.strip("*_# 【】[]<>=").rstrip("*_ ")
    if not bare or (bare[-1] in ".。,，;；!！" and not bare.endswith(("etc.",))):
        return False
    short = len(bare.split()) <= HEADING_WORDS and len(bare) <= 90 if language.spaced else len(bare) <= HEADING_CHARACTERS
    if not short or (index == 0 and salutation(bare, language)):
        return False
    if "**" in bare:
        return False  # "**Issue:** late shipment rate 7.2 %": a label before what it says
    cue = heading_part(bare, language) is not None
    if draft.kind == "item":
        if not draft.gap and index > 0:
            return False  # it stands right under the point before it
        if draft.style == "bullet":
            return cue and after.kind == "item" and (after.style != draft.style or (bare[-1] in ":：" and after.indent > draft.indent))
        if after.kind == "item" and after.style == draft.style:
            return False
        if after.kind == "item" and draft.gap and bare[-1] not in ":：":
            return True
        return (
            bare.isupper()
            or (cue and draft.gap)
            or (cue and (after.gap or after.kind == "item" or bare[-1] in ":：?？"))
            or (after.gap and after.kind == "paragraph" and not bare[-1].isdigit())
        )
    if bare[-1] in ":：":
        return after.kind == "item" or (cue and (len(bare.split()) <= 6 or not language.spaced)) or bare.isupper()
    if bare[-1] in "?？":
        return cue
    if bare.isupper() and language.spaced and len(bare) > 3:
        return True
    if bare != body.strip():
        return True
    if cue and len(bare.split()) <= 7:
        return True
    if closing(bare, language):
        return False
    # A short line without a full stop that stands directly above its text, or alone between two blank lines.
    return (
        draft.gap
        and bare[:1].isupper()
        and language.spaced
        and len(bare.split()) <= 8
        and (not after.gap or after.kind == "item")
        and index > 0
    )


def salutation(line: str, language: Language) -> bool:
    """Whether a short first line greets somebody."""
    lowered = line.lower().strip(" ,:!，：！。.")
    limit = 12
    if not language.spaced:
        told = line.rstrip().endswith("。") and not any(word in lowered for word in ("您好", "你好", "尊敬"))  # a sentence, no greeting
        return len(lowered) <= 26 and "。" not in lowered and not told and any(cue in lowered for cue in language.salutations)
    return len(lowered.split()) <= limit and len(lowered) <= 90 and any(_opens(lowered, cue, language) for cue in language.salutations)


def closing(line: str, language: Language) -> bool:
    """Whether a short line takes leave."""
    lowered = line.lower().strip(" ,:!，：！。.")
    if not language.spaced:
        one = "。" not in lowered  # thanks at the end of a paragraph that says something else take no leave
        return len(lowered) <= 40 and any(lowered.startswith(cue) or (one and lowered.endswith(cue)) for cue in language.closings)
    first, *others = (sentence.strip() for sentence in lowered.replace("! ", ". ").split(". "))
    return (
        len(lowered.split()) <= 14
        and len(lowered) <= 110
        and _takes_leave(first, language)
        and all(_takes_leave(sentence, language) or len(sentence.split()) <= NAME_WORDS for sentence in others)
    )


def _takes_leave(lowered: str, language: Language) -> bool:
    return any(_opens(lowered, cue, language) for cue in language.closings)


def opens_with_greeting(lowered: str, language: Language) -> bool:
    """Whether the first words of a text greet somebody."""
    return any(_opens(lowered, cue, language) for cue in language.salutations)


def leave_taking(line: str, language: Language) -> bool:
    """Whether a line takes leave and says no more: no name stands in it."""
    lowered = line.lower().strip(" ,:!，：！。.").replace("’", "'")
    rest = min((len(lowered) - len(cue) for cue in language.closings if cue in lowered), default=None)
    if rest is None:
        return False
    return rest <= (24 if language.spaced else 1) and not any(word[:1].isupper() for word in line.split()[1:])


def _opens(lowered: str, cue: str, language: Language) -> bool:
    return lowered.startswith(cue) and (not language.spaced or not lowered[len(cue) : len(cue) + 1].isalnum())


def frame(text: str, drafts: list[Draft], language: Language) -> list[Draft]:
    """Mark the salutation among the first blocks, and the closing with the names under it."""
    out = list(drafts)
    for index, draft in enumerate(out[:4]):
        if draft.kind == "paragraph" and salutation(text[draft.start : draft.end], language) and len(out) > 1:
            out[index] = _as(draft, "salutation")
            break
    if out and out[-1].style.startswith("capital-") and not any(draft.style == out[-1].style for draft in out[:-1]):
        out[-1] = _as(out[-1], "paragraph")  # "A. Smith" under the leave-taking, no list of one point
    for index in range(len(out) - 1, max(len(out) - 9, 0), -1):
        draft = out[index]
        if draft.kind == "item":
            break
        if (
            draft.kind in {"paragraph", "heading"}
            and closing(text[draft.start : draft.end], language)
            and _only_short(out[index + 1 :], language)
        ):
            out[index:] = [_as(block, "closing") for block in out[index:]]
            break
    return _signature(text, out, language)


def _signature(text: str, drafts: list[Draft], language: Language) -> list[Draft]:
    """Short last lines without a full stop are names, with or without a leave-taking above them."""
    out = list(drafts)
    for index in range(len(out) - 1, max(len(out) - 5, 1), -1):
        draft = out[index]
        if draft.kind == "closing":
            continue
        body = text[draft.start : draft.end].strip()
        short = len(body) <= (60 if language.spaced else 22) and len(body.split()) <= 8
        if (
            draft.kind not in {"paragraph", "heading"}
            or not short
            or (body[-1] in ".。!！?？:：;；" and not _ends_with_initial(body))
            or (language.spaced and not body[:1].isupper() and not (body[:1].islower() and len(body.split()) <= SMALL_NAME_WORDS))
        ):
            break
        out[index] = _as(draft, "closing")
    return out


def _ends_with_initial(body: str) -> bool:
    """Whether it ends as "Yanis B." does."""
    return len(body) > 3 and body[-1] == "." and body[-2].isupper() and body[-3] in " ."


def _only_short(rest: Sequence[Draft], language: Language) -> bool:
    limit = 80 if language.spaced else 40
    return all(draft.end - draft.start <= limit and draft.kind != "item" for draft in rest)


def _as(draft: Draft, kind: BlockKind) -> Draft:
    return Draft(kind, draft.start, draft.end, 0, draft.mark, draft.style, draft.number, draft.indent, draft.gap)
