"""Questions, results and whole pages as HTML, with Jinja2; everything people wrote is escaped."""

from coproduction.views.page.drawing import asks, draw, environment

__all__ = ["asks", "draw", "environment"]
