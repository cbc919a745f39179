"""What the web server serves: loaded whole before the first request, in every process of it."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc_office.site.settings")
gc.disable()  # what is being loaded is no garbage, and looking for some takes a seventh of the start
application = get_wsgi_application()
reverse("home")  # imports every page
gc.freeze()
gc.enable()
