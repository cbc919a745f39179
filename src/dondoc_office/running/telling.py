"""What a command says to the person at the terminal."""

from __future__ import annotations

import sys

from dondoc.cli.console import language, say, say_step
from dondoc.errors import Message


def tell(message: Message, **data: object) -> None:
    """One line, in the language of the terminal."""
    say(message.filled(**data).in_language(language()))
    sys.stdout.flush()


def tell_lines(text: str) -> None:
    """Lines as they are, at once: the process goes on for days, and whoever reads a pipe is waiting."""
    say(text)
    sys.stdout.flush()


def tell_progress(message: Message, **data: object) -> None:
    """What is being done now: beside the results, so that these can be piped on."""
    say_step(message.filled(**data).in_language(language()))
