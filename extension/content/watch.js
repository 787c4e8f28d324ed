// Watch: one composer being watched: its draft, what is shown beside it, and whether it is held.

/**
 * How long typing has to rest before the display changes, in milliseconds, so that nothing flickers that the next word takes
 * back. Longer than the mean gap between two keys of nineteen in twenty people: 239 ms, with a standard deviation of 112 among
 * them (Dhakal et al. 2018, "Observations on typing from 136 million keystrokes").
 */
const DISPLAY_PAUSE = 450;

/** How long a released post may take to leave its box before we say that it did not, in milliseconds. */
const POST_PATIENCE = 10_000;

class Watch {
  /**
   * @param {Site} site
   * @param {HTMLElement} box
   * @param {Link} link
   * @param {Highlights} highlights
   * @param {WatchHandlers} handlers
   */
  constructor(site, box, link, highlights, handlers) {
    this.site = site;
    this.link = link;
    this.highlights = highlights;
    this.handlers = handlers;
    this.composer = new Composer(site, box);
    this.draft = new Draft(this.composer, link, () => this.show());
    this.choices = new Choices(this, handlers);
    this.layer = new Layer((control, about) => void this.choices.make(control, about));
    this.rewording = new Rewording(this.composer, this.draft, this.layer, () => this.rewritten());
    /** @type {{start: number, end: number}[]} the stretches drawn, moved along with the edits since */
    this.drawn = [];
    /** @type {HTMLElement | null} the site's own button, as it was when last looked for */
    this.submit = null;
    /** Whether a picture or a film went along when that was last told. */
    this.media = false;
    /** @type {ReturnType<Composer["caret"]>} where the caret stood when the post was held */
    this.caret = null;
    /** @type {string | null} the text that may be posted, once, without another word */
    this.pass = null;
    /** @type {string | null} the text that the person asked to post, as far as we let it */
    this.asked = null;
    /** @type {(Trigger & {text: string, isShown?: boolean}) | null} what is being held */
    this.held = null;
    this.aside = new Aside();
    /** @type {BadgeState | null} what the badge says */
    this.badge = null;
    /** @type {string | null} the text that the card was drawn for */
    this.shown = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.frame = 0;
    this.isOver = false;
    this.surroundings = new Surroundings(this.composer, () => this.changed(), () => this.checkSurroundings());
    this.observe();
    this.changed();
    this.show();
  }

  /** Follows the boxes that are there now. */
  observe() {
    this.submit = this.site.submitOf(this.composer.current());
    this.surroundings.observe();
    this.attach();
  }

  attach() {
    if (this.isOver) return;
    this.layer.attach(this.composer.current(), this.submit);
  }

  checkSurroundings() {
    const boxes = this.composer.boxes();
    if (boxes.length === 0) return this.end();
    if (this.surroundings.areOthers(boxes)) {
      this.observe();
      this.changed();
    } else {
      this.attach();
    }
    if (this.composer.hasMedia() !== this.media) this.show();
  }

  isOn() {
    return Decision.isOn(this.link.state.settings, this.site.data);
  }

  /** The site was switched off: what was shown goes, and nothing is read until it is on again. */
  rest() {
    clearTimeout(this.pause);
    this.pause = undefined;
    // A draft that was warned of was one all the same, and stands as far as it is known: not posted.
    if (this.draft.text !== "") this.draft.end(false);
    this.forget();
  }

  /** The companion or the settings are others than before. */
  resume() {
    if (this.link.state.settings.mode === "watch" && this.held) this.letGo();
    this.draft.askAnew();
    this.changed();
  }

