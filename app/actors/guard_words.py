"""What a colleague at work would not say, as patterns, by what is wrong with it.

Every pattern is held against all authored lines by a test: none of them may be caught.
"""

import re
from enum import StrEnum


class Wrong(StrEnum):
    """Why a sentence is not shown. The value is what the record says; REASONS, what the model is told."""

    CHARACTER = "stepped out of the part"
    ASSISTANT = "talked like an assistant"
    LEADER = "spoke for the leader"
    TECHNIQUE = "named what the leader was doing"
    THERAPY = "talked like a book about feelings"
    COMFORT = "looked after the leader"
    LOCKED = "told what has not been earned yet"
    REPEAT = "said again what was said before"
    PROMPT = "repeated its instructions"
    LONG = "went on far too long"
    EMPTY = "said nothing that could be shown"


REASONS: dict[Wrong, str] = {
    Wrong.CHARACTER: "it was not said by a person at work",
    Wrong.ASSISTANT: "nobody at work talks like that to the person who leads them",
    Wrong.LEADER: "it spoke or acted for the other person",
    Wrong.TECHNIQUE: "it put a name to what the other person was doing",
    Wrong.THERAPY: "it did not sound like you",
    Wrong.COMFORT: "it looked after the other person",
    Wrong.LOCKED: "it said more about your situation than you would say today",
    Wrong.REPEAT: "you have said that already",
    Wrong.PROMPT: "it was not spoken to the person in the room",
    Wrong.LONG: "it was far too long",
    Wrong.EMPTY: "there was nothing in it to say aloud",
}


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.IGNORECASE)


