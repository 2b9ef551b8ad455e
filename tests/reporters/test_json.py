"""JSON for machines: the published schema, the places, the order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import poalint
from poalint.report import Problem, Run
from poalint.reporters.json import document, render

SCHEMA = json.loads((Path(poalint.__file__).parent / "report.schema.json").read_text("utf-8"))


@pytest.fixture
def validator():
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def test_the_output_follows_the_schema(run, validator):
    validator.validate(json.loads(render(run)))
    validator.validate(json.loads(render(Run(()))))


@pytest.mark.parametrize("break_it", [{"score": "61"}, {"findings": [{}]}, {"extra": 1}, {"stance": "deny"}])
def test_the_schema_refuses_what_is_wrong(run, validator, break_it):
    output = json.loads(render(run))
    output["files"][0] |= break_it
    assert not validator.is_valid(output)


def test_every_field_of_the_schema_is_written(run):
    output = document(run)
    defined = SCHEMA["$defs"]
    assert set(output) == set(SCHEMA["properties"])
    assert set(output["files"][0]) == set(defined["report"]["properties"])
    assert set(output["files"][0]["findings"][0]) == set(defined["finding"]["properties"])
    assert set(output["errors"][0]) == set(defined["error"]["properties"])


def test_places_are_objects_and_missing_ones_null(english):
    missing, found, *_ = document(Run((english,)))["files"][0]["findings"]
    assert (missing["quote"], missing["start"], missing["end"]) == (None, None, None)
    assert missing["part"] == "corrective"
    start, end = found["start"]["offset"], found["end"]["offset"]
    assert english.text[start:end] == found["quote"]
    assert found["start"] == {"line": 3, "column": 49, "offset": start}


def test_keys_are_sorted_text_is_utf8_and_one_line_end_closes(run):
    text = render(run)
    assert "承运商" in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_what_is_met_stands_in_the_order_of_the_letter(english):
    met = document(Run((english,)))["files"][0]["met"]
    assert [one["start"]["offset"] for one in met] == sorted(one["start"]["offset"] for one in met)


def test_a_file_name_of_no_encoding_is_still_utf8(english):
    odd = english._replace(path="caf\udce9.txt")
    text = render(Run((odd,), (Problem("\udcff", "empty", "\udcff is empty"),)))
    assert text.encode("utf-8")
    assert json.loads(text)["files"][0]["path"] == "caf\ufffd.txt"
