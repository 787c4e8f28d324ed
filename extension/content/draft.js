// Draft: one composer's text, its revisions, and what is known of each. At most one revision is under way; the next is the
// latest text by then, so that fast typing asks no more than the companion can answer.

class Draft {
  /**
   * @param {Composer} composer
   * @param {Pick<Link, "send" | "state">} link
   * @param {() => void} onReading   called when something new is known of the latest text
   */
  constructor(composer, link, onReading) {
    this.composer = composer;
    this.link = link;
    this.onReading = onReading;
    this.id = crypto.randomUUID();
    this.revision = 0;
    this.text = "";
    /** @type {{revision: number, text: string} | null} */
    this.underWay = null;
    /** @type {Reading | null} */
    this.reading = null;
    this.surface = composer.site.surfaceOf(composer.first());
    this.practice = composer.site.data.practice === true;
    this.muted = String(link.state.settings.muted ?? ""); // verdicts are a function of these
    this.known = false; // whether the companion has heard of this draft
    /** @type {string | null} the text of the last warning that the person was shown, not of one that was merely due */
    this.warnedOf = null;
    this.redacted = false;
    this.wrong = false;
    /** @type {string[]} words that the person said are not about a client, in this draft alone */
    this.allowed = [];
    /** @type {string | null} the text in which something was allowed last */
    this.allowedIn = null;
    /** @type {string | null} why a held draft was posted, where the person chose to say */
    this.why = null;
    /** @type {string | null} the outcome that the background would tell if this page went away now */
    this.pending = null;
    /** @type {Set<() => void>} */
    this.waiting = new Set();
  }

  /** Reads the composer; asks about the text when it is a new one. Returns whether it changed. */
  update() {
    const text = this.composer.text();
    if (text === this.text) return false;
    this.text = text;
    this.ask();
    return true;
  }

  isEmpty() {
    return this.text.trim() === "";
  }

  /** Asks about the latest text, unless it is known, empty, or a question is still open. */
  ask() {
    if (this.isEmpty() || this.underWay || this.readingOf(this.text)) return;
    const box = this.composer.first();
    this.surface = this.composer.site.surfaceOf(box); // what tells it may have come after the box
    this.revision += 1;
    this.underWay = { revision: this.revision, text: this.text };
    this.known = true;
    const reply = this.composer.site.answered(box);
    this.link.send("draft/changed", {
      draft: this.id,
      revision: this.revision,
      text: this.text,
      site: this.composer.site.data.site,
      surface: this.surface,
      ...(reply === null ? {} : { reply_to: reply }),
      ...(this.practice ? { practice: true } : {}),
      ...(this.allowed.length === 0 ? {} : { allowed: [...this.allowed] }),
    });
  }

  /** Whether an answer about the latest text is on its way. */
  isUnderWay() {
    return this.underWay?.text === this.text;
  }

  /** Asks again: the companion that was asked is gone, or the settings are others. */
  askAnew() {
    this.underWay = null;
    const muted = String(this.link.state.settings.muted ?? "");
    if (this.reading?.refused || this.isSuggestionPending() || muted !== this.muted) this.reading = null;
    this.muted = muted;
    this.ask();
  }

  /**
   * Takes words out of what is warned of, and asks about the same text anew.
   * @param {string} words
   * @param {boolean} here    in this draft alone; else the companion keeps them, and they hold until they are taken back there
   */
  allow(words, here) {
    if (here) this.allowed.push(words);
    this.allowedIn = this.text;
    this.reading = this.underWay = null;
    this.ask();
  }

  /** What is known of the text was found with another client list, or with other words allowed, than there are now. */
  forgetReading() {
    this.underWay = null;
    this.reading = null;
    this.pending = null; // a background that was started anew has heard of none
  }

  /** The companion is away: nothing that was asked will be answered. */
  giveUp() {
    this.underWay = null;
    for (const wake of this.waiting) wake();
  }

  /** @param {VerdictMessage} verdict */
  receiveVerdict(verdict) {
    this.answer(verdict.revision, (text) => {
      const findings = Offsets.toUtf16(text, verdict.findings);
      // Everything that was warned of was said to be wrong.
      if (this.allowedIn === text && !Decision.warns(verdict)) this.wrong = true;
      return { text, verdict: { ...verdict, findings }, refused: null, suggestion: null };
    });
  }

