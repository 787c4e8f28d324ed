/**
 * Lines that someone in distress can reach, by country. Numbers change: look them up again once a year.
 * Sources: 988lifeline.org, 988.ca, samaritans.org, lifeline.org.au, 1737.org.nz, findahelpline.com; November 2026.
 *
 * @type {{elsewhere: string, countries: Record<string, {name: string, reach: string}[]>}}
 */
const CRISIS_LINES = {
  elsewhere: "findahelpline.com",
  countries: {
    AU: [{ name: "Lifeline", reach: "13 11 14" }],
    CA: [{ name: "Suicide Crisis Helpline", reach: "988" }],
    GB: [{ name: "Samaritans", reach: "116 123" }],
    IE: [{ name: "Samaritans", reach: "116 123" }],
    NZ: [{ name: "1737", reach: "1737" }],
    US: [{ name: "988 Suicide & Crisis Lifeline", reach: "988" }],
  },
};
