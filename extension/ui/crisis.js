/**
 * Lines that someone in distress can reach, by country. Numbers change: look them up again once a year.
 * Each was read in November 2026 in a stored copy of the page named beside it; none was called. 112 in every member state of the European
 * Union: https://www.digitalhealth.net/2008/12/pan-european-112-emergency-number-a-reality/. The list: https://findahelpline.com/AU
 *
 * @type {{elsewhere: string, emergency: {reach: string, countries: string}, countries: Record<string, {name: string, reach: string}>}}
 */
const CRISIS_LINES = {
  elsewhere: "findahelpline.com",
  emergency: {
    reach: "112",
    countries: "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
  },
  countries: {
    // https://www.katholisch.at/telefonseelsorge
    AT: { name: "TelefonSeelsorge", reach: "142" },
    // https://lifelineh2h.org.au/get-help/telephone-crisis-support/faqs/
    AU: { name: "Lifeline", reach: "13 11 14" },
    // https://cmhasaskatoon.ca/9-8-8/
    CA: { name: "Suicide Crisis Helpline", reach: "988" },
    // http://ansbach-evangelisch.de/jeder-braucht-mal-hilfe/
    DE: { name: "TelefonSeelsorge", reach: "116 123" },
    // https://3114.fr/que-se-passe-t-il-quand-je-contacte-le-3114/
    FR: { name: "Numéro national de prévention du suicide", reach: "3114" },
    // https://www.samaritans.org/how-we-can-help/contact-samaritan/
    GB: { name: "Samaritans", reach: "116 123" },
    // https://www.irishexaminer.com/breakingnews/ireland/samaritans-answer-29m-calls-since-2014-charity-to-play-crucial-role-in-new-mental-help-phone-service-914684.html
    IE: { name: "Samaritans", reach: "116 123" },
    // https://www.113.nl/schoolopdracht
    NL: { name: "113 Zelfmoordpreventie", reach: "113" },
    // https://www.health.govt.nz/news-media/news-items/phone-counselling-service-busy-following-christchurch-tragedy
    NZ: { name: "1737", reach: "1737" },
    // https://health.wyo.gov/publichealth/prevention/wivpp/suicide-prevention/988-suicide-crisis-lifeline
    US: { name: "988 Suicide & Crisis Lifeline", reach: "988" },
  },
};
