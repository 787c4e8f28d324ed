"""What of a draft is not read."""

from __future__ import annotations

import pytest

from tacit.detect.language import has_link, is_other_language
from tests.bench.drafts import read_drafts
from tests.bench.run import DRAFTS

OTHER = [
    "Hoy por fin mi paciente logró dormir toda la noche, y yo salí del consultorio con una sonrisa enorme.",
    "Heute hat meine Klientin zum ersten Mal gelacht, und wir haben beide ein bisschen geweint, ehrlich gesagt.",
    "Aujourd'hui ma patiente a enfin pu parler de son frère, et je suis rentrée chez moi le coeur léger.",
    "Oggi il mio paziente ha suonato di nuovo il pianoforte dopo due anni, e io non riuscivo a parlare.",
    "Hoje a minha paciente conseguiu voltar ao trabalho, e a gente comemorou com um café depois da sessão.",
    "Dzisiaj moja pacjentka po raz pierwszy od dwóch lat wyszła sama z domu i pojechała nad morze.",
    "Vandaag heeft mijn cliënt voor het eerst weer gelachen, en ik fietste fluitend naar huis door de regen.",
    "Bugün danışanım iki yıl sonra ilk kez denize girdi, ben de eve dönerken yolda ağladım sevinçten.",
    "今天我的来访者两年来第一次给妈妈打了电话，我们都沉默了很久。",
    "आज मेरी क्लाइंट ने दो साल बाद पहली बार अपनी माँ से बात की और हम दोनों चुप रहे।",
]


SHARING = [
    "Jeg sad med en ung mand i morges, som ikke har sovet i tre uger.",
    "Pasienten min ringte meg i går kveld fordi han ikke fikk sove.",
    "Det var så fint att se henne le igen efter allt som hänt.",
    "Ze werkt als juf in Zwolle en is sinds oktober ziek thuis.",
    "Was für ein schöner Moment, als sie am Ende wieder lachen konnte.",
    "A professora do Porto não foi no trabalho desde outubro, as crianças perguntam por ela.",
    "Mi paciente Ana me llamó a noche, no quiere ir a casa de su madre y no come.",
    "Fa la maestra a Ferrara e non va a scuola da ottobre, so che piange.",
    "Uczy w szkole w Radomiu i od października nie była w pracy.",
    "A kliensem Anna ma is sírt, és a férje is itt volt, de a gyerek nem jött be a szobába.",
    "My pasiënt het my gisteraand gebel want hy slaap al weke nie.",
]


@pytest.mark.parametrize("text", [*OTHER, *SHARING])
def test_other_languages(text):
    """Prose in other languages is told from English, also where it shares small words with it: "for", "her", "no"."""
    assert is_other_language(text)


ENGLISH = [
    "A client of mine, Ana Kowalska, sent me a card.",
    "Had coffee with Jan van der Berg and Marie de la Tour in Den Haag, lovely pair.",
    "She said C'est la vie et la vie est belle and left.",
    "My client Ana me dijo que her mom está en el hospital otra vez, pobrecita, no sé qué hacer.",
    "Aaj ka session was so heavy yaar, client ne bola ki she can't sleep anymore.",
    "Grabe yung client ko today, she cried for an hour tapos biglang laughed.",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_others_words(text):
    """Names from elsewhere, a saying, and two languages mixed do not make English another language."""
    assert not is_other_language(text)


FEW = ["", "Hola", "Such a day.", "Ana María Fernández Gutiérrez", "#therapist #mentalhealth #wellness"]


@pytest.mark.parametrize("text", FEW)
def test_too_little_to_tell(text):
    """A few words, names and hashtags alone are not taken for another language."""
    assert not is_other_language(text)


def test_english():
    """Of the development drafts, which are English but for a handful, next to none is taken for another language."""
    drafts = read_drafts(DRAFTS)
    assert sum(is_other_language(gold["text"]) for gold in drafts) <= 0.02 * len(drafts)


def test_links():
    """A web address is a link, a full stop without a space behind it is none."""
    assert has_link("see https://kites.example/a")
    assert not has_link("We talked about sadness.And kites.")
