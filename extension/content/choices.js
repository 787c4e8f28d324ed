// Choices: what a person chooses beside a draft, on badge, card, hold or notice, and what becomes of it.

class Choices {
  /**
   * @param {Watch} watch
   * @param {WatchHandlers} handlers
   */
  constructor(watch, handlers) {
    this.watch = watch;
    this.handlers = handlers;
  }

  /**
   * @param {string} control    its name in our surfaces
   * @param {Record<string, string>} about
   */
  async make(control, about) {
    const { watch } = this;
    const reading = watch.draft.readingOf(watch.draft.text);
    switch (control) {
      case "open":
        watch.aside.bringBack();
        watch.shown = watch.draft.text;
        if (watch.badge === "locked") watch.layer.notice({ kind: "list_locked" });
        return watch.layer.card(watch.model(reading));
      case "unlock":
        return watch.link.send("dashboard/unlock", {});
      case "dismiss":
        return watch.aside.putAway(this.shownReading());
      case "wrong":
        watch.draft.wrong = this.shownReading() !== null;
        watch.aside.markWrong(this.shownReading());
        watch.letGo();
        return watch.show();
      case "edit":
        return this.takeUp();
      case "redact":
        watch.letGo();
        if (reading?.suggestion?.text) await watch.rewording.write(reading.suggestion.text);
        return;
      case "reply":
      case "line":
        watch.letGo();
        return watch.rewording.write(about.text);
      case "replace":
        return watch.rewording.replace(this.shownReading(), Number(about.finding));
      case "allow":
        return this.allow(this.shownReading(), about);
      case "show":
        return this.goTo(Number(about.start), Number(about.end));
      case "undo":
        return watch.rewording.undo();
      case "post":
        watch.draft.why = about.why ?? null;
        return this.handlers.release(watch);
      case "wait":
        return this.handlers.retry(watch);
    }
  }

  /** What is known of the text that the card speaks of, while that still stands: a finding has its number in there. */
  shownReading() {
    const { watch } = this;
    return watch.shown === watch.draft.text ? watch.draft.readingOf(watch.shown) : null;
  }

  /**
   * To a stretch of the text that card or hold speaks of, while that still stands.
   * @param {number} start
   * @param {number} end
   */
  async goTo(start, end) {
    const { watch } = this;
    const spokenOf = watch.held?.text ?? watch.shown;
    if (watch.held) watch.letGo();
    if (spokenOf === watch.draft.text) await watch.composer.goTo(start, end);
  }

  /** Back to writing, where the caret was. */
  async takeUp() {
    this.watch.letGo();
    await this.watch.composer.takeUp(this.watch.caret);
  }

  /**
   * Puts one finding aside: in this draft, or for good.
   * @param {Reading | null} reading
   * @param {Record<string, string>} about
   */
  allow(reading, { finding, reason, scope }) {
    const { watch } = this;
    const found = reading?.verdict?.findings[Number(finding)];
    if (!reading || !found) return;
    const word = reading.text.slice(found.start, found.end);
    const { site } = watch.site.data;
    const here = scope === "here" || watch.draft.practice; // what is practised on holds nowhere else
    if (!here) watch.link.send("finding/dismiss", { draft: watch.draft.id, word, label: found.label, site, reason, scope });
    watch.draft.allow(word, here);
  }
}
