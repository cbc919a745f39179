"""Django's command line, for developers; offices use `dondoc office`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc_office.site.settings")
    execute_from_command_line(sys.argv)
