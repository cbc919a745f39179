"""What building a wheel does beside copying: the catalogues are compiled and shipped."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Compile every catalogue before the files are gathered (git knows none of the compiled ones)."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called once a build, for wheels and editable installs; `build_data` names what git ignores but ships."""
        root = Path(self.root)
        compile_all = runpy.run_path(str(root / "tools" / "messages.py"))["compile_all"]
        compile_all(root)
        build_data["artifacts"] += ["*.mo"]
