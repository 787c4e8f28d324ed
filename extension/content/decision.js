// Decision: what a verdict means at submit. Pure; the table is the design's "What happens when".

/** Flags that are held in guard mode on a draft that is not `stop`, and on which surfaces. */
const HELD_FLAGS = Object.freeze({
  testimonial: ["post", "reply", "comment"],
  relationship: ["reply", "comment"],
});

/** Reasons that a clear draft can have: something of it was not read, or is not told. */
const UNREAD_PARTS = ["other_language", "link", "muted"];

const Decision = Object.freeze({
  /**
   * Whether what is written on a site is read at all.
   * @param {Settings} settings
   * @param {SiteData} data
   */
  isOn(settings, data) {
    return data.practice === true || settings[`site_${data.site}`] !== false;
  },

  /**
   * Whether a draft with this verdict is held when the person asks to post it.
   * @param {{verdict: VerdictName, conduct: string[]}} verdict
   * @param {SurfaceName} surface
   * @param {Mode} mode
   */
  holds(verdict, surface, mode) {
    if (mode === "watch") return false;
    if (verdict.verdict === "stop") return true;
    if (mode === "strict") return verdict.verdict === "caution" || verdict.conduct.length > 0;
    return verdict.conduct.some((flag) => (HELD_FLAGS[/** @type {keyof HELD_FLAGS} */ (flag)] ?? []).includes(surface));
  },

  /**
   * Whether there is a client list that drafts are not compared with.
   * @param {VaultState} vault
   */
  isLocked(vault) {
    return vault === "locked" || vault === "damaged";
  },

  /**
   * Whether there is no companion that could read, or none that understands us.
   * @param {CompanionState} companion
   */
  isAway(companion) {
    return companion === "away" || companion === "mismatch";
  },

  /**
   * Whether there is something to warn of: such a draft is a near miss, whatever becomes of it.
   * @param {{verdict: VerdictName, conduct: string[]} | null} verdict
   */
  warns(verdict) {
    return verdict !== null && (verdict.verdict !== "clear" || verdict.conduct.length > 0);
  },

  /**
   * The badge's state.
   * @param {{on: boolean, companion: CompanionState, vault: VaultState, guarded: boolean, empty: boolean, media: boolean, reading: Reading | null}} at
   * @returns {BadgeState}
   */
  badge({ on, companion, vault, guarded, empty, media, reading }) {
    if (!on) return "off";
    if (!guarded) return "elsewhere";
    if (Decision.isAway(companion)) return "away";
    if (empty) return Decision.isLocked(vault) ? "locked" : "watching";
    if (reading === null) return "reading";
    if (reading.verdict === null) return "unread";
    if (reading.verdict.verdict !== "clear") return reading.verdict.verdict;
    if (reading.verdict.conduct.length > 0) return "conduct";
    if (Decision.isLocked(vault)) return "locked";
    return media || reading.verdict.reasons.some(({ code }) => UNREAD_PARTS.includes(code)) ? "partly" : "nothing";
  },

  /**
   * What became of a draft, for the near-miss log; null when there never was a warning, and for practice.
   * @param {{practice: boolean, warned: boolean, same: boolean, redacted: boolean, wrong: boolean, posted: boolean, verdict: {verdict: VerdictName, conduct: string[]} | null}} draft
   *     `same`: its text is the one that was warned of last
   */
  outcome({ practice, warned, same, redacted, wrong, posted, verdict }) {
    if (!warned || practice) return null;
    if (wrong) return "wrong";
    if (!posted) return "cancelled";
    if (redacted && verdict?.verdict !== "stop") return "redacted";
    if (verdict === null || Decision.warns(verdict)) return "sent";
    return same ? "wrong" : "revised"; // nothing is found any more, by what the person said elsewhere: a word allowed, a name of their own
  },
});
