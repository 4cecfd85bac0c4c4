"""The scripted model server by itself, to play against by hand: `python -m tests.modelserver [PORT]`."""

import sys
import threading

from tests.modelserver.acts import Say
from tests.modelserver.scripted import ScriptedServer

with ScriptedServer(port=int(sys.argv[1]) if len(sys.argv) > 1 else 0, otherwise=Say(between=0.05)) as server:
    sys.stdout.write(f"{server.base_url}\n")
    sys.stdout.flush()
    threading.Event().wait()
