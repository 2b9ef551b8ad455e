"""Reading rules/cases/*.toml: TOML in, checked values out; every error names file, line and what was expected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from poalint.cases.model import Case, Fact, Metric
from poalint.errors import PoalintError
from poalint.letter.model import PARTS
from poalint.rulefiles import STANCES, fault, nearest_key, read_phrases, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from poalint.phrases.grammar import Phrase

SIDES = ("below", "above", "at-least", "at-most")
_DECLARED = {"id", "since", "sources", "metrics", "facts"}
_METRIC_KEYS = {"id", "target", "side", "days"}
_FACT_KEYS = {"part", "metric", "stance"}
_TEXT_KEYS = {"name", "about", "cues", "hints", "documents", "metrics", "facts"}
_FACT_TEXT_KEYS = {"phrases", "unless", "needs", "ask"}


@dataclass(frozen=True, slots=True)
class CaseText:
    """A case in one language: the compiled part, its phrases by group and field, and the documents to have at hand."""

    case: Case
    phrases: tuple[Mapping[str, tuple[Phrase, ...]], ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case as its file has it, in every language read."""

    id: str
    since: str
    sources: tuple[str, ...]
    texts: Mapping[str, CaseText] = field(default_factory=dict)


def read_cases(folder: Path, languages: Iterable[str] | None = None, *, with_phrases: bool = True) -> tuple[CaseFile, ...]:
    """The cases of a folder of rules, in the languages asked for (None: all). PoalintError names what is wrong."""
    wanted = None if languages is None else set(languages)
    return tuple(_case(path, wanted, with_phrases=with_phrases) for path in sorted((folder / "cases").glob("*.toml")))


def _case(path: Path, wanted: set[str] | None, *, with_phrases: bool) -> CaseFile:
    data = read_toml(path)
    missing = sorted({"id", "since", "facts"} - data.keys())
    if missing:
        raise PoalintError("broken-rule", f"{path}: {', '.join(missing)} missing")
    if data["id"] != path.stem:
        raise fault(path, "id", f"the id is “{data['id']}”, the file “{path.stem}”; they must be the same")
    for key, value in data.items():
        if key not in _DECLARED and not (isinstance(value, dict) and len(key) == 2 and key.isalpha()):
            raise fault(path, key, f"unknown key “{key}”{nearest_key(key, _DECLARED)}; a language is a table like [en]")
    metrics = [_metric(path, row) for row in data.get("metrics", ())]
    facts = [_fact(path, name, row) for name, row in data["facts"].items()]
    texts = {
        language: _text(path, language, section, data["id"], metrics, facts, with_phrases=with_phrases)
        for language, section in data.items()
        if language not in _DECLARED and (wanted is None or language in wanted)
    }
    return CaseFile(data["id"], str(data["since"]), tuple(data.get("sources", ())), texts)


def _metric(path: Path, row: Mapping[str, Any]) -> Metric:
    _known(path, row, _METRIC_KEYS, "a metric")
    if missing := sorted(_METRIC_KEYS - row.keys()):
        raise fault(path, "metrics", f"a metric lacks {', '.join(missing)}")
    if row["side"] not in SIDES:
        raise fault(path, str(row["side"]), f"side must be one of {', '.join(SIDES)}")
    if isinstance(row["target"], bool) or not isinstance(row["target"], (int, float)) or not 0 <= row["target"] <= 100:
        raise fault(path, "target", "target must be a number of percent")
    return Metric(str(row["id"]), float(row["target"]), row["side"], tuple(int(day) for day in row["days"]), "")


def _fact(path: Path, name: str, row: Mapping[str, Any]) -> Fact:
    _known(path, row, _FACT_KEYS, f"the fact “{name}”")
    stance = tuple(row.get("stance", STANCES))
    if not stance or not set(stance) <= set(STANCES):
        raise fault(path, name, f"stance must be some of {', '.join(STANCES)}")
    if row.get("part") not in PARTS:
        raise fault(path, name, f"the fact “{name}” belongs to a part: {', '.join(PARTS)}")
    return Fact(name, row["part"], bool(row.get("metric", False)), stance, "", "")


def _text(
    path: Path, language: str, section: Mapping[str, Any], case: str, metrics: list[Metric], facts: list[Fact], *, with_phrases: bool
) -> CaseText:
    """One language's table; every metric and fact of the case must have its words there."""
    _known(path, section, _TEXT_KEYS, f"[{language}]")
    if missing := sorted({"name", "about", "cues", "facts"} - section.keys()):
        raise fault(path, f"[{language}]", f"[{language}] lacks {', '.join(missing)}")
    groups: list[dict[str, Any]] = [{"patterns": section["cues"]}, {"patterns": section.get("hints", [])}]
    told_metrics = []
    for metric in metrics:
        row = _entry(path, language, section.get("metrics", {}), metric.id, "metric")
        told_metrics.append(metric._replace(name=str(row.get("name", metric.id))))
        groups.append({"patterns": row.get("phrases", [])})
    told_facts = []
    for fact in facts:
        row = _entry(path, language, section["facts"], fact.id, "fact")
        _known(path, row, _FACT_TEXT_KEYS, f"[{language}.facts.{fact.id}]")
        if missing := sorted(key for key in ("needs", "ask") if not str(row.get(key, "")).strip()):
            raise fault(path, f"[{language}.facts.{fact.id}]", f"the fact lacks {', '.join(missing)}")
        told_facts.append(fact._replace(needs=row["needs"], ask=row["ask"]))
        groups.append({"patterns": row.get("phrases", []), "unless": row.get("unless", [])})
    if unknown := sorted(set(section["facts"]) - {fact.id for fact in facts}):
        raise fault(path, f"{language}.facts.{unknown[0]}", f"the fact “{unknown[0]}” is not declared under [facts]")
    read = tuple({key: read_phrases(path, key, rows) for key, rows in group.items() if rows} if with_phrases else {} for group in groups)
    told = Case(case, tuple(told_metrics), tuple(told_facts), section["name"], section["about"])
    return CaseText(told, read, tuple(section.get("documents", ())))


def _entry(path: Path, language: str, table: Mapping[str, Any], name: str, kind: str) -> Mapping[str, Any]:
    row = table.get(name)
    if not isinstance(row, dict):
        raise fault(path, f"[{language}", f"[{language}] has no words for the {kind} “{name}”")
    return row


def _known(path: Path, row: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in row:
        if key not in known:
            raise fault(path, key, f"unknown key “{key}” in {where}{nearest_key(key, known)}")
