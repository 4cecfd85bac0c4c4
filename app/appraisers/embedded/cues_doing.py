"""Cue patterns for help, barriers, standards, repair, safety and what lies outside the scene.

Each entry is a name, a gloss in plain words and a regular expression over lower-cased text.
"""

TIME = (
    r"(?:(?:by|before|at|till|until|from|on|after) (?:about )?(?:\d|half|noon|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|quarter|the \d|end of|close|lunch|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|next|teatime|first thing)|tomorrow|"
    r"tonight|this (?:afternoon|morning|evening)|first thing|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|\d\d?(?::\d\d|am|pm| o'clock)|end of play|\d\d?(?:st|nd|rd|th)\b|next week|"
    r"within the hour|in (?:an hour|ten minutes|half an hour))"
)
"""A point in time that a commitment can be held to."""

SERVICE = (
    r"\b(?:eap|employee assistance|occupational health|occ health|oh|samaritans|gp|doctor's?|"
    r"federation|fed rep|union|rep|charity|chaplain\w*|helpline|counsell\w+|access to work|"
    r"first aiders?|116 123|111|shout|85258|trim|citizens advice|stepchange|practitioner health|"
    r"lighthouse|mind|cruse|acas|carers? \w+|credit union|support line|crisis (?:line|team)|"
    r"wellbeing (?:hub|team|lead|partner)|debt advice|peer support\w*)\b"
)
"""A named source of help."""

