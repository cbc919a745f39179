"""A folded text with one byte a character: searching it needs no count of the bytes a letter takes.

Signs are below `LETTER`, letters and digits in it; all that Vietnamese does not write is one letter or
one sign, which no phrase holds. The length stays, so that places do.
"""

from __future__ import annotations

import codecs
import re
import string
from functools import lru_cache

_MARKED = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_LETTERS = string.digits + string.ascii_lowercase + _MARKED + "²³ñöü"
_SIGNS = "\0\t\n\f\xa0 " + string.punctuation + "–…°±×÷·•→≤≥"
_ODD_LETTER, _ODD_SIGN = "ø", "¤"
_FIRST = 128
LETTER = bytes([_FIRST]) + b"-\xff"  # for use inside a class of bytes

# What each byte stands for; places that nothing stands for hold a character that is none.
BYTES = (_SIGNS + _ODD_SIGN).ljust(_FIRST, "\ufffe") + (_LETTERS + _ODD_LETTER).ljust(_FIRST, "\ufffe")
_TABLE = codecs.charmap_build(BYTES)
_KNOWN = re.escape(_SIGNS + _LETTERS)
_ODD_LETTERS = re.compile(f"[^\\W_{_KNOWN}]")
_ODD_SIGNS = re.compile(f"[^\\w{_KNOWN}]")


@lru_cache(maxsize=4)
def lettered(folded: str) -> bytes:
    """The bytes of a folded text between two signs."""
    try:
        return strictly_lettered(f"\0{folded}\0")
    except UnicodeEncodeError:
        return strictly_lettered(f"\0{_ODD_SIGNS.sub(_ODD_SIGN, _ODD_LETTERS.sub(_ODD_LETTER, folded))}\0")


def strictly_lettered(folded: str) -> bytes:
    """The bytes of a folded text that holds only what Vietnamese writes; else a `UnicodeEncodeError`."""
    return codecs.charmap_encode(folded, "strict", _TABLE)[0]
