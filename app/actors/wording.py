"""A direction in plain words: nothing of the coding scheme, the gates or the rubric is in them."""

from app.domain.direction import Role
from app.domain.persona import Stance

STANCES: dict[Stance, str] = {
    Stance.OPEN: (
        "You find that you would rather talk to this person than not, just now. You are not gushing; "
        "you are less careful."
    ),
    Stance.GUARDED: (
        "You are polite and keep yourself to yourself. Nothing has happened yet that would change that."
    ),
    Stance.CLOSED: (
        "You have shut the door. Short, flat and civil; you want this to be over, and nothing kind they "
        "add now opens it."
    ),
}

PARTS: dict[Role, str] = {
    Role.BEAT: "First, for a moment:",
    Role.REACTION: "What you say to it, in this sense:",
    Role.ANSWER: "What you answer, in this sense:",
    Role.REVEAL: "And now you tell them this, for the first time, all of it and no more:",
    Role.MORE: "You may add this one thing:",
    Role.CUE: "What shows while you talk, put in the brackets just like this:",
    Role.ENDING: "How you close:",
}
"""What stands before the lines of a part."""

DONE: dict[str, str] = {
    "att.notice": "They noticed something about you and said so.",
    "att.checkin": "They asked how you are before anything else.",
    "att.followup": "They picked up something you said and asked about that.",
    "und.open": "They asked you something wide, and wait for what you say.",
    "und.reflect_simple": "They said back to you what you had told them.",
    "und.reflect_complex": "They said back something you had only half said.",
    "und.check": "They asked whether they have understood you.",
    "und.space": "They gave you time and asked for nothing.",
    "emp.ack": (
        "They said something decent about it being hard. It would have fitted anybody; you take it "
        "politely and it changes nothing."
    ),
    "emp.thin": (
        "They saw that it does something to you. A general sentence, but it was meant for you, and it "
        "stops you for a second."
    ),
    "emp.full": (
        "What they said was about you and nobody else, and they seemed to mean it. You did not expect it."
    ),
    "emp.parrot": "They used a phrase that people learn. It sounded like the phrase and not like them.",
    "emp.hijack": "They started to talk about themselves.",
    "emp.pity": "They felt sorry for you, and it made you smaller.",
    "hlp.ask": "They asked what would be of use to you.",
    "hlp.offer": "They offered to do something themselves.",
    "hlp.adjust": "They offered to change something about the work.",
    "hlp.signpost": "They told you of somewhere to go.",
    "hlp.commit": "They said what they will do and when.",
    "hlp.follow": "They came back to something they had promised.",
    "bar.task": "They went to the work.",
    "bar.interrupt": "They cut across you.",
    "bar.advice": "They told you what to do, and you had not asked.",
    "bar.diagnose": "They told you what is wrong with you.",
    "bar.normalise": "They said that it is like this for everybody.",
    "bar.minimise": "They made it small.",
    "bar.reassure": "They told you it will be fine, without knowing.",
    "bar.avoid": "They changed the subject.",
    "bar.harsh": "They were hard on you.",
    "bar.generic": "They offered everything in general and nothing you could take up.",
    "bar.question": "They put a question to you that had its answer in it, or several at once.",
    "bar.secrecy": "They promised to keep to themselves whatever you say.",
    "perf.standard": "They told you plainly what the standard is and where you are.",
    "perf.expectation": "They told you what they expect, and what follows.",
    "rep.repair": "They took back something they did a moment ago.",
    "safe.ask": "They asked you straight out whether you are thinking of suicide.",
    "safe.now": "They asked whether you are safe.",
    "safe.act": "They are getting somebody to help, and staying while they do.",
    "safe.confid": "They told you whom they would have to tell, and that you would know first.",
    "oth.repeat": "They said again what they have said before.",
    "oth.offscene": (
        "They said something strange that makes no sense here. You let it go by, puzzled for a moment, "
        "and stay in the room."
    ),
    "talk.greeting": "They said hello.",
    "talk.goodbye": "They are bringing it to a close.",
    "talk.thanks": "They thanked you.",
    "talk.apology": "They said sorry in passing.",
    "talk.silence": "They said nothing.",
    "talk.joke": "They made a joke.",
    "talk.yes": "They said yes.",
    "talk.no": "They said no.",
    "talk.nonsense": "You could not make out what they said.",
    "talk.remark": "They said something ordinary.",
    "talk.question": "They asked you something you have no ready answer to.",
    "talk.task": "They said something about the work.",
    "talk.again": "They asked what they have asked before.",
}
"""What has just been done to the colleague, by move, as the colleague would feel it."""
