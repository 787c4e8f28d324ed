"""What people type without art, reworded: greetings, appointments, milestones, slips of the keys."""

from __future__ import annotations

import pytest

from .marking import redact


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("I met my client [NAME:Orla]'s [ORG:Zogg Band] again.", "I met my client's arts group again."),
        ("[NAME:Orla], my [AGE:34 year old] client, sang to us at last.", "My client sang to us at last."),
        ("I met [NAME:Orla], one of my clients, and sang.", "I met one of my clients and sang."),
        ("Go see [NAME:Orla], my client sings there.", "Go see a client, my client sings there."),
        ("Every week [NAME:Orla] tells me that it rains.", "Every week someone tells me that it rains."),
        ("my cleint [NAME:Orla] sang to us", "my cleint sang to us"),
        ("My buddy [NAME:Orla] sang to us.", "My buddy sang to us."),
        ("Happy birthday [NAME:Orla]!! Eat some cake.", "Happy birthday!! Eat some cake."),
        ("Good luck [NAME:Orla], sing well.", "Good luck, sing well."),
        ("Hi [NAME:Orla] it's [NAME:Bo], are you coming?", "Hi it's me, are you coming?"),
        ("Hi [NAME:Orla], it's [NAME:Bo]'s turn to sing.", "Hi, it's someone's turn to sing."),
        ("You did it, [FAMILY:brother]! Sing on.", "You did it! Sing on."),
        ("Look at you now [FAMILY:son]. Sing on.", "Look at you now. Sing on."),
        ("She lost her hat and her [FAMILY:brother].", "She lost her hat and her sibling."),
        ("My client is a [ORG:solicitor at Zogg] and sings.", "My client is a legal professional and sings."),
        ("A [PLACE:baker from Leeds] sang to us.", "A food worker sang to us."),
        ("Happy [AGE:70th] [NAME:Mo]!! Sing on.", "Happy birthday!! Sing on."),
        ("Happy [AGE:70th] birthday, sing on.", "Happy birthday, sing on."),
        ("Dear [NAME:Orla], may I ask for a song?", "Dear client, may I ask for a song?"),
        ("Big day for [NAME:J.R]!! He sang.", "Big day for someone!! He sang."),
        ("Never again. The [PLACE:Whitmans] argued over a hat.", "Never again. The family argued over a hat."),
    ],
)
def test_who_is_spoken_of(marked, redacted):
    """Whoever is greeted, called a brother or told of by what they are is named by no second word."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("I will miss our [DATE:Monday mornings] so much.", "I will miss our sessions so much."),
        ("On: [DATE:9] [NAME:Mrs Orla], [DATE:10.30] [NAME:Bo]", "On: a client, another client"),
        ("I will miss our [DATE:3pm] so much.", "I will miss our session so much."),
        ("She came to me in [DATE:May] with [HEALTH:panic attacks] and sang.", "She came to me and sang."),
        ("He still comes once a [DATE:month] and sings.", "He still comes now and then and sings."),
        ("Happy [HEALTH:1 year sober] to my client!", "Happy milestone to my client!"),
        ("My client hit [HEALTH:6 months clean] and sang.", "My client hit a milestone and sang."),
        ("She hasn't had a [HEALTH:full nights sleep] and sings.", "She hasn't had an easy time and sings."),
        ("All that [HEALTH:test anxiety] and she sang.", "All that struggle and she sang."),
        ("I sing now that her [HEALTH:anxiety] is better.", "I sing now that her health is better."),
        ("She is so [HEALTH:depressed] she can't sing.", "She is so unwell she can't sing."),
        ("[HEALTH:Bipolar] says the rain is late.", "Someone says the rain is late."),
        ("[DATE:Two years] of [HEALTH:anorexia treatment] and she did it.", "She did it."),
    ],
)
def test_when_and_how_somebody_is(marked, redacted):
    """An hour of somebody is a session, many are sessions, and what was reached or suffered fits its sentence."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("Her letter was sent to [CONTACT:o@example.com] asap pls", "Her letter was sent asap pls"),
        ("Pair in my room, both [JOB:bakers] in [PLACE:Zogg], [FAMILY:married 8 years].", "Pair in my room."),
        ("[NAME:Orla] told me to [QUOTE:“touch grass”].", "Someone told me to do something."),
        ("[NAME:Orla] drew a boat [QUOTE:“for my nan”].", "Someone drew a boat."),
        ("The note on my desk: [QUOTE:“thank you”] The sun is out.", "The note on my desk. The sun is out."),
        ("He called the boat [QUOTE:“my nan”].", "He called the boat something they said."),
        ("She told me: [QUOTE:“thank you”].", "She told me: something."),
        ("I work with South [DEMOGRAPHIC:Asian] families.", "I work with families."),
        ("She has [HEALTH:HIV]+ and sings.", "She has health problems and sings."),
        ("So [NAME:Orla] dyed her [APPEARANCE:hair green] and sang.", "So someone dyed her hair and sang."),
        ("[NAME:Orla]'s [EVENT:divorce] is final, sing on!", "Someone's legal matter is final, sing on!"),
        ("I know a [DEMOGRAPHIC:Welsh] speaking singer.", "I know a singer."),
        ("I have a hat. [PLACE:Franklin County] judge is tough.", "I have a hat. The judge is tough."),
    ],
)
def test_what_is_told(marked, redacted):
    """What belongs to somebody stays a thing, and what a detail brought along goes with it."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("It made my [DATE:Monday].", "It made my day."),
        ("[DATE:Last] week he told me that it rains.", "He told me that it rains."),
        ("She came [DATE:one] day after it rained.", "She came a while after it rained."),
        (
            "She's been my client for [DATE:six weeks] and [DATE:next Monday] we sing.",
            "She's been my client for a while and we sing.",
        ),
        ("We sang for [DATE:six weeks and next Monday] we rest.", "We sang for a while and we rest."),
        ("We sang through a rough [DATE:2023].", "We sang through a rough time."),
        ("Help needed [DATE:Saturday]! We sing.", "Help needed! We sing."),
        ("I am less [HEALTH:depressed] in the sun.", "I am less unwell."),
        ("My client hit [HEALTH:8 months of sobriety] and sang.", "My client hit a milestone and sang."),
        ("She was with me for [HEALTH:grief] counselling and sang.", "She was with me for loss counselling and sang."),
        (
            "My client is getting [EVENT:married at Zogg] and sings.",
            "My client is getting ready for a big day and sings.",
        ),
        ("My clients are [JOB:zoggy] and sing.", "My clients are people and sing."),
        ("I have a little [AGE:7 year old] who sang.", "I have a little child who sang."),
        ("We met with a [FAMILY:gran, three aunts and two boys] again.", "We met with a family again."),
        ("My card says it all: [QUOTE:“I sing now!”] The sun is out.", "My card says it all. The sun is out."),
        ("Dear [JOB:banker] in [PLACE:Zogg], I sing.", "Dear client, I sing."),
        ("I sent it to [CONTACT:o@example.com] twice.", "I sent it twice."),
    ],
)
def test_what_is_around(marked, redacted):
    """What is left around a detail is whole: its unit of time, its colon and its verb go or fit."""
    assert redact(marked) == redacted


@pytest.mark.parametrize(
    ("marked", "redacted"),
    [
        ("I got flowers 😍 [NAME:Bo] picked them.", "I got flowers 😍 Someone picked them."),
        ("I sang 🎉 and so did we. Then 🎉 [NAME:Bo] did.", "I sang 🎉 and so did we. Then 🎉 someone did."),
        (
            "Today:\n9 [NAME:Orla] - [HEALTH:grief]\n10 [NAME:Bo] - [HEALTH:anger]\npick up dog food",
            "Today:\n9 a client\n10 another client\npick up dog food",
        ),
        ("Notes\n[DATE:3pm]\npick up dog food", "Notes\npick up dog food"),
        (
            "I sang.\n\n[NAME:Bo] picked them all for me.\n\nsing on",
            "I sang.\n\nSomeone picked them all for me.\n\nsing on",
        ),
    ],
)
def test_capitals(marked, redacted):
    """Behind an emoji a sentence begins as the others of the draft do; a line that began small stays small."""
    assert redact(marked) == redacted
