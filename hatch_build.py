"""What the wheel carries beside the modules: the rule book, its compiled form, and the templates of letters."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = {"rules": "poalint/rules", "corpora/templates": "poalint/templates"}


class PackageData(BuildHookInterface[Any]):
    """Puts data folders of the checkout into the package. An editable install reads them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; `version` is "standard" or "editable"."""
        if version == "editable":
            return
        root = Path(self.root)
        included = {str(root / source): target for source, target in DATA.items() if (root / source).is_dir()}
        build_data["force_include"] |= included | self._compiled(root)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  hatchling passes them
        """Called by hatchling when the wheel is written."""
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _compiled(self, root: Path) -> dict[str, str]:
        """The rule book compiled once here, so that no start has to do it: a file a language."""
        sys.path.insert(0, self.root)
        try:
            from poalint.compilation import compile_notice
            from poalint.languages import builtin
            from poalint.store import compile_book, to_bytes
        finally:
            sys.path.remove(self.root)
        self.folder = tempfile.TemporaryDirectory()
        files = {}
        for language in builtin():
            for name, compiled in ((language.code, compile_book), (f"{language.code}.notice", compile_notice)):
                file = Path(self.folder.name) / f"{name}.book"
                file.write_bytes(to_bytes(compiled(language, [str(root / "rules")])))
                files[str(file)] = f"poalint/compiled/{file.name}"
        return files
