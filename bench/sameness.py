"""Does work on speed leave every answer as it was? Not one byte may differ.

`python -m bench.sameness keep FILE [FOLDER...]` before the work, `python -m bench.sameness check FILE
[FOLDER...]` after it. Compared is the whole JSON of composed notices of both composers, the same
notices damaged in many ways, every hostile shape, and the text files of the folders.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

from tests.composer.damage import DAMAGES
from tests.composer.notices import write_marked

from bench.shapes import SHAPES, hostile
from bench.texts import repeated
from dondoc import notice_json, read_text
from dondoc.errors import DondocError
from dondoc.learn.compose.documents import compose, compose_marked
from dondoc.learn.compose.noise import disturb
from dondoc.learn.marked import parse_marked

COMPOSED = 80
DAMAGED = 150  # by each of the two composers' own noise
HOSTILE = 3_000  # bytes of each shape


def texts(folders: list[str]) -> Iterator[tuple[str, str]]:
    """The name and the text of everything that is compared."""
    for number in range(COMPOSED):
        yield f"composed {number}", compose(number).text
        yield f"other composer {number}", parse_marked(write_marked(number)).text
    for number in range(DAMAGED):
        yield f"disturbed {number}", parse_marked(disturb(compose_marked(number), Random(number))).text
        name, change = list(DAMAGES.items())[number % len(DAMAGES)]
        yield f"{name} {number}", parse_marked(change(write_marked(number))).text
    for shape in SHAPES:
        yield f"hostile {shape}", hostile(shape, HOSTILE)
    yield "long", repeated(5)
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.txt")):
            yield path.name, path.read_text(encoding="utf-8")


def answers(folders: list[str]) -> dict[str, str]:
    """The digest of each answer, with and without the second reader."""
    found = {}
    for name, text in texts(folders):
        for second in (True, False):
            try:
                answer = json.dumps(notice_json(read_text(text, second=second)), ensure_ascii=False)
            except DondocError as error:
                answer = f"{type(error).__name__}: {error}"
            found[f"{name}, {'two readers' if second else 'grammar'}"] = sha256(answer.encode()).hexdigest()
    return found


def main(verb: str, file: str, *folders: str) -> int:
    """Keep the answers, or compare them with those that were kept."""
    found = answers(list(folders))
    if verb == "keep":
        Path(file).write_text(json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8")
        print(f"{len(found)} answers kept")
        return 0
    kept = json.loads(Path(file).read_text(encoding="utf-8"))
    changed = [name for name in kept if found.get(name) != kept[name]]
    print(f"{len(kept)} answers compared, {len(changed)} changed")
    for name in changed[:20]:
        print(f"  {name}")
    return bool(changed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
