"""The report for people: each finding with the words underlined, why, how to mend it and what it costs; then what is met and what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poalint.report import LEVELS
from poalint.reporters import READY_SCORE
from poalint.reporters.cells import cells, pad, printable, shorten, wrap
from poalint.reporters.frame import rows
from poalint.reporters.paint import plain, styled
from poalint.source import line_starts
from poalint.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poalint.report import Finding, Report, Run, Span
    from poalint.reporters import Look
    from poalint.reporters.paint import Paint
    from poalint.wording import Words

    Seen = dict[tuple[str, str], Finding]

CATEGORIES = ("content", "tone", "specificity", "form")
WIDEST = 88  # prose wider than this is tiring to read
NARROWEST = 30
INDENT = 4
LEAST_BAR, MOST_BAR = 6, 24
LEAST_PROSE = 14  # cells below which a text goes under its label


def render(run: Run, look: Look) -> str:
    """Letter by letter; with several letters, or with something unchecked, a summary at the end."""
    pen = Pen(look)
    lines: list[str] = []
    for report in run.reports:
        lines += [*pen.letter(report), ""]
    if len(run.reports) + len(run.problems) > 1:
        lines += [*pen.summary(run), ""]
    return "".join(line.rstrip() + "\n" for line in lines[:-1])


class Pen:
    """Writes lines in one look: the width, the words and the paint are the same for the whole output."""

    __slots__ = ("paint", "width", "words")

    def __init__(self, look: Look) -> None:
        self.width = min(max(look.width, NARROWEST), WIDEST)
        self.words: Words = words(look.messages)
        self.paint: Paint = styled if look.color else plain

    def letter(self, report: Report) -> Iterator[str]:
        """One letter, without the empty line behind it."""
        yield from self._head(report)
        starts = line_starts(report.text)
        gutter = max(INDENT - 1, len(str(len(starts))))
        seen: Seen = {}
        for finding in in_reading_order(report.findings):
            yield from self._finding(finding, report, starts, gutter, seen)
            yield ""
        yield from self._met(report)
        if report.notice is not None:
            from poalint.reporters.asked import section as of_notice

            yield from of_notice(report.notice, self.words, self.paint, self.width)
        if report.previous is not None:
            from poalint.reporters.refused import section

            yield from section(report, report.previous, self.words, self.paint, self.width)
        if report.statistics is not None:
            from poalint.reporters.figures import panel

            yield from panel(report.statistics, self.words, self.paint, self.width)
        yield from self._score(report)
        yield from self._next(report)

    def _head(self, report: Report) -> Iterator[str]:
        title = tail(printable(report.path or "-"), self.width - 4)
        rule = "─" * (self.width - cells(title) - 4)
        yield self.paint("── ", "dim") + self.paint(title, "strong") + " " + self.paint(rule, "dim")
        facts = [self.words.name("language", report.language), report.case]
        if report.stance != "admit":
            facts.append(self.words.name("stance", report.stance))
        for line in wrap(" · ".join(facts), self.width):
            yield self.paint(line, "dim")
        yield ""

    def _finding(self, finding: Finding, report: Report, starts: Sequence[int], gutter: int, seen: Seen) -> Iterator[str]:
        level = self.words.name("level", finding.level)
        cost = self._cost(finding)
        name = shorten(finding.rule, self.width - cells(level) - 2)
        head = self.paint(level, finding.level) + "  " + self.paint(name, "strong")
        gap = self.width - cells(level) - 2 - cells(name) - cells(cost)
        if gap > 1:
            yield head + " " * gap + self.paint(cost, "dim")
        else:
            yield head
            yield " " * max(0, self.width - cells(cost)) + self.paint(shorten(cost, self.width), "dim")
        for line in wrap(self._place(finding, report), self.width - 2):
            yield "  " + self.paint(line, "dim")
        if finding.span is not None:
            yield from self._frame(finding, report, starts, gutter)
        for line in wrap(finding.message, self.width - INDENT):
            yield " " * INDENT + line
        yield from self._reasons(finding, seen)

    def _cost(self, finding: Finding) -> str:
        if finding.cost > 0:
            return "−" + self.words.points(finding.cost)
        if finding.charged_to:
            return self.words("finding.charged", rule=finding.charged_to)
        return self.words("finding.free")

    def _place(self, finding: Finding, report: Report) -> str:
        part = self.words.name("part", finding.part) if finding.part else ""
        if finding.asked is not None:
            notice = (report.notice.path if report.notice else None) or self.words("asked.title")
            return printable(" · ".join(filter(None, (f"{notice}:{finding.asked.start.line}", part))))
        if finding.span is None:
            return self.words("finding.belongs", part=part) if part else self.words("finding.missing")
        place = f"{report.path or '-'}:{finding.span.start.line}:{finding.span.start.column}"
        item = self.words("finding.item", n=finding.item) if finding.item is not None else ""
        return printable(" · ".join(filter(None, (place, part, item))))

    def _frame(self, finding: Finding, report: Report, starts: Sequence[int], gutter: int) -> Iterator[str]:
        span = finding.span
        if span is None or not report.text:
            return
        room = max(self.width - gutter - 3, 8)
        for row in rows(report.text, starts, span, room):
            number = "" if row.line is None else str(row.line)
            lead = self.paint(f"{number:>{gutter}} │ ", "dim")
            yield lead + row.before + self.paint(row.marked, finding.level) + row.after
            if row.under:
                yield self.paint(" " * gutter + " │ ", "dim") + " " * row.left + self.paint("━" * row.under, finding.level)

    def _reasons(self, finding: Finding, seen: Seen) -> Iterator[str]:
        """Why and how to mend; where the same was said for the same rule above, only a pointer to it."""
        told = []
        for key, text in (("finding.why", finding.why), ("finding.mend", finding.suggestion)):
            before = seen.setdefault((finding.rule, text), finding)
            if not text:
                continue
            if before is finding or before.span is None:
                yield from self._entry(self.words(key), text)
            else:
                told.append((self.words(key), before.span.start.line))
        for line in sorted({line for _, line in told}):
            label = ", ".join(name for name, at in told if at == line)
            yield from self._entry(label, self.words("finding.both_as", place=self.words("letter.place", line=line)), quiet=True)

    def _entry(self, label: str, text: str, *, quiet: bool = False) -> Iterator[str]:
        """A label and its text beside it, wrapped in a column of its own."""
        column = max(cells(self.words("finding.why")), cells(self.words("finding.mend")), cells(label)) + 2
        if self.width - INDENT - column < LEAST_PROSE:
            yield " " * INDENT + self.paint(label, "label")
            label, column = "", 2
        for number, line in enumerate(wrap(text, self.width - INDENT - column)):
            head = self.paint(pad(label, column), "label") if number == 0 else " " * column
            yield " " * INDENT + head + (self.paint(line, "dim") if quiet else line)

    def _met(self, report: Report) -> Iterator[str]:
        met = [(rule, spans) for rule, spans in report.met.items() if spans]
        if not met:
            return
        yield self.paint(self.words("letter.met"), "strong")
        column = max(cells(rule) for rule, _ in met) + 2
        column = min(column, self.width // 2)
        for rule, spans in sorted(met, key=lambda entry: (entry[1][0].start.offset, entry[0])):
            head = self.paint("✓", "good") + " " + pad(shorten(rule, column - 1), column)
            yield "  " + head + self.paint(self._places(spans, self.width - 4 - column), "dim")
        yield ""

    def _places(self, spans: tuple[Span, ...], room: int) -> str:
        """Where it stands: the line and the beginning of the words, and how many more places there are."""
        place = self.words("letter.place", line=spans[0].start.line)
        more = " " + self.words("letter.more", n=len(spans) - 1) if len(spans) > 1 else ""
        left = room - cells(place) - cells(more) - 3
        quote = " ".join(printable(spans[0].quote).split())
        return shorten(place + (f" “{shorten(quote, left - 1)}”" if left > 8 else "") + more, room)  # fewer cells say nothing

    def _score(self, report: Report) -> Iterator[str]:
        role = "good" if report.ready else "warning"
        yield self.paint(self.words("letter.score", score=self.words.number(report.score)), "strong")
        order = [name for name in CATEGORIES if name in report.categories] + sorted(set(report.categories) - set(CATEGORIES))
        names = {name: self.words.name("category", name) for name in order}
        column = max((cells(name) for name in names.values()), default=0) + 2
        for name in order:
            score = report.categories[name]
            if score.of <= 0:
                continue
            figures = self.words("letter.of", points=f"{self.words.number(score.points):>5}", of=self.words.number(score.of))
            room = min(MOST_BAR, self.width - 4 - column - cells(figures))
            full = bar(score.points, score.of, room)
            drawn = self.paint("█" * full, role) + self.paint("░" * (room - full), "dim") + "  " if room >= LEAST_BAR else ""
            yield "  " + pad(names[name], column) + drawn + figures
        if report.suppressed:
            yield from wrap(self.words.count("letter.suppressed", report.suppressed), self.width)
        yield ""

    def _next(self, report: Report) -> Iterator[str]:
        """The last words: ready, or what to mend first."""
        dearest = dearest_rule(report.findings)
        begin = ""
        if dearest:
            rule, findings, cost = dearest
            place = self._where(findings)
            key = "next.ready" if report.ready else "next.begin"
            begin = self.words(key, rule=rule, place=place, points=self.words.points(cost)) if cost > 0 else ""
            if not begin and not report.ready:
                begin = self.words("next.begin_free", rule=rule, place=place)
        if report.ready:
            line = begin or self.words("next.clean")
        else:
            gap = "" if self.words.language == "zh" else " "
            line = gap.join(filter(None, (self.words("next.not_ready", reasons=self._reasons_against(report)), begin)))
        for part in wrap(line, self.width):
            yield self.paint(part, "good" if report.ready else "strong")

    def _where(self, findings: Sequence[Finding]) -> str:
        spans = [finding.span for finding in findings if finding.span]
        if len(findings) > 1:
            return self.words.count("places", len(findings))
        return self.words("letter.place", line=spans[0].start.line) if spans else self.words("finding.missing")

    def _reasons_against(self, report: Report) -> str:
        errors = sum(finding.level == "error" for finding in report.findings)
        low = self.words("next.low", needed=f"{READY_SCORE:.0f}") if report.score < READY_SCORE else ""
        return ", ".join(filter(None, (self.words.count("errors", errors) if errors else "", low))) or self.counts(report)

    def counts(self, report: Report) -> str:
        """How many findings of each level there are, "2 errors, 1 note"."""
        found = [(level, sum(finding.level == level for finding in report.findings)) for level in LEVELS]
        return ", ".join(self.words.count(f"{level}s", number) for level, number in found if number)

    def summary(self, run: Run) -> Iterator[str]:
        """One line a letter and one that says where to begin."""
        ready = sum(report.ready for report in run.reports)
        others = len(run.reports) - ready
        head = [self.words.count("run.letters", len(run.reports) + len(run.problems))]
        told = (("run.ready", ready), ("run.not_ready", others), ("run.unchecked", len(run.problems)))
        head += [self.words(key, n=number) for key, number in told if number]
        for line in wrap(", ".join(head), self.width):
            yield self.paint(line, "strong")
        room = self.width - 11
        for report in sorted(run.reports, key=lambda report: (report.score, report.path or "")):
            mark = self.paint("✓", "good") if report.ready else self.paint("✗", "error")
            yield f"  {mark} {self.words.number(report.score):>5}  {self._row(printable(report.path or '-'), self.counts(report), room)}"
        for problem in run.problems:
            yield f"  {self.paint('?', 'error')} {'–':>5}  {self._row(printable(problem.path), self.words('run.unchecked_line'), room)}"
        yield ""
        if run.problems:
            yield from wrap(self.words("run.see_errors"), self.width)
        elif others == 0:
            yield self.paint(self.words("run.all_ready"), "good")
        if others:
            worst = min((report for report in run.reports if not report.ready), key=lambda report: (report.score, report.path or ""))
            yield from wrap(self.words("run.begin", path=printable(worst.path or "-")), self.width)

    def _row(self, name: str, note: str, room: int) -> str:
        """A name and a note beside it; the name is cut at its beginning, where paths are alike."""
        left = room - cells(note) - 2
        if not note or left < 8:  # too narrow for both
            return tail(name, room)
        return tail(name, left) + "  " + self.paint(note, "dim")


def in_reading_order(findings: Sequence[Finding]) -> list[Finding]:
    """As the letter is read; what is missing stands at the end, the dearest last, next to the score."""
    placed = [finding for finding in findings if finding.span]
    missing = [finding for finding in findings if not finding.span]
    placed.sort(key=lambda finding: (finding.start or 0, finding.end or 0, -finding.cost, finding.rule))
    return placed + sorted(missing, key=lambda finding: (finding.cost, finding.rule))


def dearest_rule(findings: Sequence[Finding]) -> tuple[str, list[Finding], float] | None:
    """The rule whose findings together cost the most, errors first among equals; with its findings and their cost."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    if not by_rule:
        return None
    costs = {rule: round(sum(one.cost for one in found), 1) for rule, found in by_rule.items()}
    levels = {rule: min(LEVELS.index(one.level) for one in found) for rule, found in by_rule.items()}
    rule = min(by_rule, key=lambda rule: (-costs[rule], levels[rule], rule))
    return rule, by_rule[rule], costs[rule]


def bar(points: float, of: float, room: int) -> int:
    """Cells of `room` that are full; neither full nor empty unless the points are."""
    if points >= of:
        return room
    if points <= 0:
        return 0
    return min(room - 1, max(1, round(points / of * room)))


def tail(text: str, room: int) -> str:
    """The end of the text within `room` cells, with an ellipsis where its beginning was cut."""
    while cells(text) > room and len(text) > 1:
        text = "…" + text[2:] if text.startswith("…") else "…" + text[1:]
    return text
