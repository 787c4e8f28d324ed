"""Ordinary sentences as clinicians and everybody write them, in which no client is named."""

from __future__ import annotations

SENTENCES = """
Will you be at the conference in May? I may be late, but I will bring the coffee.
There is always hope, and some days hope is all there is.
Grace is not something we earn. It is something we practise.
The young therapist asked a brown dog the way to the wood.
A stone in the shoe is worth two in the park.
Our practice is closed on Friday and opens again on Monday, June 3.
We drove from Washington to Jackson, then slept in Lincoln.
I read Bessel van der Kolk on the train and cried in front of a stranger.
Brené Brown says that vulnerability is not weakness.
According to Beck (1979), thoughts are not facts.
Neff & Germer (2018) call it mindful self-compassion.
Watching Grey's Anatomy with my sister counts as self-care.
The American Psychological Association published new guidelines on Tuesday.
Taylor Swift has done more for journaling than any of us.
Viktor Frankl wrote that between stimulus and response there is a space.
New blog post: why boundaries are not walls, and how to say no at the holidays.
Hurricane Helene took the roof off our old office. Everyone is safe.
I have two openings for teens in the fall. Message me through the website.
Happy birthday to the best supervisor anyone could want, Dr. Loretta Quist!
Self-care is not a bath bomb. It is a budget, a bedtime, and a backbone.
Cook something warm tonight. Walk in the park. Price nothing.
The king of the hill fell off the hill and wrote a bell hooks essay about it.
In session I say less than I used to, and people tell me more.
Does anyone know a good CPT training in Ohio or PA? The VA one is full.
Zoom froze on my face mid-blink again. A carpenter would blame the tools.
Christmas is hard for a lot of people. You are allowed to leave early.
Rosa Parks sat down so that others could stand up.
Serena Williams on retirement: "I am evolving away from tennis."
My CBT workbook arrived with someone else's coffee ring on page nine.
Loving the new Marvel series. Loki is the attachment disorder of the gods.
Grief comes in waves, and some rivers never reach the sea.
Thinking of everyone in Gaza, in Kyiv and in Khartoum tonight.
Prince Harry talking about EMDR did more than my whole marketing plan.
Walmart has sand trays for four dollars, run.
Long day. Short temper. Cold tea. Warm cat.
POV: you are a therapist and your own therapist cancels
THIS IS YOUR REMINDER TO DRINK WATER AND WILL YOU PLEASE REST
can we normalize not answering emails after six
There's a special place for insurers who ask for the notes from 2019.
A dean once told me that the clay remembers the hand.
Art therapy for adults: come as you are, clothes you don't mind ruining.
My dog Biscuit has opinions about telehealth.
The St. Thomas Choir sang at the hospice. Saint Francis would have clapped.
Read "The Body Keeps the Score", then read a novel. Balance.
Job posting: school counselor, Ann Arbor, start in August.
Carl Rogers walks into a bar. The bartender says, so what I'm hearing is.
Marsha Linehan, Aaron Beck, Judith Herman: the Mount Rushmore of my bookshelf.
Love a rainy Sunday. Love a clean inbox more.
No, I cannot diagnose your ex. Yes, everybody asks.
The major depressive episode criteria fit on one slide and in nobody's life.
""".strip().splitlines()
