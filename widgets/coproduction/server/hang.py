"""Cures a hang of nbclient: a page that prints into an Output widget may wait for ever.

An Output widget answers on the channel that another coroutine waits on. The answer is sent
synchronously, which takes the news of the kernel's reply away from whoever waits; with the kernel
idle and well, the page never comes to its end. Asking the socket to look again is enough. See
https://github.com/jupyter/nbclient/issues/312. Our activities use no Output widget; an author's
own cell may.
"""

from __future__ import annotations

from typing import Any

from nbclient.output_widget import OutputWidget

_publish = OutputWidget._publish_msg


def cure() -> None:
    """Make every OutputWidget of this process look again after it has sent something."""
    OutputWidget._publish_msg = _publish_and_look  # type: ignore[method-assign]


def _publish_and_look(self: OutputWidget, *args: Any, **kwargs: Any) -> None:
    _publish(self, *args, **kwargs)
    # pyzmq's own, hence the caution: without it the page is as it was before.
    look = getattr(self.kernel_client.shell_channel.socket, "_schedule_remaining_events", None)
    if look is not None:
        look()
