"""A circuit breaker: a server that keeps failing is left alone for a while."""

import math
import time
from collections.abc import Callable

from app.errors import ModelCutOff, ModelFailed, ModelResting, ModelTimeout, ModelUnreachable


class Breaker:
    """Opens after `failures` in a row; after `pause` seconds one call may try whether it is well again.

    `clock` gives seconds and never goes back.
    """

    def __init__(
        self, failures: int = 4, pause: float = 30.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._pause = pause
        self._clock = clock
        self._in_a_row = 0
        self._opened: float | None = None
        self._trying = False

    def enter(self) -> None:
        """Begin a call; raises ModelResting while the server is left alone or one call tries it."""
        if self._opened is None:
            return
        left = self._opened + self._pause - self._clock()
        if left > 0:
            seconds = math.ceil(left)
            raise ModelResting(
                f"The model server has failed {self._in_a_row} times in a row and is left alone "
                f"for another {seconds} second{'' if seconds == 1 else 's'}.",
                retry_after=seconds,
            )
        if self._trying:
            raise ModelResting("The model server is being tried again this moment.", retry_after=1)
        self._trying = True

    def leave(self, error: BaseException | None) -> None:
        """End a call: None where it went well; an abandoned call says nothing about the server."""
        self._trying = False
        if _sick(error):
            self._in_a_row += 1
            if self._in_a_row >= self._most:
                self._opened = self._clock()
        elif error is None or isinstance(error, Exception):
            self._in_a_row = 0
            self._opened = None


def _sick(error: BaseException | None) -> bool:
    """Signs of a sick server. A refused key or request, or an odd answer, is a healthy server's."""
    if isinstance(error, ModelFailed):
        return error.passing
    return isinstance(error, ModelUnreachable | ModelTimeout | ModelCutOff)
