"""The site: settings, addresses, base templates, the typed request, errors at the edge."""
