"""Conduct flags: what codes of ethics forbid in public, whoever is meant."""

from __future__ import annotations

import re

from ..draft import Draft, Surface
from ..verdict import Conduct, Verdict
from .chain import Chain

_CLIENTS = (
    r"(?:clients?|patients?|families|parents|alumni|alums|graduates|couples?|folks i|people i|"
    r"kids i|my people|former|past|students?|members)"
)
_PRAISE = (
    r"(?:reviews?|testimonials?|ratings?|stars|recommendations?|google page|yelp|google|psych "
    r"today page|kind words|few words|endorse|vote|shout-?out|"
    r"video|your story|stories|tag me|share this|success stor\w+)"
)
_ASKING = (
    r"(?:leave|drop|write|post|give|share|pop|record|send|film|tell (?:folks|people|them|us|"
    r"everyone)|would you|could you|can you|please|pls|"
    r"help (?:a girl|us|me) out|mind leaving|say (?:how|what|so)|vote|love (?:it if|a|to hear))"
)
_MEDICINE = (
    r"(?:zoloft|sertraline|prozac|lexapro|effexor|wellbutrin|seroquel|lithium|lamictal|"
    r"klonopin|ativan|xanax|valium|adderall|ritalin|vyvanse|abilify|"
    r"buspar|trazodone|prazosin|olanzapine|zyprexa|risperdal|haldol|ssri|meds|medication|dose|"
    r"melatonin|antabuse|suboxone|propranolol|lorazepam|"
    r"diazepam|quetiapine|clonazepam|benadryl|\d+ ?mg)"
)

