/**
 * Which rules a warning rests on, as keys of the messages (`rule_...`). Each message's description names where the rule
 * stands; the words are ours. Each was compared in November 2026 with stored copies of what the companion's `data/policy.toml` and
 * `data/rules.toml` name as sources; that a patient's name counts without a diagnosis, with
 * https://www.dwt.com/blogs/privacy--security-law-blog/2022/04/hhs-ocr-enforcement-resolutions-2022. Rules change.
 */
const RULES = Object.freeze({
  /** @type {Record<string, string[]>} by reason of a verdict */
  reasons: {
    direct: ["hipaa_identifiers", "nasw_1_07"],
    on_client_list: ["hipaa_identifiers", "nasw_1_07"],
    combination: ["hipaa_together", "apa_4_07"],
    detail: ["hipaa_together", "apa_4_07"],
    client_mentioned: ["apa_4_07", "nasw_1_07"],
    confirms_client: ["hipaa_patient", "nasw_1_07"],
  },
  /** @type {Record<string, string[]>} by conduct flag */
  conduct: {
    testimonial: ["nasw_4_07_testimonials", "apa_5_05", "aca_c_3_b"],
    advice: ["apa_5_04"],
    relationship: ["hipaa_patient", "nasw_1_07"],
    boundary: ["nasw_1_06", "aca_h_6_a"],
    solicit: ["nasw_4_07_solicitation", "apa_5_06"],
    disparage: ["nasw_1_12"],
  },
});
