"""Moving Beyond Consultation: the activities of the course, and what they reckon with."""

from importlib.metadata import version

__version__ = version("coproduction")
