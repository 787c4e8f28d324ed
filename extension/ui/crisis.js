/**
 * Lines that someone in distress can reach, by country. Numbers change: look them up again once a year.
 * Sources: 988lifeline.org, 988.ca, samaritans.org, lifeline.org.au, 1737.org.nz, telefonseelsorge.de, 3114.fr, 113.nl; the European
 * emergency number by Directive (EU) 2018/1972, article 109. November 2026.
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
    AT: { name: "TelefonSeelsorge", reach: "142" },
    AU: { name: "Lifeline", reach: "13 11 14" },
    CA: { name: "Suicide Crisis Helpline", reach: "988" },
    DE: { name: "TelefonSeelsorge", reach: "116 123" },
    FR: { name: "Numéro national de prévention du suicide", reach: "3114" },
    GB: { name: "Samaritans", reach: "116 123" },
    IE: { name: "Samaritans", reach: "116 123" },
    NL: { name: "113 Zelfmoordpreventie", reach: "113" },
    NZ: { name: "1737", reach: "1737" },
    US: { name: "988 Suicide & Crisis Lifeline", reach: "988" },
  },
};
