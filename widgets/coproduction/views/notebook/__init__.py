"""Activities inside notebooks: in Voilà and in JupyterLab."""

from coproduction.views.notebook.widget import ActivityWidget

__all__ = ["ActivityWidget"]
