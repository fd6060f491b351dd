"""Where the course can be reached, in words for the person who started it."""

from __future__ import annotations

import ipaddress
import socket
import threading
import webbrowser
from contextlib import suppress
from urllib.parse import urlencode, urljoin, urlsplit

from coproduction.server.course import TITLE


def is_local(ip: str) -> bool:
    """Whether only this machine can reach the address."""
    with suppress(ValueError):
        return ipaddress.ip_address(ip).is_loopback
    return ip == "localhost"


def links(ip: str, port: int, base: str, token: str) -> list[str]:
    """The addresses to open, the one for this machine first."""
    everywhere = ip in {"", "0.0.0.0", "::"}  # noqa: S104 (asked, not bound)
    hosts = ["127.0.0.1", *_on_the_network()] if everywhere else [ip]
    query = f"?{urlencode({'token': token})}" if token else ""
    return [f"http://{_bracketed(host)}:{port}{base}{query}" for host in hosts]


def words(links: list[str], desk: str) -> str:
    """What is printed when the course is ready.

    Args:
        links: The addresses of the course, as ``links`` gives them.
        desk: The path of the desk, with its key.
    """
    here, *others = links
    lines = [f"{TITLE} is running. Open {here} in your browser."]
    lines += [f"Others on your network can open {link}" for link in others]
    lines += [f"To run a workshop, open the desk: {urljoin(here, desk)}"]
    if others:
        lines += [f"People in the hall join at {urljoin(others[0], 'join')} with six letters."]
        lines += ["Whoever has the desk’s address can run your rooms, so keep it to yourself."]
    elif is_local(urlsplit(here).hostname or ""):
        lines += ["Only this computer can reach it. To let a hall in, start it with --hall."]
    return "\n".join([*lines, "To stop it, press Ctrl and C.", ""])


def open_browser(link: str, name: str) -> None:
    """Open the browser of that name, or the usual one. If there is none, the words are enough."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get(name or None)
        threading.Thread(target=browser.open, args=[link, 2], daemon=True).start()


def host_for_others(host: str) -> str:
    """A host with its port, as others on the network reach it: not by a name that is only ours."""
    name, colon, port = host.partition(":") if not host.startswith("[") else (host, "", "")
    found = _on_the_network()
    return f"{_bracketed(found[0])}{colon}{port}" if is_local(name) and found else host


def _on_the_network() -> list[str]:
    """This machine's address for others. Nothing is sent to find it: the system picks a route."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return [probe.getsockname()[0]]
    return []


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
