"""What a server has turned out not to take, remembered per model while the program runs."""

from dataclasses import dataclass, field
from typing import Any

from app.llm.values import Profile, Usage

_CHARACTERS_A_TOKEN = 4


@dataclass
class Quirks:
    """Options a model's server answered 400 to; they are left out from then on."""

    without: set[str] = field(default_factory=set)

    def options(self, profile: Profile, streamed: bool) -> dict[str, Any]:
        """The options of a call, without those that were refused."""
        limit = profile.token_parameter
        if limit in self.without:
            limit = "max_completion_tokens" if limit == "max_tokens" else "max_tokens"
        wanted: dict[str, Any] = {limit: profile.max_tokens}
        if profile.temperature is not None:
            wanted["temperature"] = profile.temperature
        if streamed:
            wanted["stream_options"] = {"include_usage": True}
        return {name: value for name, value in wanted.items() if name not in self.without}

    def suspects(self, said: str, sent: dict[str, Any]) -> set[str]:
        """Which of the options sent a 400 may be about: the ones it names, else `stream_options`."""
        named = {name for name in sent if name in said}
        if "include_usage" in said:
            named.add("stream_options")
        if "max_completion_tokens" in said and "max_tokens" in sent:
            named = {"max_tokens"}
        return (named or {"stream_options"}) & set(sent)


def estimate(prompt: list[dict[str, str]], answer: str) -> Usage:
    """Usage where the server did not count."""
    asked = sum(len(message["content"]) for message in prompt)
    return Usage(-(-asked // _CHARACTERS_A_TOKEN), -(-len(answer) // _CHARACTERS_A_TOKEN), estimated=True)