PATTERNS: dict[Wrong, re.Pattern[str]] = {
    Wrong.CHARACTER: _any(
        r"\bas an? (?:ai|a\.i\.|assistant|(?:large )?language model|chat ?bot|virtual)\b",
        r"\b(?:large )?language model\b",
        r"\bchat ?bot\b",
        r"\bi(?:'|’)?a?m (?:just |only |actually |really )?(?:an? )?(?:ai|a\.i\.|bot|computer program|"
        r"virtual|machine|simulation)\b",
        r"\bi (?:can(?:'|’)?t|cannot|can not|won(?:'|’)t|am unable to|(?:'|’)m unable to|(?:'|’)m not "
        r"able to)"
        r" (?:help|assist|comply|engage|continue|participate|respond|fulfil+)(?: you)? (?:with|in|to) "
        r"(?:that|this|your (?:request|question))\b",
        r"\bi(?:'|’)?a?m (?:not able|unable) to (?:help|assist|comply|continue|discuss)\b",
        r"\b(?:my|the|your) (?:system )?(?:prompt|programming|guidelines|training data|instructions "
        r"(?:are|say|were|is))\b",
        r"\bmy instructions\b",
        r"\bsystem (?:prompt|message)\b",
        r"\b(?:open ?ai|chatgpt|anthropic|llama|gemini)\b",
        r"\brole-?play",
        r"\b(?:in|out of|break(?:ing)?|stay(?:ing)? in) character\b",
        r"\b(?:in|for|of) (?:this|the) (?:scenario|simulation|exercise|role ?play)\b",
        r"\bdirector(?:'|’)?s note\b",
        r"[\[\]{}]|```|<\||\|>|^#{1,4} |\bhttps?://",
    ),
    Wrong.ASSISTANT: _any(
        r"\bhow (?:can|may|could) i (?:help|assist|support) you\b",
        r"\b(?:is there )?anything else i can (?:help|assist|do for you)\b",
        r"\bi (?:completely |totally |fully )?understand how you(?:(?:'|’)re| are)? feel",
        r"\bthank(?:s| you)(?: so much| very much)? for (?:sharing|reaching out|opening up|your "
        r"(?:understanding|patience|"
        r"support|concern|kindness|empathy|honesty|question|message)|being so|taking the time|creating|"
        r"holding)",
        r"\bi(?:(?:'|’)d| would) be (?:happy|glad|delighted) to (?:help|assist|share|discuss|talk about)",
        r"\bfeel free to\b",
        r"\b(?:that(?:'|’)s|what) an? (?:great|good|excellent|wonderful|thoughtful) (?:question|point)\b",
        r"\bi (?:really |truly |so |deeply )*appreciate (?:you |your |that you)"
        r"(?:concern|understanding|empathy|support|openness|kindness|taking|asking|listening|checking|"
        r"noticing|patience)",
        r"\bit(?:'|’)s (?:important|crucial|essential) to (?:remember|note|acknowledge|recognise|"
        r"recognize)\b",
        r"^(?:sure|certainly|absolutely|of course)[,!.]* (?:here|i can|i(?:'|’)d be|let me help)\b",
        r"\bhere(?:'|’)s (?:my|the|a possible|one) (?:reply|response|line|answer)\b",
        r"\bhow does that make you feel\b",
        r"\bi hope this helps\b",
    ),
    Wrong.LEADER: _any(
        r"^\W*(?:you|manager|the manager|leader|the leader|boss|user|assistant|human|me|team lead(?:er)?|"
        r"supervisor)\W{0,3}:",
        r"^\s*\(\s*(?:you (?!are\b)|the (?:manager|leader|boss)\b|(?:your|their) (?:manager|boss)\b)",
        r"^you (?:nod|smile|sigh|pause|hesitate|reply|respond)(?:,|\.| (?:and|at|back|slowly|softly))",
        r"[\"”],? you (?:say|said|ask|asked|reply|replied|answer|answered)\b",
    ),
    Wrong.TECHNIQUE: _any(
        r"\bactive(?:ly)? listening\b",
        r"\bopen(?:-| )ended\b",
        r"\b(?:show(?:ing|n)?|your|such|real|genuine|feel(?:ing)? your|with) empathy\b|\bempathetic\b|"
        r"\bempathis|\bempathiz",
        r"\byou(?:(?:'|’)re| are| were)? (?:just )?(?:acknowledg|validat|paraphras|reflecting (?:back|what))",
        r"\backnowledg(?:ing|ement) (?:my|how i)\b",
        r"\bvalidat(?:e|ed|es|ing|ion)\b",
        r"\bcompassionate leader",
        r"\bpsychological(?:ly)? safe",
        r"\bbuild(?:ing)? rapport\b",
    ),
    Wrong.THERAPY: _any(
        r"\bprocess(?:ing)? (?:my|this|these|those|all|the) (?:feelings?|emotions?|grief|this)\b",
        r"\b(?:my|your) feelings are valid\b",
        r"\bhold(?:ing|s)? space\b",
        r"\bsafe space\b",
        r"\bself-care\b",
        r"\bcoping (?:mechanism|strateg|skill)",
        r"\btrauma(?:tic|tis|tiz)?",
        r"\b(?:i(?:'|’)?m|feel(?:ing)?|felt|gets?|got|been) triggered\b|\bmy triggers\b",
        r"\b(?:healing|emotional|wellness|mental health) journey\b",
        r"\bemotional(?:ly)? (?:labour|labor|bandwidth|support|exhausted|drained|vulnerable|available|"
        r"toll)\b",
        r"\b(?:feel(?:ing)?|felt) (?:truly |really |so )?(?:seen|heard|validated|supported|understood)\b",
        r"\bvulnerab(?:le|ility)\b",
        r"\b(?:my|own) truth\b",
        r"\bin a (?:good|bad|dark|better) (?:head ?space|mental place)\b",
        r"\b(?:work on|working on|set|setting|my) (?:myself|boundaries)\b",
    ),
    Wrong.COMFORT: _any(
        r"\byou(?:(?:'|’)re| are) (?:such |being )?(?:an? )?(?:so |very |really |truly )?"
        r"(?:good|great|amazing|wonderful|fantastic|supportive|caring|compassionate|understanding|"
        r"thoughtful|incredible)"
        r" (?:manager|boss|leader|listener|person|friend)\b",
        r"\byou(?:(?:'|’)re| are) doing (?:a )?(?:great|so well|really well|brilliantly|your best|"
        r"everything right|an amazing)",
        r"\bdon(?:'|’)t (?:blame|beat|be (?:too |so )?hard on) yourself\b",
        r"\b(?:it|this|that)(?:(?:'|’)s| is| was) not your fault\b|\bit isn(?:'|’)t your fault\b",
        r"\bit means (?:a lot|so much|the world)(?: to me)?\b|\bthat means (?:so much|the world)\b",
        r"\byou(?:(?:'|’)ve| have) (?:really |truly )?(?:been|helped me) (?:so |really |very )?"
        r"(?:supportive|understanding|kind to me|helpful|see things)",
        r"\bi feel (?:so much |much |a lot |a bit |already )*(?:better|lighter) (?:already|now|just|"
        r"after|for|having|talking)\b",
    ),
}
"""Looked for in every sentence, in this order."""