  changed() {
    if (this.isOver || !this.isOn()) return;
    const before = this.draft.text;
    if (this.draft.update()) {
      this.drawn = Offsets.remap(this.drawn, before, this.draft.text);
      this.textChanged();
    }
    // Also without a new text: an editor may have put new nodes in the place of those that were highlighted.
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.highlights.draw(this.composer, this.drawn);
    });
  }

  /** The boxes may hold words of ours: nobody is typing, so the display need not wait, and "Undo" does not move later. */
  rewritten() {
    this.changed();
    clearTimeout(this.pause);
    this.pause = undefined;
    this.show();
  }

  textChanged() {
    if (this.draft.isEmpty()) this.emptied();
    if (this.asked !== this.draft.text) this.asked = null;
    if (this.pass !== this.draft.text) this.pass = null;
    this.draft.why = null; // it was said of the text before
    this.rewording.look();
    if (this.held && this.held.text !== this.draft.text) this.letGo(); // the person went on writing
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.show();
    }, DISPLAY_PAUSE);
  }

  /** The draft was posted, or the person took it all back: what was put aside was said of that text. */
  emptied() {
    if (this.asked !== null) {
      this.draft.end(true, this.asked);
      this.forget();
    } else if (!this.rewording.isWriting) {
      this.aside.forget();
      this.draft.startOver();
    }
  }

  forget() {
    this.asked = this.pass = this.held = this.shown = null;
    this.aside.forget();
    this.drawn = [];
    this.rewording.forget();
    this.layer.close();
    this.highlights.clear(this.composer);
  }

  /** Shows what is known of the text, unless the person is in the middle of typing. */
  show() {
    if (this.isOver || this.pause !== undefined) return;
    this.submit = this.site.submitOf(this.composer.current());
    this.attach();
    const reading = this.draft.readingOf(this.draft.text);
    const on = this.isOn();
    this.media = this.composer.hasMedia();
    const badge = Decision.badge({
      on, companion: this.link.state.state, vault: this.link.state.vault, guarded: this.isGuarded(),
      empty: this.draft.isEmpty(), media: this.media, reading,
    });
    this.badge = badge;
    this.layer.badge(badge);
    this.handlers.onShown(badge);
    if (!on) return;
    if (reading === null && !this.draft.isEmpty() && !Decision.isAway(this.link.state.state)) return;
    this.drawn = this.aside.isWrong(reading) ? [] : [...(reading?.verdict?.findings ?? []), ...(reading?.suggestion?.by_hand ?? [])];
    this.highlights.draw(this.composer, this.drawn);
    if (this.held === null) this.showCard(reading);
    else if (this.held.isShown && reading) this.showHold(reading);
    this.draft.note(this.asked !== null);
  }

  /** @param {Reading | null} reading */
  showCard(reading) {
    const model = this.aside.isWrong(reading) ? null : this.model(reading);
    if (model) this.draft.warn();
    this.shown = this.draft.text;
    this.layer.card(this.aside.isAway(reading) ? null : model);
  }

  /**
   * Opens the hold, or completes the one that is open.
   * @param {Reading} reading
   */
  showHold(reading) {
    const model = this.model(reading);
    if (this.held === null) return;
    if (!model) return this.letGo(); // read anew, there is nothing left to hold it for
    this.held.isShown = true;
    this.layer.hold(model);
  }

  /**
   * What the surfaces show, or null: nothing to warn of.
   * @param {Reading | null} reading
   */
  model(reading) {
    if (!reading?.verdict || !Decision.warns(reading.verdict)) return null;
    const { neutral_replies: replies, general_lines: lines } = this.link.state.settings;
    const inParts = this.composer.boxes().length > 1;
    return { ...reading.verdict, text: reading.text, surface: this.draft.surface, suggestion: reading.suggestion, replies, lines, inParts };
  }

  isGuarded() {
    const postedByKey = (this.site.data.keys[this.draft.surface] ?? []).includes("Enter");
    return this.composer.isReadable() && (this.submit !== null || postedByKey);
  }

  /** Ends a hold without posting. */
  letGo() {
    this.held = null;
    this.layer.close();
  }

  /** What was to be posted once it is read stays here, for the person did something else; which a tired one may not have meant. */
  callOff() {
    this.letGo();
    this.layer.notice({ kind: "not_posted" });
  }

  /** @param {Trigger} trigger   what the person did to post this text */
  holdBack(trigger) {
    this.held = { ...trigger, text: this.draft.text };
    this.asked = null;
    this.caret = this.composer.caret();
  }

  /** The person asked to post this text and nothing stands in the way any more; the box will empty or go. */
  expectPost() {
    if (this.draft.isEmpty()) return; // a picture alone, or nothing: what was warned of is gone
    this.asked = this.draft.text;
    this.draft.note(true);
  }

  /** Says so if a post that we released is still in its box after a while. */
  verifyPost() {
    const text = this.draft.text;
    setTimeout(() => {
      const stays = this.composer.isConnected() && this.draft.text === text;
      if (!stays || this.asked !== text || this.held !== null) return;
      this.pass = text; // the site may listen to no click of ours: the person's own goes through, for this text was let go
      this.layer.notice({ kind: "not_posted" });
    }, POST_PATIENCE);
  }

  /** The boxes are gone: the draft was posted, or given up. */
  end() {
    this.isOver = true;
    this.held = null;
    this.draft.end(this.asked !== null);
    this.surroundings.disconnect();
    clearTimeout(this.pause);
    this.highlights.clear(this.composer);
    this.layer.destroy();
    this.handlers.onGone(this);
  }
}