_TESTIMONIAL = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"\b(?:need|want|keep) (?:those |your |some |more )?(?:google |yelp )?reviews\b|"
        r"\bcopy(?:ing)? (?:this|that|it) (?:over )?(?:to|onto) (?:yelp|google|my|our|the)|"
        r"\btag me in\b|\b(?:short|video|new) testimonials?\b|\bdrop your (?:story|favou?rite)"
        r"\b|\bvoting link\b|\b(?:write|say|tell (?:them|folks|people|us)) (?:about your|what "
        r"(?:we|this place|that room|i|the \w+) did)",
        r"\b(?:leave|leaving|write|drop|give|pop|add|post)(?: (?:me|us))?(?: (?:a|an|your|"
        r"some|a few|five|5|quick|honest|short))+ (?:\w+ ){0,2}(?:reviews?|testimonials?|"
        r"ratings?|stars|words on)\b",
        r"\b(?:google|yelp|healthgrades|psychology today) reviews?\b.{0,80}\b(?:help|mean|"
        r"please|would|love|30 seconds|two minutes|raffle|draw|gift)",
        r"\b(?:review|testimonial)s? (?:raffle|contest|giveaway|drive)\b|\bwould you "
        r"(?:consider )?(?:writ|put|shar|record|leav|giv)\w*\b.{0,60}\b(?:recommendation|"
        r"review|testimonial|few words|video|page)",
    )
)
_TESTIMONIAL_CHAINS = (
    Chain(
        r"\b(?:a few|few|two|three|some|couple of|\d+) (?:\w+ )?(?:lines|sentences|words|minutes|seconds)\b",
        (60, r"\b(?:on|about|here|keeps?|tell|what|how|healthgrades|google|yelp)\b"),
        (
            80,
            r"\b(?:our work|this place|helped|did for you|the group|practice|program\w*|counsel\w+|mean)\b",
        ),
    ),
    Chain(rf"\b{_CLIENTS}\b", (160, rf"\b{_ASKING}\b"), (80, rf"\b{_PRAISE}\b")),
    Chain(
        r"\bif (?:you(?:['’]ve|['’]re)?|i|we|your|our|one)\b",
        (
            110,
            r"\b(?:helped|was your|were one|worked with|seen|my (?:people|graduates)|saw|came through|"
            r"ever (?:been|sat|worked|came))\b",
        ),
        (140, rf"\b(?:{_ASKING}|{_PRAISE})\b"),
    ),
)
_ADVICE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:stop|skip|take|double|halve|start|stay on|go back (?:to|on)|come off|up|cut|"
        r"drop|increase|lower|don['’]t (?:stop|skip|take)|keep taking|get (?:him|her|them|you|"
        rf"yourself) (?:on|off)|ask for|add|hold)\b[^.!?\n]{{0,30}}\b{_MEDICINE}\b",
        r"\b(?:that|this|it)(?:['’]s| is| sounds like| sounds exactly like) (?:\w+ )"
        r"{0,3}(?:bipolar|bpd|ocd|adhd|ptsd|major depression|anxious attachment|trauma "
        r"bond\w*|narcissis\w+|psychosis|autism|ppd|perinatal \w+|panic disorder|dissociation|"
        r"coercive control|mania|codependency|postpartum \w+)\b",
        r"\b(?:you have|you['’]ve got|he has|she has|sounds like) (?:\w+ ){0,2}(?:bipolar|bpd|"
        r"ocd|adhd|ptsd|depression|narcissis\w+|psychosis|disorder)\b",
        r"\btextbook (?:\w+ ){0,2}(?:narcissis\w+|antisocial|borderline|bipolar|anxious|ocd|"
        r"ptsd|codependen\w+|attachment)\b",
        r"\b(?:leave him|leave her|don['’]t text (?:him|her)|block (?:him|her)|take the "
        r"(?:other )?half|call off the wedding|don['’]t marry)\b",
    )
)
_SOLICIT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:code [A-Z]+\d+|link(?:['’]s)? (?:is )?(?:in (?:my )?(?:bio|profile)|pinned)|"
        r"booking link|payment plans|takes? \d+%|sign up|fit you in|telephone my|messag(?:e|"
        r"ing) (?:me|you)|please call|i take (?:aetna|anthem|molina|medicaid))",
        r"\b(?:book (?:with|a|your|me|now|tonight|in)|dm me|message me|text me|call (?:me|my "
        r"office|us)|inbox me|messenger me|whatsapp|reach out to me|come (?:see|be|back to) "
        r"me)\b",
        r"\b(?:i (?:have|['’]ve got)|i['’]ve (?:got|a)|we have|got) (?:\w+ ){0,4}(?:openings?|"
        r"spots?|slots?|availability|package|\d+ ?[ap]m)\b",
        r"\b(?:first session|half price|half off|\d+% off|free (?:consult|15)|complimentary|"
        r"\$\d+|₹\d+|reduced (?:fee|rate)|sliding scale|discount|use code)\b",
        r"\bi (?:specialize|specialise|treat|help people|work with (?:people|women|men|"
        r"couples|families))\b|\bmy (?:program|practice|package|intensive)\b",
    )
)
_DISTRESS = re.compile(
    r"\b(?:can['’]?t (?:do this|sleep|breathe|eat|stop)|cannot|died|dying|killed?|suicide|"
    r"took (?:his|her) (?:own )?life|lost|alone|scared|crying|cancer|"
    r"diagnos\w+|fired|laid off|layoffs?|divorce|cheating|cheated|left (?:me|this morning)|"
    r"relapse\w*|overdose|hopeless|hate (?:myself|my life)|panic|"
    r"nobody|no one|depress\w+|hurt(?:s|ing)?|hands on me|car crash|accident|missing|funeral|"
    r"grief|miscarr\w+|postpartum|don['’]?t (?:know|see)|tired|"
    r"numb|help|wanna|ghost|floor|kill me|fail\w*|broke|abus\w+)\b",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    r"\b(?:saw (?:the news about )?your post|(?:you|we) (?:don['’]t know (?:me|each other)|"
    r"haven['’]t met|have not met)|"
    r"to the (?:famil(?:y|ies)|mother|mom|parents) (?:of|from|who)|reading your posts)\b",
    re.IGNORECASE,
)
TWO = 2
"""So many kinds of offer are one, even where nobody named a distress."""
_BOUNDARY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:add me (?:on|back)|friend me|friend request|finally hang|save me a (?:plate|"
        r"seat|dance)|(?:on|is) me you earned|paid? me in|payed me in|trade (?:on|for) "
        r"sessions|at cost|laid a place for|their (?:lake )?(?:cabin|boat|condo)|come find me|"
        r"i owe (?:him|her|them|you) (?:a |tacos|lunch|dinner|beer|coffee)|i['’]ll be there "
        r"(?:by|at)|first round|my personal cell)\b",
        r"\b(?:friend(?:ed)? request|friend(?:ed)? me|accepted (?:it|so|the|her|him|a friend|"
        r"tonight)|just accepted|added (?:him|her|them|me) back|"
        r"hit accept|follow(?:ed)? (?:him|her|them|me|you) back|sent me a request)\b",
        r"\b(?:come over|dinner (?:at|with|on|now)|grab (?:a )?(?:coffee|drinks?|lunch|dinner|"
        r"beer)|get (?:that |a )?(?:coffee|drinks?|lunch|dinner|brunch|wings|beers?)|"
        r"(?:coffee|drinks?|lunch|dinner|beers?|wings|pizza) (?:is |are )?on me|"
        r"wine night|girls['’]? (?:trip|night)|my treat|save me a seat|bring the wine|movie "
        r"night|sleepover|my (?:house|boat|cabin|pool|place|wedding|birthday)|barbecue|bbq|"
        r"cookout|road trip|holiday together|fishing|bowling)\b",
        r"\b(?:dm me (?:here|anytime|after|any time)|skip the portal|text me (?:from|on my "
        r"(?:cell|personal|own)|anytime|tonight|directly)|my (?:personal )?(?:cell|snapchat|"
        r"number|snap|venmo)|on whatsapp)\b",
        r"\b(?:business partner|invest(?:ing|ed|or)? (?:in|with)|go into business|hired "
        r"(?:him|her|my client)|cut my hair|did my (?:taxes|hair|kitchen|roof)|plays? on my "
        r"team|on the team i coach|went on a date|dating|asked me out|hinge|trade sessions|"
        r"barter|"
        r"babysat|babysit|godmother|godfather|walked? (?:her|him) down|"
        r"invited me|invite(?:d)? (?:him|her|them)|i(?:['’]m| am) going|plus one|skip (?:the )"
        r"?(?:\d+ ?[ap]m|thursday|session))\b",
    )
)
_MOCKING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:flakes|oscar[- ]worthy|need a calendar|worst (?:clients|patients|"
        r"kind)|(?:ok|okay) venting|give me strength|"
        r"what a (?:piece|joke)|full of (?:it|himself|herself)|spare me|cry "
        r"me|grow up|gem of a|oh please|absolute (?:unit|clown|mess)|zero insight|0% insight|"
        r"case of the|diva|big baby|why do i (?:still )?(?:do|have))\b",
        r"\b(?:sir|ma['’]?am|buddy|bestie|babe|my guy|bro|dude|honey)\b[,.!?]? (?:you|your|"
        r"this is|that['’]?s|it['’]?s|i can|just|pick|please|no\b)",
        r"\b(?:crazy|nuts|psycho|insane|whin(?:y|ing|ers?)|whine|complainers?|drama queen|"
        r"trainwreck|train wreck|hot mess|nutjob|wackos?|looney|basket case|lunatic|narc\b|"
        r"attention[- ]seek\w+|frequent flyers?|the borderlines|babies|toddlers with|"
        r"snowflakes?|liars?|lies|pathetic|insufferable|exhausting|manipulative|entitled|"
        r"delusional|idiots?|stupid|dumb|ridiculous|annoying|boring|self-absorbed|energy "
        r"vampire|vampire|karen|princess|a mess|peacocks?|flaky)\b",
        r"\b(?:combat pay|can['’]?t make this (?:job |stuff |up)|not paid enough|pay me "
        r"enough|don['’]t get paid enough|eye ?roll|rolled my eyes|kill me|shoot me|if i "
        r"(?:hear|have to hear)|one more (?:time|client|word)|i (?:had to fake|can['’]?t even|"
        r"kept a straight face|almost (?:laughed|fell asleep)|fell asleep|zoned out)|"
        r"staring at the clock|watch(?:ing|ed) the clock|counting the minutes|bingo)\b",
        r"🙄|💀|🤡|🤦|\bfacepalm\b|\blmao\b|\bsmh\b|\beyeroll\b",
    )
)
_CLIENTS_MOCKED = re.compile(
    r"\b(?:clients?|patients?|couples|executives|borderlines|parents|people) (?:who|are|"
    r"cancel|can['’]t|couldn['’]t|lie|whine|never|always)\b"
    r".{0,120}\b(?:flak\w+|toddlers|liars?|lie|whin\w+|worst|nightmare|pathetic|crazy|"
    r"annoying|exhausting|entitled|calendar|complainers|manipulative)\b",
    re.IGNORECASE | re.DOTALL,
)
_TO_ONE = re.compile(r"(?:^|[.!?,\n] ?)(?:@\w+|[A-Z][a-z]+,|girl|my man|mama)|\byou(?:['’]re|r)?\b")


