"""What the course asks of Voilà and of the kernels, in one place and with the reasons."""

from __future__ import annotations

from typing import Any

from traitlets.config import Config

TEMPLATE = "course"

SORRY = "This part of the page did not start. Please load the page again."

LABEXTENSIONS = (
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
)
"""All that a page needs of JupyterLab: whatever else is installed is not sent to visitors."""

PAGES: dict[str, dict[str, Any]] = {
    "VoilaConfiguration": {
        "template": TEMPLATE,
        # A visitor could otherwise choose another template or theme by the address.
        "allow_template_override": "NO",
        "allow_theme_override": "NO",
        "extension_allowlist": list(LABEXTENSIONS),
        # Pages need no file from the folder of the notebooks: images are put into them.
        "file_allowlist": [],
        "show_tracebacks": False,
    },
    "VoilaExecutor": {"cell_error_instruction": SORRY, "cell_timeout_instruction": SORRY},
    "TagRemovePreprocessor": {"remove_cell_tags": ["skip-voila"]},
}
"""For any Voilà that shows the course. ``voila.json`` says the same to plain ``voila course/``."""

SERVER: dict[str, dict[str, Any]] = {
    # Nobody else on the network gets in before they are asked to.
    "Voila": {
        "ip": "127.0.0.1",
        "log_level": "ERROR",
        "identity_provider_class": "coproduction.server.privacy.VisitorProvider",
    },
    "MappingKernelManager": {
        # A page that is open keeps its kernel. One that was closed, or whose device sleeps, loses
        # it after a quarter of an hour: the answers are kept, and "Carry on" brings a new one in
        # two seconds, so a longer wait would only cost memory.
        "cull_idle_timeout": 15 * 60,
        "cull_interval": 60,
        "cull_connected": False,
        # What is wrong in our code is for the log, not for whoever sends odd messages.
        "allow_tracebacks": False,
        # Other users of this machine could otherwise listen to what people write.
        "transport_encryption": "auto",
    },
    "MultiKernelManager": {
        "kernel_manager_class": "coproduction.server.kernels.PageKernelManager",
    },
    # A kernel that is started again knows nothing of the page it had; the page asks for a new one.
    "KernelRestarter": {"restart_limit": 0},
}
"""For our own server: on a Jupyter server the kernels are also those of notebooks."""


def for_extension() -> Config:
    """The settings for Voilà beside JupyterLab."""
    return Config(PAGES)


def for_app() -> Config:
    """The settings for our own server."""
    config = Config(PAGES)
    config.merge(Config(SERVER))
    return config