DOING: tuple[tuple[str, str, str], ...] = (
    (
        "asks_need",
        "asks what would help",
        r"\b(?:what (?:would|could|can|do|might|'d)\b.{0,20}\b(?:help|need|want|easier|better|bearable|"
        r"useful|lighter)|do you need|do you want me|would (?:it|you) (?:help|like|rather|prefer|want)|"
        r"would (?:be|make)|what shouldn't|how would you like|who would you|if one thing|"
        r"what's (?:been )?(?:useful|helped)|which (?:one|of|bit)|most use)\b",
    ),
    (
        "i_will",
        "something the leader will do",
        r"\b(?:i'll|i will|i shall|i can|i could|i'm going to|let me|shall i|want me to|i'd like to|"
        r"i'm (?:ringing|taking|doing|covering|moving|in at)|happy to|we'll|i've (?:got|asked|moved|"
        r"told|squared|put)|(?:only too|very) (?:glad|happy|pleased) to|glad to|delighted to|"
        r"i (?:propose|undertake|intend|promise) to)\b",
    ),
    (
        "brings_something",
        "a small kindness",
        r"\b(?:get|fetch|make|bring|pour|want|have|fancy|take|put|stick|shall|drink)\b[^.?!]{0,30}"
        r"\b(?:tea|cuppa|brew|kettle|coffee|water|drink|juice|sandwich|toast|biscuits?|tissues?|chair|seat|coat)\b|"
        r"^\W*(?:cup of |some |bit of )?(?:tea|coffee|brew|cuppa|water|kettle)\b[^.!]{0,12}\?",
    ),
    ("when", "a time", TIME),
    (
        "vague_later",
        "a vague later",
        r"\b(?:soon|some ?time|at some point|one day|when i get|see what i can|get on to it|"
        r"keep an eye|another time|next time|later|pick it up|down the line|catch up)\b",
    ),
    (
        "changes_work",
        "changes the work",
        r"\b(?:off (?:the|your|on|nights|lates|call)|(?:move|moves|moved|swap\w*|shift\w*|push\w*|"
        r"put) (?:you|it|the|that|to)|instead of|down to|half|fewer|hours|weeks?|fortnight|month|until|"
        r"till|nights|days|lates|earlies|no (?:new|more|solo)|extend\w*|start at|finish at|from home|"
        r"cases|pair|temporary|drop\w*|reduc\w*|deadline)\b",
    ),
    ("service", "a named service", SERVICE),
    (
        "route",
        "how to reach it",
        r"\b(?:number|ring|phone|email|link|refer\w*|confidential|free|desk|room|floor|book|dial|call|"
        r"in till|outside the|not run by|any hour|24|form|portal|put you in touch|introduce)\b|\d{3}",
    ),
    (
        "open_door",
        "vague help",
        r"\b(?:let me know|door(?:'s| is)|here if|support (?:available|out there|on|there)|"
        r"lots? of (?:support|help)|loads of|wellbeing|intranet|anything you need|if you need|"
        r"reach out|poster|helpline|hr\b|give me a shout|any time|you know where|resources|"
        r"speak to (?:someone|hr)|there's (?:help|people|a leaflet)|shout if|app\b|webinar)\b",
    ),
    (
        "everyone",
        "makes it ordinary",
        r"\b(?:everyone|everybody|we all|we're all|all of us|nobody likes|same boat|part of the job|"
        r"that's (?:the job|life|just)|welcome to|par for|comes with|goes with|happens to|"
        r"always (?:been|like)|every \w+ (?:goes|has|feels)|it's (?:just )?(?:january|winter|normal)|"
        r"how it is|the nature of|we've all|nature of the)\b",
    ),
    (
        "downward",
        "makes it smaller",
        r"\b(?:at least|only|just a|could (?:be|have been) worse|worse things|not the end|storm in|"
        r"overreact\w*|it's not as if|take it (?:so )?personally|bit (?:much|dramatic|sensitive)|"
        r"weeks ago|look on|bright side|silver lining|reading (?:too|a bit)|lucky|count your|"
        r"not that bad|still got|big deal|it's hardly|nobody died|mind you|no harm|only a|all the same|"
        r"fuss|stretch)\b",
    ),
    (
        "promises",
        "promises an outcome",
        r"\b(?:you'll be|it'll|it will|don't worry|no need to worry|promise|i'm sure|"
        r"everything happens|you're (?:the )?(?:strongest|amazing|brilliant|a star|strong|doing)|"
        r"no one (?:blames|thinks)|nobody (?:blames|thinks|will)|of course you|blow over|sort itself|"
        r"work out|be fine|all right|bounce back|guarantee|never|no way|definitely|come through|"
        r"get through|time heals|you've got this|back us|won't be|can't lose|in no time)\b",
    ),
    (
        "exits",
        "steps round it",
        r"\b(?:anyway|let's not|moving on|better (?:let|crack|get|go)|i don't want to pry|none of my|"
        r"hr (?:wanted|asked)|tiny|you know what (?:they|it)|didn't mean|no offence|only trying|"
        r"been (?:mental|manic|mad)|forget|change the subject|did you see|nothing really|leave it|"
        r"not (?:now|here)|let's keep|cheer|cup of tea|the match|don't (?:be silly|say)|meant to|"
        r"if that upset|if you felt|if i)\b|\bha(?:ha)+\b|\blol\b",
    ),
    (
        "contempt",
        "blame or contempt",
        r"\b(?:pull yourself|what were you thinking|the door|embarrass\w*|excuses?|pathetic|ridiculous|"
        r"grow up|man up|toughen|counsellor|for god's sake|for fuck|let (?:me|everyone|us|"
        r"the) \w* ?down|hack it|other people (?:manage|cope)|attitude|drama\w*|enough of|waste|"
        r"sick of|last chance|not my problem|your problem|should know better|warn\w*|sulk\w*|moan\w*|"
        r"whin\w*|get a grip|couldn't|can't even|how hard|lazy|useless|idiot|stupid|incompetent|"
        r"seriously\?|wind your neck|snowflake|or else|disciplin\w*|what's wrong with|shut up|"
        r"crying won't|feel sorry for yourself|a mug|not a charity)\b",
    ),
    (
        "cuts_in",
        "cuts across",
        r"\b(?:let me stop|hang on|get the gist|short version|skip|cut to|before you go on|yeah,? yeah|"
        r"headline|i've only got|stop you|wait,? wait|to the point|the point|bottom line|in a nutshell|"
        r"hold on|hold that|got (?:it|the picture)|speed (?:it|this)|no time|quick(?:ly)?|"
        r"two minutes)\b|^anyway\b",
    ),
    (
        "clinical",
        "a clinical or motive label",
        r"\b(?:depress\w*|anxi\w*|burn(?:ed|t)? ?out|burnout|ptsd|adhd|ocd|autis\w*|disorder|breakdown|"
        r"trauma\w*|hormon\w*|menopaus\w*|imposter|mental health|attachment|bipolar|clearly|obviously|"
        r"denial|you're (?:just )?(?:scared|angry|jealous|avoiding|projecting|one of)|issues|syndrome|"
        r"that's (?:your|because you)|your problem is|really about|type of person|perfectionis\w*|"
        r"avoidant|textbook|classic|you can't cope|you have a)\b",
    ),
    (
        "absolute_secret",
        "absolute secrecy",
        r"\b(?:between (?:us|you and me|ourselves|these)|won't tell|tell (?:a soul|anyone|anybody)|"
        r"stays? (?:in|here|with|between)|not a soul|off the record|lips are|secret|never (?:hear|know|"
        r"leave|mention|repeat)|nobody (?:will|ever|else)|no one (?:will|ever|else)|breathe a word|"
        r"my word|in confidence|whatever (?:it is|you)|this room|these (?:four )?walls|goes no further|"
        r"to the grave|confidential)\b",
    ),
    (
        "limits",
        "limits of privacy",
        r"\b(?:unless|can't promise|couldn't (?:keep|promise)|can't keep|(?:i'd|i would|i'll|"
        r"i will) have to|i'd need to|who i('d)? (?:tell|told)|tell you (?:first|before)|"
        r"without your name|before i (?:tell|told|say|speak)|at risk|in danger|safety|what i'd say|"
        r"what i can|private|need to know|have to (?:tell|act|involve)|you'd (?:know|hear)|"
        r"agree (?:the|what)|first to know|behind your back|with you,? not)\b",
    ),
    (
        "standard_named",
        "a standard and an instance",
        r"\b(?:needs? to be|expect\w*|standard|agreed|the log|of the last|late|missed|times (?:this|in|"
        r"since)|target|by nine|on time|have to be|isn't optional|can't (?:have|carry)|"
        r"out of (?:the )?(?:last )?\w+|came back|complaints?|policy|requirement|is \w+ minutes|"
        r"percent|per cent|that's \w+ in)\b",
    ),
    (
        "next_step",
        "step, date and review",
        r"\b(?:review|we'll look|look (?:at it )?(?:again|together)|formal|agree|in (?:two|four|six|"
        r"a) (?:weeks?|months?|month)|from (?:monday|now|tomorrow|the)|so (?:that's|here's)|"
        r"let's (?:agree|say|set|pin|put)|between now|stage|plan|in return|what you'll|each (?:week|"
        r"friday|monday)|every (?:friday|monday|week)|starting|check in)\b",
    ),
    (
        "owns_it",
        "owns a misstep",
        r"\b(?:i (?:just )?(?:jumped|cut|interrupted|shouldn't|got that|went (?:straight|off)|"
        r"asked you|talked|told you|put words|wasn't|missed|made (?:it|that)|did|said|skipped|rushed|"
        r"turned|snapped|lectured)|my (?:fault|mistake|bad)|i owe you|came out|that was (?:me|a daft|"
        r"daft|clumsy|crass|cheap|wrong|unfair|no)|on me\b|doing all the talking|i'll shut up|"
        r"start again|fair (?:point|enough|cop)|you're right|i've not (?:listened|let)|let me try|"
        r"should(?:n't)? have|should've|take that back)\b",
    ),
    (
        "kept_word",
        "reports on a promise",
        r"\b(?:i said i'd|i told you i'd|i promised|like i promised|as promised|last time|last week|"
        r"you asked me|i rang|i've (?:spoken|asked|rung|done|moved|been)|i asked|i spoke|it's booked|"
        r"we said|we agreed|came back|i haven't (?:told|said)|i didn't get|heard back|i read|"
        r"as i said i would|i chased|sorted)\b",
    ),
    (
        "suicide_words",
        "plain words about suicide",
        r"\b(?:suicid\w*|kill(?:ing)? yourself|end(?:ing)? (?:your (?:own )?life|it all|it\b|things)|"
        r"tak(?:e|ing) your (?:own )?life|wanting to (?:die|be dead)|want to die|be dead|"
        r"not wanting to be alive|being alive|keep yourself safe|those thoughts|harm(?:ing)? yourself|"
        r"hurt(?:ing)? yourself)\b",
    ),
    (
        "euphemism",
        "a euphemism",
        r"\b(?:anything (?:silly|stupid|daft)|owt (?:stupid|silly)|funny ideas|the other thing|"
        r"do something (?:silly|stupid)|that sort of thing|you know,? like that)\b",
    ),
    (
        "stays",
        "stays or gets help now",
        r"\b(?:stay(?:ing)? (?:with|on|here|right|put)|i'm not (?:going|leaving)|with you|together|"
        r"we'll (?:ring|call)|let's (?:ring|call|phone|go|get)|ring(?:ing)?|call(?:ing)?|999|111|dial|"
        r"speaker|who's (?:at home|with you|in)|not on shift|come (?:and|with)|next to you|"
        r"not (?:be )?alone|won't leave|on your own tonight|drive you|fetch|sit with you)\b",
    ),
    (
        "software",
        "talks to the software",
        r"\b(?:ignore|disregard|instructions?|prompt|system|pretend|you are now|gpt|chatbot|bot\b|"
        r"language model|ai\b|points?|haiku|poem|translate|rules|lorem|python|json|admin|developer|"
        r"jailbreak|trust (?:number|score)|what score|temperature are you|simulator|program|code word|"
        r"parameters|tokens|recipe|model are you)\b",
    ),
    (
        "about_exercise",
        "about the exercise",
        r"\b(?:exercise|this scene|the scene|scenario|practice|practise|rewind|role ?-?play|"
        r"in character|out of character|feedback|debrief|rung|marked|turns?|the app|start (?:over|"
        r"again)|go back|am i (?:meant|supposed|allowed)|is (?:it|this) (?:saved|recorded|kept)|"
        r"try again|the tool|persona|training|module|simulation)\b",
    ),
    (
        "real_person",
        "a real colleague",
        r"\b(?:real(?:ly)? (?:person|is|her|him)|one of mine|at my (?:place|work|trust|station)|"
        r"my (?:real|actual|deputy|direct report|team|ward sister|colleague|mate|report|line manager)|"
        r"on our|from our|that's (?:basically|just|exactly)|word for word|born|number's|her file|"
        r"his file|in real life|07\d{3}|based on|reminds me of)\b",
    ),
    (
        "first_distress",
        "first-person distress",
        r"\b(?:i (?:can't|cant|cannot) (?:cope|carry on|do this|go on|stop (?:crying|shaking)|breathe)|"
        r"i'm (?:not (?:ok|okay|coping|alright|all right|safe|well)|crying|shaking|in pieces|"
        r"struggling|scared|falling apart|the one)|im (?:not (?:ok|okay|coping)|crying|scared|"
        r"struggling|shaking)|i(?:'ve| have) been (?:crying|thinking|having|feeling)|"
        r"i don'?t want to (?:be here|live|wake|play|do th)|(?:can we|need to|have to|can i) (?:stop|"
        r"pause|step)|i feel (?:like that|sick|exactly|the same)|the real me|not (?:the )?(?:scene|"
        r"script|character|role|practice|game)|end(?:ing)? it|my own life|i want to die|myself)\b",
    ),
    (
        "greeting",
        "a greeting or a goodbye",
        r"^\W*(?:hi|hiya|hello|hey|morning|good (?:morning|afternoon|evening)|evening|afternoon|bye|"
        r"see (?:you|ya)|ta\b|cheers|thanks|thank you|ok|okay|right|no (?:problem|worries)|ay up|"
        r"alright)\b",
    ),
    (
        "hinge",
        "a hinge",
        r"(?:^|[\s,;.])(?:but|however|although|though|mind you|at least|still,|that said)\b",
    ),
    ("exclaims", "an exclamation", r"!"),
    ("quotes_them", "quotes them", r"(?:(?<!\w)'[^'\x22]{3,60}'(?!\w)|\x22[^\x22]{3,60}\x22)"),
    (
        "number",
        "a number",
        r"\b(?:\d+|twice|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
        r"fifty|hundred)\b",
    ),
)
