"""Ways of asking that fit anybody, by the topics that every colleague answers.

A persona's own questions come first: what it has given to a topic of its own is not taken from it.
"""

import re

_ONE = re.compile(r"[^?.]+[?.]")


def _asks(text: str) -> tuple[str, ...]:
    return tuple(found.strip() for found in _ONE.findall(text))


ANYBODY_ASKS: dict[str, tuple[str, ...]] = {
    "how_are_you": _asks(
        """How are you? How are you doing? How are you really? How are you, honestly? How are you in yourself?
        How are you today? How are you doing today? How are you doing, really? How you doing? Hows you?
        How are you holding up? How are you bearing up? How have you been? How've you been?
        How have you been lately? How have you been this week? How have you been since then?
        How have things been? How are things? How are things with you? How's things? How's things with you?
        How's it going? How's it going with you? How's your week been? How's this week been for you?
        How are you feeling today? How are you feeling this morning? How are you feeling now?
        Are you okay? Are you all right? You okay? You all right? You are okay? You are okay today?
        Seriously, are you okay? Seriously though, you okay? Are you sure you're okay? Are you feeling okay?
        Is everything okay? Everything okay? You don't seem yourself, are you all right?
        Before we start, how are you? I want to ask how you are. I wanted to see how you're doing.
        How you are? How you are today?"""
    ),
    "whats_wrong": _asks(
        """What's wrong? What's up? What's the matter? What's the problem? What is the problem? What is it?
        What's going on? What's going on with you? So what's going on with you? What is going on with you?
        What's really going on? What's been going on? What's been going on with you? What's been happening?
        What's happening with you? What's happened? What happened? Tell me what happened.
        Tell me what's going on. Can you tell me what's happened? Help me understand what's going on.
        Has something happened? Is something wrong? Something's not right, is it? Something's up, isn't it?
        Is something bothering you? What's bothering you? What's really bothering you? What's troubling you?
        What's eating you? What's got to you? What's getting to you? Can I ask what's got to you?
        What's on your mind? Is something on your mind? Is there something on your mind?
        Is there something going on? Is there something else? Is there anything I should know?
        What's this about? What's this really about? What's it really about? What's behind it?
        What's behind this? What's behind all this? What's underneath all this? What's brought this on?
        What's changed? What's the story? What happened between then and now? What's got in the way?
        Talk to me. Do you want to talk about it? Is there anything you want to tell me?
        Is there something you want to tell me? Is everything all right?"""
    ),
    "tell_more": _asks(
        """Tell me. Tell me more. Tell me about it. Tell me about that. Tell me more about that.
        Tell me a bit more about that. Say more about that. Say a bit more. Say some more.
        Can you tell me more? Can you tell me a bit more? Can you say a bit more? Can you say more about that?
        I'd like to hear more. I'd like to hear more about that. I'd like to hear the rest. I'm listening.
        Go on. Go on then. Carry on. Keep going. Please continue. More? And? And then? And then what?
        And after that? What happened then? What happened next? What did you do then? What did you do next?
        What did you do after? What else? Is there more to it than that? What do you mean?
        What do you mean by that? What did you mean? How do you mean? Meaning what? In what way? How so?
        Such as? Like what? What's that about? Say that again? You were saying? What were you saying?
        What were you about to say?"""
    ),
    "since_when": _asks(
        """How long has this been going on? How long has it been going on for? How long has it been?
        How long has it been like this? How long have you been like this? How long have you felt like this?
        How long have you felt this way? How long have you been feeling like this?
        How long have you been managing like this? How long you have this? How many weeks has it been?
        Since when? When did it start? When did this start? When did this begin? When did that begin?
        When did things change? When did it get like this? When did you first notice?
        Was there a point where it changed? Has it been a while? Has it been going on long?
        Has it been going on a while? Has it been building up for a while?"""
    ),
    "feelings": _asks(
        """How does that feel? How does it feel? How did that feel? What does it feel like?
        What does that feel like? What did that feel like? What did you feel? How do you feel?
        How do you feel about it? And how do you feel about that? How are you feeling about it?
        How does that make you feel? How does it make you feel? How did that make you feel?
        What's it like? What's it like for you? What's it like for you at the moment? What's that like?
        What's that like for you? What's it been like? What's it been like for you? What's that been like?
        What's that been like for you? What has that been like? What was it like? What was that like?
        What was that like for you? What's this week been like for you? How's that for you?
        How has that been for you? What's it doing to you? What's that doing to you?
        What does that do to you? What does that cost you? How's it affecting you? How is it affecting you?
        What's going through your mind? What was going through your mind? What goes through your mind?
        What goes through your head? Was it upsetting?"""
    ),
    "hardest": _asks(
        """What's the hardest part? What's the hardest bit? What's hardest? What's hardest about it?
        What's the hardest thing about it? What's been hardest? What's been hardest about this?
        What's been the toughest thing? What's the worst part? What's the worst part of it?
        What was the worst part? What's the worst bit? What's the worst of it? What's worst about it?
        Which bit is worst? Which bit's hardest? Which bit hurts most? Which bit gets to you most?
        Which part hurts? What's the most difficult thing? What's the most difficult thing about it?
        What do you find most difficult? What is most difficult for you? What is the most hard?
        What gets to you most? What upsets you most? What bothers you most? What bothers you most about it?
        What stays with you? What can't you shake? What do you dread? What worries you most?
        What are you most worried about? What are you worried about?"""
    ),
    "home": _asks(
        """How are things at home? How's home? How's home life? How's everything at home? How is at home?
        Is everything all right at home? Is everything okay at home? Home okay? All is good at home?
        What's home like? What's home like at the moment? What's home like just now?
        What's going on at home? Is it something at home? What's it like when you get home?
        What do you go home to? How's the family? How are the family? How is family?
        How's life outside work? How are things outside work? Is there anything going on outside work?
        Who's at home? Who's at home with you? Have you got anyone at home? Do you live on your own?"""
    ),
    "sleep": _asks(
        """How are you sleeping? Are you sleeping? Are you sleeping all right? Are you sleeping okay?
        You are sleeping well? How's your sleep? How is your sleep? Did you sleep? Did you sleep last night?
        What sort of night did you have? Are you getting any sleep? Are you getting enough sleep?
        Are you getting any rest? Are you getting enough rest? Did you get any rest?
        How much sleep are you getting? When did you last sleep? When did you last sleep properly?
        What time do you get to bed? Is it keeping you awake? Does it wake you up?
        You look tired, are you sleeping? Are you tired?"""
    ),
    "work": _asks(
        """How's work? How's work going? How is work going? How is the work? How is the work going?
        How's the job? How's the job going? How's the job been? How's the job at the moment?
        How are you finding work? How are you finding work at the moment? How are you finding the job?
        How are you finding it here? Are you enjoying it? How's the workload? What's the workload like?
        Is it the workload? Is work too much? Has it been busy? How's the shift been? How's the team?
        How are the team? How are you getting on with the team? How's the team treating you?
        How are the others taking it?"""
    ),
    "coping": _asks(
        """How are you coping? Are you coping? How do you cope? Can you cope? How are you managing?
        Are you managing? Are you managing all right? How do you manage? How do you manage it?
        How are you getting by? How do you get by? What have you been doing to get by?
        How are you getting through? How are you getting through it? How are you getting through the day?
        How have you been getting through it? How do you get through it? How do you get through the day?
        What gets you through? How are you dealing with it? How are you getting on with it all?
        How do you keep going? How are you keeping going? What keeps you going? How do you do it?
        How do you make it work? How do you fit it all in? What does that mean for you day to day?
        What do you do to switch off? What helps? What helps when it's bad? What's helped you so far?
        Are you up to this? Can you still do it?"""
    ),
    "what_would_help": _asks(
        """What would help? What would help you today? What would help most? What would help most right now?
        Is there anything that would help? What would make a difference? What would make it easier?
        What would make this easier? What would make today easier? What would make tomorrow easier?
        What would make this week easier? Is there anything that would make it easier?
        What would make that possible? What would make that doable? What would be useful?
        What would be most useful? What would be useful, just for today?
        If one thing could change this week, what should it be? What do you need? What do you actually need?
        What do you need from me? What you need from me? Is there anything you need?
        Is there anything you need from me? What support do you need? What do you want?
        What do you want from me? What do you want me to do? What do you want me to do with this?
        What do you want to happen? What would you want? What would you want from me? What would you like?
        What would you like from me? What would you like me to do? What would you like to happen?
        What can I do? What can I do to help? What can I do for you? What else can I do? What should I do?
        What can I take off you? What can we do about it? How can we fix this? How can I help?
        How can I support you? Is there anything I can do? Is there anything I can do to help?
        Can I do anything? Would it help if I did something? Have you thought about what you want?"""
    ),
    "who_knows": _asks(
        """Who knows? Who knows about this? Who else knows? Who else knows about this? Does anyone know?
        Does anyone know about this? Does anyone else know? Does anyone else know about this?
        Does anyone here know? Does anyone know how you've been? Somebody knows about this?
        Do the others know? Does the team know? Who have you told? Have you told anyone?
        Am I the first person you've told? Who have you talked to? Have you talked to anyone?
        Have you talked to anyone about it? Have you talked to anyone about this? Who have you spoken to?
        Who have you spoken to about this? Have you spoken to anyone? Have you spoken to anyone about it?
        Who do you talk to? Who have you got to talk to? Is there anyone you can talk to?"""
    ),
}
"""Topic ids as every persona has them; see `personas/README.md`."""
