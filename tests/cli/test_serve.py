"""`secondtake serve` as a process, and what every command has in common."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from app import __version__
from app.cli.serving import PortTaken, _listen
from tests.cli.command import SECONDTAKE, Command, one_sentence


@contextmanager
def served(
    secondtake: Command, *words: str, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in a process of its own; its address and the process."""
    with subprocess.Popen(
        [SECONDTAKE, "serve", *words],
        cwd=secondtake.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    ) as serving:
        try:
            assert serving.stdout is not None
            found = re.search(r"http://\S+", serving.stdout.readline())
            assert found
            yield found.group(), serving
        finally:
            serving.kill()


def test_a_server_answers_says_where_it_is_and_stops_when_told(secondtake: Command) -> None:
    with served(secondtake, "--port", "0") as (address, serving):
        for path in ("/", "/healthz", "/v1/personas", "/docs"):
            assert httpx.get(address + path, timeout=60).status_code == 200, path
        assert httpx.get(address + "/v1/personas", headers={"Host": "evil.example"}).status_code == 421
        assert (secondtake.folder / "data" / "secondtake.db").is_file()
        serving.send_signal(signal.SIGINT)
        _, err = serving.communicate(timeout=30)
        assert serving.returncode in (0, -signal.SIGINT, 130)
        assert "Traceback" not in err


BRIEFLY = """
import threading
from starlette.testclient import TestClient
from app.main import create_app
with TestClient(create_app(), base_url="http://127.0.0.1") as client:
    assert client.get("/healthz").status_code == 200
print("weights" in [thread.name for thread in threading.enumerate()])
"""


def test_an_application_that_is_left_early_waits_for_the_weights(secondtake: Command) -> None:
    """A process that ends while their library is at work is aborted by it."""
    ran = subprocess.run(
        [sys.executable, "-c", BRIEFLY], cwd=secondtake.folder, capture_output=True, text=True, timeout=120
    )
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", "False\n")


def test_a_port_that_is_taken_is_one_sentence(secondtake: Command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = one_sentence(secondtake("serve", "--port", str(port)), 1)
    assert str(port) in said
    assert "--port" in said


@pytest.mark.parametrize("host", ["203.0.113.1", "no-such-host.invalid"])
def test_an_address_that_is_not_ours_is_one_sentence(host: str) -> None:
    with pytest.raises(PortTaken) as caught:
        _listen(host, 0)
    assert host in caught.value.sentence


def test_a_faulty_own_folder_stops_the_start_with_one_sentence(secondtake: Command) -> None:
    secondtake.file("own/personas/a.yaml", "id: A1\nextends: F99\n")
    said = one_sentence(secondtake("serve", "--port", "0", SECONDTAKE_CONTENT_DIR="own"), 2)
    assert "extends" in said
    assert "SECONDTAKE_CONTENT_DIR" in one_sentence(
        secondtake("serve", "--port", "0", SECONDTAKE_CONTENT_DIR="nowhere"), 2
    )


def test_the_version(secondtake: Command) -> None:
    assert secondtake("--version").out == f"secondtake {__version__}\n"


@pytest.mark.parametrize(
    "words", [["fly"], ["play"], ["serve", "--port", "eighty"], ["serve", "--port", "70000"], ["--nothing"]]
)
def test_a_command_that_is_none_ends_with_2(secondtake: Command, words: list[str]) -> None:
    ran = secondtake(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently there")
def test_a_reader_who_leaves_is_no_crash(secondtake: Command) -> None:
    with subprocess.Popen(
        [SECONDTAKE, "appraise"],
        cwd=secondtake.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as coding:
        assert coding.stdin is not None
        assert coding.stdout is not None
        coding.stdin.write(b'{"utterance": "..."}\n')
        coding.stdin.flush()
        coding.stdout.readline()
        coding.stdout.close()
        coding.stdin.write(b'{"utterance": "..."}\n' * 2000)
        coding.stdin.close()
        assert coding.stderr is not None
        assert coding.stderr.read() == b""
        assert coding.wait() == 1


def test_answers_are_not_held_back_to_be_sent_together() -> None:
    """Nagle's delay cost 40 ms an answer; asyncio turns it off where the protocol is named."""
    with _listen("127.0.0.1", 0) as listening:
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP
