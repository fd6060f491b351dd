"""``coproduction serve``: what stops it is said in one sentence, which says what to do."""

from __future__ import annotations

import gc
import shutil
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coproduction import content, settings
from coproduction.server.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TABLES = sorted(table.name for table in (ROOT / "data").glob("*.csv"))

# Tornado leaves open a socket that it could not bind. The command ends then, but not these tests.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <socket.socket:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(scope="module", autouse=True)
def _no_socket_left() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _own_signals() -> Iterator[None]:
    """A server listens for signals; what this process does with them stays as it was."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables and notebooks, which a test may break."""
    for name in ("data", "course"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setattr(settings, "_CHECKOUT", tmp_path)
    content.course.cache_clear()
    yield tmp_path
    content.course.cache_clear()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said to these arguments, which must be refused in one line."""
    try:
        status = main(["serve", "--no-browser", *arguments])
    except SystemExit as exit_:
        status = exit_.code
    printed = capsys.readouterr()
    assert status not in {0, None}
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1, printed.err
    assert "Traceback" not in printed.err
    return printed.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "abc"], "a port is a whole number"),
        (["--port", "70000"], "a port is a whole number"),
        (["--port"], "--port"),
        (["--prot=1"], "There is no option --prot"),
        (["--Voila.prot=1"], "There is no option --Voila.prot"),
        (["--MappingKernelManager.cull=1"], "There is no option --MappingKernelManager.cull"),
        (["--VoilaConfiguration.show_tracebacks=maybe"], "show_tracebacks"),
        (["--VoilaConfiguration.template_paths=x"], "template_paths"),
        (["--MappingKernelManager.cull_interval=soon", "--port", "0"], "cull_interval"),
        (["--theme"], "theme"),
        (["-x"], "-x"),
        (["course/"], "leave out 'course/'"),
        (["--preheat_kernel=True"], "--preheat_kernel"),
        (["--ip", "203.0.113.1", "--port", "0"], "Leave out --ip"),
        (["--ip", "no.such.name.invalid", "--port", "0"], "Leave out --ip"),
    ],
)
def test_an_option_that_cannot_be(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in refused(capsys, *arguments)


def test_a_port_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused(capsys, "--port", str(port))
    assert f"Port {port} is in use" in said
    assert f"--port {port + 1}" in said


def test_a_data_folder_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("COPRODUCTION_DATABASE_URL")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert str(tmp_path / "file") in refused(capsys, "--port", "0")


def test_a_secret_that_cannot_be_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert "a folder you can write to" in refused(capsys, "--port", "0")


def test_answers_that_are_no_database(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "answers.sqlite").write_text("Dear diary, " * 100)
    monkeypatch.setenv("COPRODUCTION_DATABASE_URL", f"sqlite:///{tmp_path / 'answers.sqlite'}")
    assert "is not a database" in refused(capsys, "--port", "0")


def test_a_setting_that_cannot_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPRODUCTION_KERNELS", "many")
    assert "COPRODUCTION_KERNELS" in refused(capsys, "--port", "0")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_missing(
    capsys: pytest.CaptureFixture[str], checkout: Path, name: str
) -> None:
    (checkout / "data" / name).unlink()
    assert f"data/{name}: the table cannot be read" in refused(capsys, "--port", "0")


def test_a_table_of_one_part_that_is_broken(
    capsys: pytest.CaptureFixture[str], checkout: Path
) -> None:
    table = checkout / "data" / "cases.csv"
    header, rest = table.read_text().split("\n", 1)
    table.write_text(header.replace("id,", "di,", 1) + "\n" + rest)
    assert "data/cases.csv, row 1, column id: the column is missing" in refused(capsys)


@pytest.mark.parametrize("wrong", ["own-practise", "base", "rungs.x"])
def test_an_activity_that_is_mistyped(
    capsys: pytest.CaptureFixture[str], checkout: Path, wrong: str
) -> None:
    table = checkout / "data" / "course.csv"
    table.write_text(table.read_text().replace("own-practice", wrong))
    said = refused(capsys, "--port", "0")
    assert f"course.csv, column activities: the activity {wrong!r} of 02-the-ladder" in said


def test_a_table_that_is_broken(capsys: pytest.CaptureFixture[str], checkout: Path) -> None:
    with (checkout / "data" / "course.csv").open("a") as table:
        table.write("07-more,More,soon,Something,start\n")
    said = refused(capsys, "--port", "0")
    assert "course.csv" in said
    assert "minutes" in said


def test_a_notebook_that_is_missing(capsys: pytest.CaptureFixture[str], checkout: Path) -> None:
    (checkout / "course" / "00-welcome.ipynb").unlink()
    said = refused(capsys, "--port", "0")
    assert str(checkout / "course" / "00-welcome.ipynb") in said


def test_notebooks_that_are_missing(capsys: pytest.CaptureFixture[str], checkout: Path) -> None:
    shutil.rmtree(checkout / "course")
    assert str(checkout / "course") in refused(capsys, "--port", "0")


@pytest.mark.parametrize("arguments", [[], ["sing"]])
def test_a_command_that_is_not_one(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code
    printed = capsys.readouterr().err
    assert len(printed.splitlines()) == 1
    assert "serve" in printed


def test_help_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["serve", "--help"])
    assert not exit_.value.code
    printed = capsys.readouterr().out
    for option in ("--port", "--ip", "--no-browser"):
        assert option in printed
