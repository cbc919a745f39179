"""What is computed of projects: no Django, no clock."""
