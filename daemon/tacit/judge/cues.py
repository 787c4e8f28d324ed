"""Words that say whom a draft is about: a client of the writer's, or anybody else.

Each cue counts once or twice a draft, however often its words occur, so that a long draft is not louder
than a short one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..data import alternation

MOST = 2
"""A cue counts no more often than this."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern under a name; `data/points.json` says how it moves the scales."""

    name: str
    pattern: re.Pattern[str]

    def count(self, text: str) -> int:
        """How often it occurs, at most `MOST` times."""
        count = 0
        for _ in self.pattern.finditer(text):
            count += 1
            if count == MOST:
                break
        return count


def _cue(name: str, pattern: str, *, case: bool = False) -> Cue:
    return Cue(name, re.compile(pattern, 0 if case else re.IGNORECASE))


SIGN_CUES = (
    "my client", "a client", "client bare", "i see", "seat", "session", "hour", "told me", "i asked",
    "we did", "came",
    "group", "ward", "claim", "won't say", "this one", "you and i", "you did", "my clients",
)  # fmt: skip
"""Cues that by themselves speak of a client, or of somebody met."""

_KIN = alternation("kin")
_PERSON = (
    r"(?:client|patient|kiddo|couple|family|resident|inpatient|service user|mentee|analysand|"
    r"counsellee|referral|new intake)"
)
_ADJ = r"(?:[\w'’-]+ ){0,3}?"
_TITLE = (
    r"(?:therap\w+|psycholog\w+|psychiatr\w+|counsell?or\w*|social work\w*|clinician|supervis\w+|"
    r"colleague|professor|mentor|intern|hygienist|surgeon|dentist|barber|hairdresser|vet)"
)