def flags(draft: Draft, verdict: Verdict, *, confirms: bool, client: float) -> tuple[Conduct, ...]:
    """The flags of a draft, in the order of `Conduct`. `client` is the client scale's reading."""
    found = {
        Conduct.TESTIMONIAL: _asks_for_praise(draft.text),
        Conduct.ADVICE: _any(_ADVICE, draft.text) and bool(_TO_ONE.search(draft.text)) and _is_to_one(draft, client),
        Conduct.RELATIONSHIP: confirms,
        Conduct.BOUNDARY: (confirms or client > 0) and _any(_BOUNDARY, draft.text),
        Conduct.SOLICIT: _solicits(draft) and not confirms,
        Conduct.DISPARAGE: _any(_MOCKING, draft.text)
        and (verdict is not Verdict.CLEAR or bool(_CLIENTS_MOCKED.search(draft.text))),
    }
    return tuple(flag for flag in Conduct if found[flag])


def _asks_for_praise(text: str) -> bool:
    return _any(_TESTIMONIAL, text) or any(chain.is_in(text) for chain in _TESTIMONIAL_CHAINS)


def _is_to_one(draft: Draft, client: float) -> bool:
    return draft.surface is not Surface.POST or client > 0 or draft.text.startswith("@")


def _solicits(draft: Draft) -> bool:
    offers = _count(_SOLICIT, draft.text)
    if draft.reply_to is None:
        return offers >= TWO and bool(_STRANGER.search(draft.text))
    return offers >= TWO or (offers > 0 and bool(_DISTRESS.search(draft.reply_to)))


def _any(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _count(patterns: tuple[re.Pattern[str], ...], text: str) -> int:
    return sum(bool(pattern.search(text)) for pattern in patterns)
