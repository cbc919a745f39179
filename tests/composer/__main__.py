"""`python -m tests.composer DIR [N]`: writes notices of the second composer for `dondoc evaluate DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.composer.notices import write_marked

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(int(sys.argv[2]) if len(sys.argv) > 2 else 60):
        (folder / f"{number:03}.marked.txt").write_text(write_marked(number), encoding="utf-8")
