// Guard: stands between the person's wish to post and the site. It never waits inside an event: what is known of the exact text
// decides at once; what is not known is held, read, and then released or held on.

/** How long a draft that is not read yet is held, in milliseconds, before the person is asked what to do. */
const READ_DEADLINE = 1500;

/** How long a hold waits for what to write instead, in milliseconds; what comes later is put into the open hold. */
const SUGGESTION_DEADLINE = 400;

/** The same as READ_DEADLINE when the person chose to check again: a companion may have to start first, in milliseconds. */
const RETRY_DEADLINE = 6000;

/** How much longer a companion is waited for that is there by then and has its reader to load: ten seconds on a busy computer. */
const LOAD_DEADLINE = 9000;

/** Between two attempts then, in milliseconds; the background makes no more than one a second. */
const RETRY_PAUSE = 1000;

class Guard {
  /** @type {Watch | null} whose post is held while it is being read */
  #reading = null;

  /**
   * @param {Site} site
   * @param {(box: HTMLElement) => Watch} watchOf
   * @param {() => StateMessage} state
   */
  constructor(site, watchOf, state) {
    this.site = site;
    this.watchOf = watchOf;
    this.state = state;
  }

  /** Registers in the capture phase on the window, at document_start: before any listener of the page's. */
  listen() {
    window.addEventListener("click", (event) => this.onClick(event), true);
    window.addEventListener("keydown", (event) => this.onKey(event), true);
    // A post that waits to be read goes by itself once it is; whoever does something else meanwhile has called it off.
    window.addEventListener("pointerdown", () => this.callOff(), true);
    document.addEventListener("visibilitychange", () => document.hidden && this.callOff());
  }

