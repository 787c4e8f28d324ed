// Guard: stands between the person's wish to post and the site. It never waits inside an event: what is known of the exact text
// decides at once; what is not known is held, read, and then released or held on.

/** How long a draft that is not read yet is held, in milliseconds, before the person is asked what to do. */
const READ_DEADLINE = 1500;

/** The same when the person chose to check again: a companion may have to start first, in milliseconds. */
const RETRY_DEADLINE = 6000;

/** Between two attempts then, in milliseconds; the background makes no more than one a second. */
const RETRY_PAUSE = 1000;

class Guard {
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
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const button = this.site.submitIn(event.composedPath());
    if (button) this.onSubmitElement(event, button, "click");
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const path = event.composedPath();
    const button = event.key === "Enter" || event.key === " " ? this.site.submitIn(path) : null;
    if (button) {
      this.onSubmitElement(event, button, "key");
      return;
    }
    const box = this.site.boxIn(path);
    if (!box || !this.site.isSubmitKey(event, box)) return;
    const submit = this.site.submitOf(box);
    this.decide(event, this.watchOf(box), { kind: "key", button: submit && this.site.isSubmit(submit) ? submit : null });
  }

  /**
   * @param {Event} event
   * @param {HTMLElement} button
   * @param {"click" | "key"} kind
   */
  onSubmitElement(event, button, kind) {
    const [box] = this.site.boxesOf(button);
    if (box) this.decide(event, this.watchOf(box), { kind, button });
  }

  /**
   * Lets the event through, or stops it and says why.
   * @param {Event} event
   * @param {Watch} watch
   * @param {Trigger} trigger
   */
  decide(event, watch, trigger) {
    const { draft } = watch;
    draft.update();
    if (this.mayPass(watch)) {
      watch.expectPost();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (watch.held !== null) return; // one answer is enough, however often the button is pressed
    watch.holdBack(trigger);
    const reading = draft.readingOf(draft.text);
    if (reading) this.hold(watch, reading);
    else void this.readThenDecide(watch, READ_DEADLINE);
  }

  /** @param {Watch} watch */
  mayPass(watch) {
    const { draft } = watch;
    const { mode } = this.state().settings;
    if (draft.isEmpty() || mode === "watch") return true;
    if (watch.pass === draft.text) {
      // Once: a key press on a button may still bring its click, in this same task.
      setTimeout(() => (watch.pass = null), 0);
      return true;
    }
    // A last step without the box in sight: the same text was let go a step before.
    if (watch.asked === draft.text && !watch.composer.current().checkVisibility()) return true;
    const reading = draft.readingOf(draft.text);
    if (!reading?.verdict) return false;
    return watch.isSettled(reading) || !Decision.holds(reading.verdict, draft.surface, mode);
  }

  /**
   * @param {Watch} watch
   * @param {number} deadline
   */
  async readThenDecide(watch, deadline) {
    const { draft } = watch;
    const { held } = watch;
    watch.layer.notice({ kind: "checking" });
    const reading = await this.read(draft, deadline);
    if (held === null || watch.held !== held) return;
    if (draft.text !== held.text) {
      watch.letGo(); // the person went on writing
    } else if (reading?.verdict && !Decision.holds(reading.verdict, draft.surface, this.state().settings.mode)) {
      this.release(watch);
    } else if (reading) {
      this.hold(watch, reading);
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
      draft.askAnew();
      const reading = await draft.readingWithin(end - performance.now());
      if (reading || end - performance.now() < READ_DEADLINE) return reading;
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE));
    }
  }

  /**
   * @param {Watch} watch
   * @param {Reading} reading
   */
  hold(watch, reading) {
    const model = watch.model(reading);
    watch.draft.warned ||= model !== null;
    if (model) watch.layer.hold(model);
    else watch.layer.notice({ kind: reading.refused?.code === "too_large" ? "too_large" : "unread", message: reading.refused?.message });
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
    const { button } = held;
    if (button?.isConnected && this.site.isSubmit(button)) {
      button.click();
      watch.verifyPost();
    } else {
      watch.layer.notice({ kind: "press_again" });
    }
  }

  /**
   * Tries once more to have the held draft read.
   * @param {Watch} watch
   */
  retry(watch) {
    watch.layer.close();
    void this.readThenDecide(watch, RETRY_DEADLINE);
  }
}