CUES: tuple[Cue, ...] = (
    _cue(
        "my client",
        rf"\bmy (?!own\b){_ADJ}{_PERSON}\b|\bone of my {_ADJ}(?:{_PERSON}s?|families|kids|guys|"
        r"girls|boys|teens|people|regulars|ladies|vets|men|women)\b|\bof mine\b",
    ),
    _cue(
        "a client",
        r"\b(?:a|this|the|our|that|another|last|first|new|former|ex|longtime|long-time|today's) "
        rf"{_ADJ}(?:client|patient|kiddo)\b(?!['’]?s? (?:portal|care|education|population|outcomes|"
        r"rights|safety|privacy))",
    ),
    _cue("client bare", r"(?:^|[.:!?\n] ?|[-•*] )(?:client|patient|pt|ct)\b(?!s\b)"),
    _cue(
        "clients",
        r"\b(?:clients|patients|couples|families|kids|teens|people|folks|men|women|parents|"
        r"students)\b",
    ),
    _cue("my clients", r"\b(?:my|our|your) (?:[\w-]+ )?(?:clients|patients|caseload)\b"),
    _cue(
        "i see",
        r"\b(?:someone|somebody|a (?:man|woman|guy|kid|teen|couple|family|lady|lad|boy|girl)|"
        r"people|who|whom|one) i(?:['’](?:ve|m|d))? (?:see|saw|seen|been seeing|am seeing|seeing|"
        r"work(?:ed)? with|treat(?:ed)?|sat with|sit with)\b",
    ),
    _cue(
        "seat",
        r"\bin (?:my|our|this|the) (?:office|chair|practice|therapy room|waiting room|group|couch|"
        r"consulting room|playroom|clinic)\b|\b(?:my|the) (?:couch|office|waiting room|consulting "
        r"room|other chair|therapy room|playroom|beanbag|box of tissues|tissues|tissue box)\b|"
        r"\bacross from me\b",
    ),
    _cue(
        "session",
        r"\b(?:session|sessions|intake|discharge[ds]?|telehealth|sesh|treatment plan|in therapy|"
        r"termination|graduat\w+ (?:from )?therapy)\b",
    ),
    _cue(
        "this session",
        r"\b(?:in|our|last|first|final|today['’]s|that|this|after|before|end of|during|mid|\d+|"
        r"her|his|their) sessions?\b",
    ),
    _cue(
        "hour",
        r"\bmy (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]?s? )?(?:\d{1,2}(?:[:.]\d\d)"
        r"?\s?(?:[ap]\.?m)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon)(?: "
        r"?o['’]clock)?(?=[\s,.:;'’]+(?!(?:year|yr|y/?o|month|week|day|hour|minute|min|kid|"
        r"children|child|dog|cat|rules|things|tips|favou?rite|thoughts|cents)))",
    ),
    _cue(
        "told me",
        r"\b(?:told|said to|asked|showed|brought|handed|emailed|texted|wrote|gave|called|looked "
        r"at|hugged|let) me\b",
    ),
    _cue(
        "i asked",
        r"\b(?:i (?:asked|said|told (?:him|her|them)|sat with|handed|nodded|waited|listened|"
        r"witnessed|held|had to tell|walked (?:him|her|them))|with me\b|to me\b)",
    ),
    _cue(
        "we did",
        r"\b(?:we (?:did|talked|worked|practi[cs]ed|spent|started|finished|met|sat|made|wrote|"
        r"ended|laughed|cried|processed|closed|said goodbye|explored|tried|drew|played|had been)|"
        r"worked with (?:him|her|them|a)|work together|our work)\b",
    ),
    _cue(
        "came",
        r"\b(?:came in|came to (?:me|see)|walked in(?:to)?|walks in|comes in|showed up|came back|"
        r"sat down|sits (?:down|across)|referred (?:to|by)|started (?:therapy|seeing|with) me|"
        r"no[- ]show(?:ed)?|cancell?ed)\b",
    ),
    _cue("today", r"\b(?:today|tonight|this morning|this afternoon|just now|this week|yesterday|last week)\b"),
    _cue("he she", r"\b(?:he|she|him|her|his|hers)\b"),
    _cue("opens with he she", r"^(?:he|she|they)\b"),
    _cue(
        "group",
        r"\b(?:my|our|the|tonight's|thursday|monday|tuesday|wednesday|friday|sunday|saturday|"
        r"men's|women's|grief|process) group\b|\bin (?:my )?group\b",
    ),
    _cue(
        "ward",
        r"\b(?:on the (?:unit|ward)|icu|er\b|bedside|admitted|inpatient|eval|assessment|caseload|"
        r"consult|case (?:consult|conference|note)|on call|detox|hospice|custody eval)\b",
    ),
    _cue(
        "claim",
        r"\b(?:composite|details (?:have been |are |were )?(?:changed|altered|blurred|disguised)|"
        r"(?:with|has|have|got|gave|given|her|his|their) (?:\w+ )?(?:permission|consent|blessing|"
        r"ok|okay)|identifying details|not (?:his|her|their) real name|said (?:i|it) (?:could|was "
        r"ok|was fine)|names? changed|shared with)\b",
    ),
    _cue(
        "won't say",
        r"\b(?:won['’]t say|can['’]t say|no names|not (?:naming|saying)|hipaa|you know who|if you "
        r"know you know|iykyk|guess who|(?:will|shall) (?:remain|go) (?:nameless|unnamed))\b",
    ),
    _cue(
        "proud",
        r"\b(?:proud of (?:you|him|her|them|this)|breakthrough|progress|milestone|so brave|you "
        r"did (?:it|the work)|did the work|finally)\b",
    ),
    _cue(
        "this one",
        r"\b(?:this (?:guy|dude|kid|man|woman|lady|girl|boy|lad|one|family|couple|person)|the "
        r"(?:guy|kid|man|woman|lady|girl|boy|lad|person|one|couple) (?:who|with|from|whose|in))\b",
    ),
    _cue(
        "my kin",
        rf"\b(?:my|our|we're|me and my) {_ADJ}(?:{_KIN}|family|cat|dog|puppy|grandfather|in-laws|"
        r"neighbou?r|friend|bestie|roommate|colleague|coworker|boss|supervisor|mentor|therapist|"
        r"hairdresser|mechanic|landlord|teacher|professor|intern|supervisee|husband|partner)"
        r"(?!['’]?s? (?:therapy|session|group|client|who (?:i see|sees me)))\b",
    ),
    _cue("kin named", rf"\bmy (?:{_KIN}) [A-Z]\w+|\b(?:Mom|Dad|Grandma|Grandpa|Nana|Mum)\b", case=True),
    _cue(
        "about me",
        r"\b(?:i was (?:\d+|diagnosed|a kid|born|raised|in (?:grad|college|school|rehab))|i['’]m "
        r"(?:a|an|the|\d+)|i am (?:a|an|the|\d+)|i grew up|i have (?:adhd|ocd|ptsd|depression|"
        r"anxiety)|when i was|in my (?:20|30|40|50|twenties|thirties|forties|own)|my own|i turned|"
        r"as a (?:kid|therapist|clinician|psychologist|parent|mom|dad|teen)|myself|i was|i['’]ve "
        r"been a)\b",
    ),
    _cue(
        "my therapist",
        r"\bmy (?:own )?(?:therapist|psychiatrist|analyst|therapy|supervisor|supervision|"
        r"therapist's)\b",
    ),
    _cue(
        "colleague",
        rf"\b(?:dr|prof|professor)\b\.?|\b{_TITLE} (?:named|friend|from|at|in)\b|\bcolleagues?\b|"
        r"\b(?:LCSW|LMFT|LPC|PhD|PsyD|LICSW|MD|RN)\b",
    ),
    _cue("colleague2", rf"\b{_TITLE}\b"),
    _cue(
        "in general",
        r"\b(?:if you|if your|anyone who|people who|those who|most (?:people|of us|clients|"
        r"families)|many (?:people|of us|clients|of my)|some (?:people|clients)|clients (?:with|"
        r"who|often|can|may)|often|usually|tend to|sometimes|research|studies|study|evidence|"
        r"reminder|psa|tip|tips|myth)\b",
    ),
    _cue("your", r"\b(?:you|your|you're|yours|yourself)\b"),
    _cue(
        "imperative",
        r"(?:^|\n|[.!?] )(?:don['’]t|stop|start|try|remember|ask|call|text|read|check|bring|join|"
        r"register|email|dm|please|come|apply|listen|buy|book|share|follow|watch)\b",
    ),
    _cue(
        "suppose",
        r"\b(?:imagine|suppose|say you|let's say|hypothetical\w*|picture (?:a|this)|vignette|"
        r"fictional|fiction|invented|made[- ]up|made (?:him|her|them|it) up|for example|e\.g\.|"
        r"case example|textbook|role[- ]?play|mock)\b",
    ),
    _cue(
        "culture",
        r"\b(?:season \d+|episode|series|show|movie|film|novel|book|author|memoir|podcast|"
        r"documentary|album|song|netflix|hbo|character|rewatch\w*|chapter|poem|interview|"
        r"biography|celebrity|the news|article|read about|reading|obituary|wikipedia|museum|"
        r"history|band|concert)\b",
    ),
    _cue(
        "event",
        r"\b(?:workshop|conference|training|webinar|registration|register|rsvp|tickets?|ceus?|"
        r"keynote|panel|join us|open house|free (?:event|talk|workshop)|hosting|presenting|"
        r"speaking at|summit|retreat|doors|venue|eventbrite|fundrais\w+|5k|volunteer\w*|vigil|"
        r"parade|walk)\b",
    ),
    _cue(
        "practice",
        r"\b(?:openings?|accepting new|new clients|waitlist|sliding scale|insurance|telehealth "
        r"(?:across|in)|hiring|apply|job|salary|position|cv|practice|suite|our team|joined? "
        r"(?:our|the) (?:team|practice)|welcome|consultation|free 15|link in|bio|website|"
        r"license[d]?|years of experience|office hours|hours are|we['’]re moving|new office)\b",
    ),
    _cue(
        "contact",
        r"\b555\b|@[\w.-]+\.\w+|https?:|\bwww\.|\b(?:call us|text us|email us|hotline|crisis line|"
        r"988|samaritans|741741)\b",
    ),
    _cue("year", r"\b(?:1[6-9]\d\d|20[01]\d)\b"),
    _cue(
        "public",
        r"\b(?:mayor|governor|president|senator|olympic\w*|nba|nfl|actor|singer|celebrit\w+|freud|"
        r"jung|rogers|yalom|linehan|winnicott|bowlby|beck|erikson|gottman|perel|brown|van der "
        r"kolk|prince|king|queen|congress\w*|supreme court|world cup|super bowl)\b",
    ),
    _cue(
        "died",
        r"\b(?:died|passed away|funeral|obituary|in memory|rest in peace|rip|memorial|eulogy|"
        r"celebrating (?:the life|\d+ years)|anniversary|birthday)\b",
    ),
    _cue(
        "no client",
        r"\b(?:not a (?:client|patient)|no(?:t| one| actual)? (?:real )?clients? (?:here|in this|"
        r"story|was|were)|nobody (?:real|i see)|isn['’]t (?:a client|about)|(?:we|i) (?:can['’]t|"
        r"cannot|don['’]t) (?:confirm|discuss|say whether|comment|respond|acknowledge)|privacy "
        r"(?:law|rules)|whether (?:any|some)(?:one|body))\b",
    ),
    _cue(
        "thanks",
        r"\b(?:thank(?:s| you)|grateful|honou?red|thrilled|excited|delighted|congratulations|"
        r"congrats)\b",
    ),
    _cue("we us", r"\b(?:us|our|ours|we)\b"),
    _cue("bare they", r"\b(?:they|their|them)\b"),
    _cue("question", r"\?"),
    _cue(
        "you and i",
        r"\b(?:you told me|you said|remember (?:when|what|our|the)|i remember (?:you|when|the|"
        r"your)|we (?:said|talked|discussed|agreed|worked)|our (?:sessions?|work|(?:mon|tues|"
        r"wednes|thurs|fri)days?|last|hour|group)|see you (?:on |at |next |mon|tue|wed|thu|fri|"
        r"sat|the|then)|proud of (?:you|us)|you (?:did|put in) (?:all )?the (?:hard )?work|"
        r"(?:honou?r|privilege|joy|pleasure) (?:to|working|sitting)|your (?:file|chart|notes|"
        r"sessions?|intake|homework|goal|appointment)|come (?:in|see me|back)|as (?:we )"
        r"?discussed|keep (?:up|going|doing|using))\b",
    ),
    _cue(
        "you did",
        r"\byou (?:came|walked|sat|cancel\w+|missed|were|had|couldn['’]t|could not|climbed|fought|"
        r"cried|left|wore|brought|used to|swore|made|earned|rang|stopped|started|finished|got|"
        r"chose|learned)\b",
    ),
    _cue(
        "answers by name",
        r"^(?:@\w+,? )?(?:oh |hi |hey |hello |dear |ha,? |aw,? |thank you,? |thanks,? |"
        r"congratulations,? |congrats,? )?[A-Z][a-z]+(?:,|!|\.|:| my| you| I| so| -)",
        case=True,
    ),
    _cue(
        "no one in particular",
        r"\b(?:anyone|everyone|any person|all feedback|the feedback|our office|practice manager|"
        r"office manager|in general|reach out to|i['’]m sorry to hear|thank you for (?:the|your|"
        r"sharing) (?:feedback|question|kind)|law|policy|confidential\w*)\b",
    ),
    _cue(
        "session note",
        r"\b(?:hx|dx|tx|s/p|c/o|SI|HI|f/u|pt|MSE|denies|presents? with|endorses|hpi|dap|soap|pmh)"
        r"\b",
        case=True,
    ),
)
