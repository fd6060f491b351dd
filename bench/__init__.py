"""Measures the course beside stock Voilà on the same notebook: ``make bench``."""
