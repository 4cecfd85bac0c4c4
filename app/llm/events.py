"""Server-sent events out of bytes that come in pieces of any size.

The library's own reading of them builds a whole object for every word, which takes several
times as long as all the rest of a call.
"""


class Events:
    """Feed it bytes; it gives back the data of every event that is complete."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []

    def feed(self, piece: bytes) -> list[bytes]:
        """The data of the events that this piece completes, in order."""
        found: list[bytes] = []
        lines = (self._rest + piece).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            line = line.rstrip(b"\r")
            if line.startswith(b"data:"):
                self._data.append(line[5:].removeprefix(b" "))
            elif not line and self._data:
                found.append(b"\n".join(self._data))
                self._data = []
        return found

    def end(self) -> list[bytes]:
        """The data of a last event that no empty line followed."""
        return self.feed(b"\n\n")
