"""How much of a file is read before it counts as an attack or a mistake."""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE = 100 * MIB
MAX_TEXT = 32 * MIB  # a plain text or page of this size is no document
MAX_PAGES = 500
MAX_SCANNED_PAGES = 100  # recognition takes seconds a page
MAX_PART = 64 * MIB  # one unpacked part of a .docx
MAX_UNPACKED = 256 * MIB  # all parts together, by what the archive itself declares
MAX_RATIO = 250  # text compresses 5 to 20 times, XML of tables up to 100; bombs 1000 times
RATIO_FROM = MIB  # below this size a high ratio is harmless
MAX_PARTS = 5000
MAX_PIXELS = 80_000_000  # an A3 page at 600 dpi has 70 million
OCR_PAGE_SECONDS = 60.0
CONVERT_SECONDS = 120.0
