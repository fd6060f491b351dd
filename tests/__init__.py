"""The tests. A package by name, since a tool they use brings another one called ``tests``."""
