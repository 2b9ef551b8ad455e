from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("reader_letters", Path(__file__).with_name("letters.py"))
assert _spec is not None
assert _spec.loader is not None
_letters = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_letters)


def pytest_generate_tests(metafunc):
    if {"language", "encoding"} <= set(metafunc.fixturenames):
        metafunc.parametrize(("language", "encoding"), _letters.PAIRS)


@pytest.fixture
def letter(language, encoding):
    return _letters.letter(language, encoding)


@pytest.fixture
def letters():
    return _letters.LETTERS
