"""The course on Binder: built as Binder builds it, started as Binder starts it, and used."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from tests.running import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "0123456789abcdef"  # noqa: S105 (of a server that lives for one test)
BASE = "/user/someone-course-x1y2z3/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A clean checkout whose postBuild has run, and the environment that Binder's list makes."""
    folder = tmp_path_factory.mktemp("binder")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    env = {
        "PATH": f"{folder / 'venv' / 'bin'}:{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "BINDER_LAUNCH_HOST": "https://binder.example/",
    }
    _install_list(folder, env)
    checkout = folder / "checkout"
    _check_out(checkout)
    subprocess.run([checkout / "binder" / "postBuild"], cwd=checkout, env=env, check=True)
    return checkout, env


@pytest.fixture(scope="module")
def site(built: tuple[Path, dict[str, str]]) -> Iterator[str]:
    """The address of the Jupyter server, with a prefix as behind Binder's proxy."""
    checkout, env = built
    port = free_port()
    options = [
        *("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *(f"--ServerApp.base_url={BASE}", f"--IdentityProvider.token={TOKEN}"),
    ]
    jupyter = shutil.which("jupyter", path=env["PATH"])
    assert jupyter
    with running([jupyter, "lab", *options], "is running at", checkout, env):
        yield f"http://127.0.0.1:{port}{BASE}"


def _install_list(folder: Path, env: dict[str, str]) -> None:
    """Install exactly what binder/environment.yml lists for pip; pip's own cache is welcome.

    Most of it is never imported here, so it is compiled as it is used.
    """
    text = (ROOT / "binder" / "environment.yml").read_text(encoding="utf-8")
    (pins,) = (one for one in yaml.safe_load(text)["dependencies"] if isinstance(one, dict))
    (folder / "list.txt").write_text("\n".join(pins["pip"]))
    subprocess.run(
        ["python", "-m", "pip", "install", "-qq", "--no-compile", "-r", str(folder / "list.txt")],
        env={**env, "HOME": pwd.getpwuid(os.getuid()).pw_dir},
        check=True,
    )


def _check_out(folder: Path) -> None:
    """Copy what git tracks, as it is now, and nothing else that lies about here."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in filter(None, tracked.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)


def test_a_learners_way_on_binder(page: Page, site: str) -> None:
    page.goto(f"{site}coproduction/?token={TOKEN}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Moving Beyond Consultation")
    expect(page.get_by_role("main").get_by_text("after about ten idle minutes")).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="The ladder").click()
    expect(page.get_by_role("link", name="Skip to the page")).to_be_attached()
    expect(page.get_by_role("navigation", name="Parts of the course")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("forgets after about ten idle minutes")

    activity = page.get_by_role("region", name="Where would you put it?")
    consultation = activity.get_by_role("radio", name="Consultation")
    activity.get_by_role("button", name="Five cards").click()
    consultation.check()
    expect(activity.get_by_role("status")).to_have_text("Saved.")

    page.reload()
    expect(consultation).to_be_checked()

    page.goto(f"{site}coproduction/")
    expect(page.get_by_role("link", name="Carry on: The ladder")).to_be_visible()


@pytest.mark.parametrize("path", ["coproduction/", "voila/render/course/02-the-ladder.ipynb"])
def test_nobody_gets_in_without_the_token(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}{path}")
    expect(page.get_by_role("textbox", name="Password or token")).to_be_visible()
    expect(page.get_by_role("main")).to_have_count(0)
