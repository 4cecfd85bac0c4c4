"""What the client library raises, as errors that a leader can be told of.

Nothing of the server's own text is passed on, but for the codes that decide the sentence:
it may quote the prompt or the key.
"""

import math
from collections.abc import Mapping

import openai

from app.errors import (
    ModelBusy,
    ModelCutOff,
    ModelError,
    ModelFailed,
    ModelKeyRefused,
    ModelRefused,
    ModelTimeout,
    ModelUnknown,
    ModelUnreachable,
)

BUSY = 429
_OPTIONS = (400, 422, 501)
LONGEST_RETRY_AFTER = 3600.0


def plain(error: openai.OpenAIError, model: str, read: float) -> ModelError:
    """The error to raise instead. `read` is the time limit that was set, in seconds."""
    if isinstance(error, openai.APITimeoutError) and type(error.__cause__).__name__ != "ConnectTimeout":
        return too_slow(read)
    if isinstance(error, openai.APIConnectionError):
        return ModelUnreachable("The model server cannot be reached.")
    if isinstance(error, openai.APIStatusError):
        return _by_status(error, model)
    return ModelFailed("The model server broke its answer off with an error.", passing=True)


def too_slow(seconds: float) -> ModelTimeout:
    """The error for a limit of so many seconds."""
    return ModelTimeout(f"The model server did not answer within {seconds:g} seconds.")


def broke_off() -> ModelCutOff:
    """The error for a stream that stopped without saying so."""
    return ModelCutOff("The model server's answer broke off before its end.")


def filtered() -> ModelRefused:
    """The error for an answer that a content filter took."""
    return ModelRefused("The model server's content filter held the answer back.")


def refused() -> ModelRefused:
    """The error for a refusal in the model's own words, which are not shown."""
    return ModelRefused("The model would not play this part.")


def is_about_options(error: openai.APIStatusError) -> bool:
    """Whether a refusal may go away with fewer options in the request."""
    return error.status_code in _OPTIONS and type(plain(error, "", 0)) is ModelFailed and not _too_long(error)


def _too_long(error: openai.APIStatusError) -> bool:
    said = _said(error)
    return any(words in said for words in ("context_length", "context length", "context size"))


def _said(error: openai.APIStatusError) -> str:
    return f"{error.code or ''} {error.message}".lower()


def _by_status(error: openai.APIStatusError, model: str) -> ModelError:
    status = error.status_code
    if status in (401, 403):
        return ModelKeyRefused("The model server does not accept the key that is set.")
    if status == 404:
        return ModelUnknown(f"The model server knows no model {model!r}, or nothing is at its address.")
    if status == BUSY:
        return _busy(error)
    if status in (408, 504):
        return ModelTimeout("The model server gave up on the answer itself: it took too long.")
    if status >= 500:
        return ModelFailed(
            f"The model server failed (status {status}).",
            retry_after(error.response.headers),
            passing=True,
        )
    said = _said(error)
    if "content_filter" in said or "content management policy" in said:
        return filtered()
    if _too_long(error):
        return ModelFailed("The conversation has grown longer than the model can read.")
    if "model" in said and ("not found" in said or "not exist" in said):
        return ModelUnknown(f"The model server knows no model {model!r}.")
    return ModelFailed(f"The model server would not take the request (status {status}).")


def _busy(error: openai.APIStatusError) -> ModelError:
    if error.code == "insufficient_quota":
        return ModelFailed("The account at the model server has no credit left.")
    seconds = retry_after(error.response.headers)
    when = f" It asks to wait {math.ceil(seconds)} seconds." if seconds else ""
    return ModelBusy(f"The model server is busy and takes no more calls just now.{when}", seconds)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds from `Retry-After(-Ms)`; None where there is none or it is no number."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / unit
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return min(seconds, LONGEST_RETRY_AFTER)
    return None
