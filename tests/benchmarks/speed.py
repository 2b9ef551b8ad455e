"""Speed, side by side with a peer: `python tests/benchmarks/speed.py` (needs poalint and proselint in the same environment).

Nothing here is asserted: a busy machine must not fail a build. The bounds are those of the design: a cold start not slower
than `proselint check`, 5 ms for a warm lint of 3 KB, linear time, at most 15 % more for twice the phrases, 80 MB.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SIZE = 3000  # bytes of the letter
LANGUAGES = ("en", "fr", "pl", "zh")


def letter(language: str, size: int = SIZE) -> str:
    """Letters of corpora/ one after the other, cut to `size` bytes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora" / language).glob("*.txt"))]
    whole = "\n\n".join(texts)
    while len(whole.encode()) < size:
        whole += "\n\n" + whole
    return whole.encode()[:size].decode("utf-8", "ignore")


def times_ms(calls: dict[str, Callable[[], object]], rounds: int = 50) -> dict[str, float]:
    """Median CPU time of each call in milliseconds; the calls take turns, so that a slow minute of the machine falls on all."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.process_time()
            call()
            times[name].append((time.process_time() - start) * 1000)
    return {name: statistics.median(row) for name, row in times.items()}


def cold(rounds: int = 15) -> None:
    """The commands in turn, so that whatever else the machine does falls on both."""
    scripts = Path(sysconfig.get_path("scripts"))
    path = Path(os.environ.get("TMPDIR", "/tmp")) / "poalint-speed-letter.txt"  # noqa: S108  a file to read, ours
    path.write_text(letter("en"), encoding="utf-8")
    commands = {"poalint": [str(scripts / "poalint"), str(path)], "proselint": [str(scripts / "proselint"), "check", str(path)]}
    # Both as they are installed: what pip compiled for the one is compiled for the other, in a checkout too.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for command in commands.values():
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment)
    wall: dict[str, list[float]] = {name: [] for name in commands}
    cpu: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=environment)
            wall[name].append((time.perf_counter() - start) * 1000)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu[name].append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    for name in commands:
        print(
            f"cold  {name:10} median {statistics.median(wall[name]):6.0f} ms, least {min(wall[name]):6.0f} ms, CPU least {min(cpu[name]):6.0f} ms"
        )
    ratio = statistics.median(wall["poalint"]) / statistics.median(wall["proselint"])
    print(f"cold  ratio {ratio:.2f} (bound 1.0)")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"cold  peak memory of either {peak:.0f} MB (bound 80)")


def warm() -> None:
    """A letter met before (an editor's case) and one whose every sentence is new."""
    from poalint import lint_text
    from poalint.letter.parse import _block_sentences
    from poalint.lint import language_book

    for language in LANGUAGES:
        text = letter(language)
        program = language_book(language).program
        lint_text(text)

        def again(text: str = text) -> None:
            lint_text(text)

        def typing(text: str = text) -> None:
            lint_text(text + f"\n\nWe checked {time.perf_counter_ns()} labels.")

        def afresh(text: str = text) -> None:
            program.readings.clear()
            _block_sentences.cache_clear()
            lint_text(text)

        took = times_ms({"again": again, "typing": typing, "afresh": afresh})
        print(
            f"warm  {language}: met before {took['again']:5.2f} ms, one sentence new {took['typing']:5.2f} ms, all new {took['afresh']:5.2f} ms (bound 5)"
        )


def noticed() -> None:
    """The same letter with and without a notice, in English whatever the letter's language."""
    from poalint import lint_text

    notice = (ROOT / "corpora" / "notices" / "en" / "late-shipment-2024.txt").read_text(encoding="utf-8")
    for language in LANGUAGES:
        text = letter(language)
        calls = {"without": lambda text=text: lint_text(text), "with": lambda text=text: lint_text(text, notice=notice)}
        for call in calls.values():
            call()
        took = times_ms(calls)
        print(
            f"warm  {language}: with a notice of {len(notice.encode())} bytes {took['with']:.2f} ms, without {took['without']:.2f} ms (bound 10)"
        )


def linear() -> None:
    """Time a KB for growing letters of sentences that differ."""
    from poalint import lint_text

    for size in (10_000, 100_000, 1_000_000):
        text = letter("en", 9_000)
        rows = [line.replace("a", chr(97 + n % 26), 1) for n in range(size // 9000 + 1) for line in text.splitlines()]
        long_text = "\n".join(rows)[:size]
        start = time.process_time()
        lint_text(long_text, language="en")
        spent = time.process_time() - start
        print(f"long  {size / 1000:6.0f} KB: {spent:6.2f} s, {spent / size * 1e6:6.2f} ms a KB")


def doubled() -> None:
    """The same letter under the English phrases and under twice as many: each again with other words in it (entities stay the same)."""
    from poalint.languages import builtin
    from poalint.letter import parse
    from poalint.phrases.compiler import Compiler, Phrases
    from poalint.phrases.forms import load_forms
    from poalint.phrases.matcher import read
    from poalint.rulefiles import read_folder
    from poalint.source import Source
    from poalint.store import rules_folder

    language = next(one for one in builtin() if one.code == "en")
    folder = read_folder(rules_folder(), ["en"])
    forms = load_forms(rules_folder() / "forms" / "en.json")
    sentences = parse(Source(letter("en")), builtin(), "en").sentences

    def program(copies: int) -> object:
        sets, lexicon, all_forms = [], {}, {}
        for copy in range(copies):
            tail = "" if copy == 0 else "q" * copy
            all_forms |= {lemma + tail: [form + tail for form in row] for lemma, row in forms.items()}
            lexicon |= {name + tail: [_renamed(phrase, tail) for phrase in row] for name, row in folder.lexicon["en"].items()}
            for (rule, _), text in sorted(folder.texts.items()):
                groups = [(-1, text.phrases), *enumerate(group.phrases for group in text.groups)]
                sets += [
                    Phrases(rule + tail, n, name, tuple(_renamed(phrase, tail) for phrase in row))
                    for n, rows in groups
                    for name, row in rows.items()
                ]
        return Compiler(language, lexicon, all_forms).compile(sets)

    calls: dict[str, Callable[[], object]] = {}
    for copies in (1, 2):
        compiled = program(copies)

        def all_sentences(compiled: object = compiled) -> None:
            compiled.readings.clear()
            read(compiled, sentences)

        all_sentences()
        calls[f"{copies}"] = all_sentences
    took = times_ms(calls, 60)
    print(
        f"match phrases once {took['1']:.2f} ms, twice as many {took['2']:.2f} ms: {100 * (took['2'] / took['1'] - 1):+.0f} % (bound +15 %)"
    )


def _renamed(phrase: object, tail: str) -> object:
    """The phrase with `tail` at every word, list and lemma: as many phrases again, of other words."""
    from dataclasses import fields, is_dataclass, replace

    from poalint.phrases.grammar import EntityRef, Lemma, ListRef, Wild, Word

    if not tail or isinstance(phrase, EntityRef):
        return phrase
    if isinstance(phrase, (Word, Lemma)):
        return type(phrase)(phrase.text + tail)
    if isinstance(phrase, ListRef):
        return ListRef(phrase.name + tail)
    if isinstance(phrase, Wild):
        return Wild(phrase.text[:-1] + tail + "*" if phrase.text.endswith("*") else phrase.text + tail)
    if isinstance(phrase, tuple):
        return tuple(_renamed(part, tail) for part in phrase)
    if is_dataclass(phrase):
        return replace(phrase, **{one.name: _renamed(getattr(phrase, one.name), tail) for one in fields(phrase) if one.name != "patterns"})
    return phrase


if __name__ == "__main__":
    print(sys.version.split()[0], os.cpu_count(), "cores, load", os.getloadavg()[0])
    cold()
    warm()
    noticed()
    linear()
    doubled()
