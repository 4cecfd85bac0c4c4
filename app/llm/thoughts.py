"""Cuts `<think>...</think>` out of a text that arrives in pieces of any size."""

OPEN = "<think>"
CLOSE = "</think>"


class Thoughts:
    """Feed it pieces; it gives back what may be seen, as early as it can be known."""

    def __init__(self) -> None:
        self._held = ""
        self._inside = False
        self._spoken = False

    def feed(self, piece: str) -> str:
        """What of this piece and the ones before may be seen now."""
        self._held += piece
        seen: list[str] = []
        while self._held:
            mark = CLOSE if self._inside else OPEN
            before, found, after = self._held.partition(mark)
            if found:
                if not self._inside:
                    seen.append(before)
                self._inside = not self._inside
                self._held = after
                continue
            keep = _overlap(self._held, mark)
            if not self._inside:
                seen.append(self._held[: len(self._held) - keep])
            self._held = self._held[len(self._held) - keep :]
            break
        return self._trimmed("".join(seen))

    def end(self) -> str:
        """What is left at the end; a thought that was never closed stays unseen."""
        left = "" if self._inside else self._held
        self._held = ""
        return self._trimmed(left)

    def _trimmed(self, text: str) -> str:
        """Models put blank lines between a thought and the first word."""
        if not self._spoken:
            text = text.lstrip()
            self._spoken = bool(text)
        return text


def without_thoughts(text: str) -> str:
    """A whole text without its thoughts."""
    thoughts = Thoughts()
    return thoughts.feed(text) + thoughts.end()


def _overlap(text: str, mark: str) -> int:
    """How many characters at the end of `text` may be the beginning of `mark`."""
    return next((n for n in range(min(len(text), len(mark) - 1), 0, -1) if mark.startswith(text[-n:])), 0)
