"""What a command says to the person at the terminal."""

from __future__ import annotations

import sys

from dondoc.cli.console import language, say
from dondoc.errors import Message


def tell(message: Message, **data: object) -> None:
    """One line, in the language of the terminal."""
    say(message.filled(**data).in_language(language()))
    sys.stdout.flush()