  /**
   * Takes what to write instead of the text that was read last; one for an earlier text comes too late.
   * @param {SuggestionMessage} suggestion
   */
  receiveSuggestion(suggestion) {
    const { reading } = this;
    if (reading?.verdict?.revision !== suggestion.revision || reading.suggestion) return;
    const edits = Offsets.toUtf16(reading.text, suggestion.edits);
    const byHand = Offsets.toUtf16(reading.text, suggestion.by_hand);
    this.reading = { ...reading, suggestion: { ...suggestion, edits, by_hand: byHand } };
    if (reading.text === this.text) this.tell();
  }

  /** @param {RefusedMessage} refused */
  receiveRefusal(refused) {
    this.answer(refused.revision, (text) => ({ text, verdict: null, refused, suggestion: null }));
  }

  /**
   * @param {number} revision
   * @param {(text: string) => Reading} readingFor
   */
  answer(revision, readingFor) {
    if (this.underWay?.revision !== revision) return;
    this.reading = readingFor(this.underWay.text);
    this.underWay = null;
    if (this.reading.text === this.text) {
      this.tell();
    } else {
      this.ask();
    }
  }

  /** Something new is known of the latest text. */
  tell() {
    for (const wake of this.waiting) wake();
    this.onReading();
  }

  /**
   * @param {string} text
   * @returns {Reading | null}
   */
  readingOf(text) {
    return this.reading?.text === text ? this.reading : null;
  }

  /**
   * What is known of the latest text, waiting for it up to a deadline.
   * @param {number} deadline     milliseconds
   * @returns {Promise<Reading | null>}
   */
  async readingWithin(deadline) {
    this.ask();
    const known = this.readingOf(this.text);
    if (known) return known;
    await this.news(deadline);
    return this.readingOf(this.text);
  }

  /**
   * What is known of the latest text, with what to write instead if that comes by a deadline.
   * @param {number} deadline     milliseconds
   * @returns {Promise<Reading | null>}
   */
  async suggestionWithin(deadline) {
    if (this.isSuggestionPending()) await this.news(deadline);
    return this.readingOf(this.text);
  }

  /** Whether what to write instead of the latest text is still on its way. */
  isSuggestionPending() {
    const reading = this.readingOf(this.text);
    return Boolean(reading?.verdict?.pending) && reading?.suggestion === null;
  }

  /**
   * Waits until something new is known, or until a deadline.
   * @param {number} deadline     milliseconds
   */
  async news(deadline) {
    await new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve(undefined);
      };
      const timer = setTimeout(wake, deadline);
      this.waiting.add(wake);
    });
  }

  /** The person is shown a warning of the latest text. */
  warn() {
    this.warnedOf = this.text;
    this.wrong = false;
  }

  /**
   * @param {boolean} posted
   * @param {string} text
   */
  outcome(posted, text) {
    const { practice, warnedOf, redacted, wrong } = this;
    const verdict = this.readingOf(text)?.verdict ?? null;
    return Decision.outcome({ practice, warned: warnedOf !== null, same: warnedOf === text, redacted, wrong, posted, verdict });
  }

  /**
   * Tells the background what this draft's outcome would be if the page went away now: a page that goes may not get to say so.
   * @param {boolean} posted
   */
  note(posted) {
    const outcome = this.outcome(posted, this.text);
    if (outcome === this.pending) return;
    this.pending = outcome;
    this.link.send("draft/pending", { draft: this.id, revision: this.revision, outcome, ...this.because(outcome) });
  }

  /**
   * Says what became of the draft, once, and forgets it.
   * @param {boolean} posted
   * @param {string} text         the text that was posted or given up; the box may be empty already
   */
  end(posted, text = this.text) {
    const outcome = this.outcome(posted, text);
    if (outcome) this.link.send("draft/outcome", { draft: this.id, revision: this.revision, outcome, ...this.because(outcome) });
    this.forget();
  }

  /** Starts over, as if nothing had been written yet. */
  forget() {
    if (this.known) this.link.send("draft/closed", { draft: this.id });
    this.id = crypto.randomUUID();
    Object.assign(this, { revision: 0, text: "", underWay: null, reading: null, known: false });
    Object.assign(this, { warnedOf: null, pending: null, why: null });
    this.startOver();
    for (const wake of this.waiting) wake();
  }

  /** The text was taken back by hand: what the person said of it, and what we wrote, holds for no other. */
  startOver() {
    Object.assign(this, { redacted: false, wrong: false, allowed: [], allowedIn: null });
  }

  /**
   * Why it was posted as it was, where that was said.
   * @param {string | null} outcome
   */
  because(outcome) {
    return outcome === "sent" && this.why ? { why: this.why } : {};
  }
}
