"""Programmes: projects with capital, milestones and obstacles."""