  callOff() {
    this.#reading?.callOff();
    this.#reading = null;
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    if (event.isTrusted) this.callOff(); // a click by key or by a screen reader has no pointer before it
    const button = this.site.submitIn(event.composedPath());
    if (button) this.onSubmitElement(event, button, "click");
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === "Escape") this.callOff();
    const path = event.composedPath();
    const button = event.key === "Enter" || event.key === " " ? this.site.submitIn(path) : null;
    if (button) {
      this.onSubmitElement(event, button, "key");
      return;
    }
    if (event.key !== "Enter") return;
    const chord = event.ctrlKey || event.metaKey;
    const box = this.site.boxIn(path) ?? (chord ? this.site.boxBeside(path) : null);
    if (!box || !this.site.isSubmitKey(event, box)) return;
    const submit = this.site.submitOf(box);
    this.decide(event, box, { kind: "key", button: submit && this.site.isSubmit(submit) ? submit : null });
  }

  /**
   * @param {Event} event
   * @param {HTMLElement} button
   * @param {"click" | "key"} kind
   */
  onSubmitElement(event, button, kind) {
    const [box] = this.site.boxesOf(button);
    if (box) this.decide(event, box, { kind, button });
  }

  /**
   * Lets the event through, or stops it and says why.
   * @param {Event} event
   * @param {HTMLElement} box
   * @param {Trigger} trigger
   */
  decide(event, box, trigger) {
    const stop = () => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    try {
      const watch = this.watchOf(box);
      if (!watch.isOn()) return;
      watch.draft.update();
      if (this.mayPass(watch)) {
        watch.expectPost();
        return;
      }
      stop();
      this.holdBack(watch, trigger);
    } catch {
      // Something of ours is broken: an extension that was updated under an open page loses its means. The person is asked in
      // the plainest way that is left, for nothing may go out as if it had been read.
      if (!confirm(Messages.say("confirm_unread"))) stop();
    }
  }

  /**
   * @param {Watch} watch
   * @param {Trigger} trigger
   */
  holdBack(watch, trigger) {
    if (watch.held !== null) return; // one answer is enough, however often the button is pressed
    watch.holdBack(trigger);
    const reading = watch.draft.readingOf(watch.draft.text);
    if (reading) this.holdSoon(watch, reading);
    else void this.readThenDecide(watch, READ_DEADLINE);
  }

  /** @param {Watch} watch */
  mayPass(watch) {
    const { draft } = watch;
    if (this.state().settings.mode === "watch") return true;
    if (watch.pass === draft.text) {
      // Once: a key press on a button may still bring its click, in this same task.
      setTimeout(() => (watch.pass = null), 0);
      return true;
    }
    if (!watch.composer.isReadable()) return false;
    if (draft.isEmpty()) return true;
    // A last step without the box in sight: the same text was let go a step before.
    if (watch.asked === draft.text && !watch.composer.current().checkVisibility()) return true;
    return this.isPassed(watch, draft.readingOf(draft.text));
  }

  /**
   * @param {Watch} watch
   * @param {Reading | null} reading
   */
  isPassed(watch, reading) {
    if (!reading?.verdict || Decision.isLocked(this.state().vault)) return false;
    return !this.isHeldFor(watch, reading);
  }

  /**
   * Whether a draft is held for what was found in it.
   * @param {Watch} watch
   * @param {Reading} reading
   */
  isHeldFor(watch, reading) {
    if (!reading.verdict || watch.aside.isWrong(reading)) return false;
    return Decision.holds(reading.verdict, watch.draft.surface, this.state().settings.mode);
  }

  /**
   * @param {Watch} watch
   * @param {number} deadline
   * @param {number} [more]   how much longer a companion that is there is waited for
   */
  async readThenDecide(watch, deadline, more = 0) {
    const { draft, held } = watch;
    if (!watch.composer.isReadable()) return watch.layer.notice({ kind: "unread", code: "unreadable" });
    this.#reading = watch;
    watch.layer.notice({ kind: "checking" });
    let reading = await this.read(draft, deadline);
    if (!reading && more && watch.held === held && this.state().state === "ready") reading = await this.read(draft, more);
    const another = watch.held !== null && watch.held !== held; // this one was called off, and the button pressed again
    if (this.#reading === watch && !another) this.#reading = null;
    if (held === null || watch.held !== held) return;
    if (this.isPassed(watch, reading)) {
      this.release(watch);
    } else if (reading) {
      this.holdSoon(watch, reading);
    } else {
      const away = this.state().state !== "ready";
      watch.layer.notice({ kind: away ? "away" : "unread", code: this.state().code });
    }
  }

  /**
   * What is known of a draft by a deadline. Told that the companion is away, it asks again while there is time for a whole
   * attempt; in the first moment at submit there is not, and the person hears at once.
   * @param {Draft} draft
   * @param {number} deadline
   */
  async read(draft, deadline) {
    const end = performance.now() + deadline;
    for (;;) {
      if (this.state().state !== "ready" || !draft.isUnderWay()) draft.askAnew();
      const reading = await draft.readingWithin(end - performance.now());
      if (reading || end - performance.now() < READ_DEADLINE) return reading;
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE));
    }
  }

  /**
   * Holds the post, with what to write instead if that is there in time.
   * @param {Watch} watch
   * @param {Reading} reading
   */
  holdSoon(watch, reading) {
    const { draft, held } = watch;
    if (!draft.isSuggestionPending()) return this.hold(watch, reading);
    void draft.suggestionWithin(SUGGESTION_DEADLINE).then((known) => {
      if (held !== null && watch.held === held) this.hold(watch, known ?? reading);
    });
  }

  /**
   * @param {Watch} watch
   * @param {Reading} reading
   */
  hold(watch, reading) {
    if (reading.verdict && Decision.isLocked(this.state().vault) && !this.isHeldFor(watch, reading)) {
      watch.layer.notice({ kind: "locked" });
      return;
    }
    if (watch.model(reading)) {
      watch.draft.warn();
      watch.showHold(reading);
      return;
    }
    const code = reading.refused?.code;
    watch.layer.notice({ kind: code === "too_large" ? "too_large" : "unread", code, message: reading.refused?.message });
  }

  /**
   * Lets this exact text go: presses the site's own button, or leaves the next press of the key to the person.
   * @param {Watch} watch
   */
  release(watch) {
    const { held } = watch;
    watch.letGo();
    watch.draft.update();
    if (held === null || watch.draft.text !== held.text) return; // what was asked to be posted is not there any more
    watch.pass = held.text;
    const button = this.buttonOf(watch, held);
    if (button) {
      button.click();
      watch.verifyPost();
    } else {
      watch.layer.notice({ kind: "press_again" });
    }
  }

  /**
   * The site's button that posts what was held: the one of then, or, where the site has drawn its box anew, the one of now.
   * @param {Watch} watch
   * @param {Trigger} held
   */
  buttonOf(watch, held) {
    const now = held.button?.isConnected ? held.button : held.button && this.site.submitOf(watch.composer.current());
    return now && this.site.isSubmit(now) ? now : null;
  }

  /**
   * Tries once more to have the held draft read.
   * @param {Watch} watch
   */
  retry(watch) {
    watch.layer.close();
    void this.readThenDecide(watch, RETRY_DEADLINE, LOAD_DEADLINE);
  }
}
