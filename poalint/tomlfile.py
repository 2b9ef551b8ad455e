"""TOML for every Python: tomllib from 3.11 on, tomli before. Importing it takes 8 ms, so only who reads TOML does."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 11):
    from tomllib import TOMLDecodeError, loads
else:
    from tomli import TOMLDecodeError, loads

__all__ = ["TOMLDecodeError", "loads"]
