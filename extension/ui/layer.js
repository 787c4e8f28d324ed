/**
 * The surfaces beside one compose box: badge, card, hold, notice, in a closed root of their own.
 *
 * The host is a bare popover, so it stands in the top layer, above the site's dialogs and outside their
 * clipping. Events come from the shield; the control under a click is looked up here, where the root is
 * known.
 */
class Layer {
  /**
   * For so long after a dialog opens "Post anyway" does nothing, and so long after wording came into a card nothing of it changes the
   * draft: the press was on its way to something else.
   */
  static GUARD_MS = 600;
  /** A read that is done by then shows no notice. */
  static PATIENCE_MS = 300;
  /** How long a line that leaves by itself stays. */
  static PASSING_MS = 10_000;

  /** Actions that leave a card where it is: it is drawn anew once the draft has changed. A hold ends with whatever is chosen, but
   * for what has to be done elsewhere first. */
  static #STAYING = ["open", "replace", "allow", "undo", "show", "unlock"];

  /** What is not to be pressed by mistake in a card that has just got its wording. */
  static #CHANGING = ["redact", "replace", "reply", "line", "allow"];

  static #MODAL = 'dialog:modal, [aria-modal="true"]';

  /** @type {HTMLElement | null} */ #box = null;
  /** @type {HTMLElement | null} */ #submit = null;
  /** @type {HTMLElement | null} */ #badge = null;
  /** @type {HTMLElement | null} */ #card = null;
  /** @type {HTMLElement | null} */ #note = null;
  /** @type {ShownModel | null} what card or hold was drawn from */ #model = null;
  /** @type {string | null} the key of the control that a press began on */ #pressed = null;
  /** When wording came into the open card. */
  #completed = -Infinity;
  /** Which neutral reply is shown, counted on. */
  #turn = 0;
  #timer = 0;
  #frameRequest = 0;
  #moved = () => this.#soon();
  #sizes = new ResizeObserver(this.#moved);

  /**
   * @param {(name: string, about: Record<string, string>) => void} actions   told edit, redact, post, dismiss, wrong, wait, open, undo, unlock,
   *   replace {finding}, allow {finding, reason, scope}, reply {text}, line {text}, show {start, end}; with post {why} where that was chosen
   */
  constructor(actions) {
    this.actions = actions;
    this.host = document.createElement("div");
    this.host.popover = "manual";
    this.root = this.host.attachShadow({ mode: "closed" });
    this.root.adoptedStyleSheets = [Style.sheet()];
    this.frame = Views.frame();
    this.root.append(this.frame);
    // Note and card, one under the other, have one place.
    this.stack = Views.stack();
    this.frame.append(this.stack);
    this.modal = new Modal(this.root, this.frame, () => this.#run("edit"));
    Shield.protect(this.host, (event) => this.#on(event));
    addEventListener("scroll", this.#moved, { capture: true, passive: true });
    addEventListener("resize", this.#moved, { passive: true });
    addEventListener("focusin", this.#moved, { capture: true, passive: true }); // a dialog over the box takes the focus
  }

  /**
   * Puts the host where it can be seen and reached: a site's modal dialog makes everything outside of it
   * inert. Call it again whenever the box may have moved or the site may have thrown the host out; when all
   * is well nothing happens.
   *
   * @param {HTMLElement} box
   * @param {HTMLElement | null} [submit]   the site's button beside it, which stays in sight
   */
  attach(box, submit = null) {
    this.#submit = submit;
    if (box !== this.#box) {
      this.#sizes.disconnect();
      for (const each of [box, this.stack, document.documentElement, document.body]) this.#sizes.observe(each);
      this.#box = box;
      this.#soon();
    }
    const home = closestAcross(box, Layer.#MODAL) ?? document.documentElement;
    if (this.host.parentNode !== home) home.append(this.host);
    if (!this.host.matches(":popover-open")) {
      this.host.showPopover();
      this.#soon();
    }
    this.modal.show();
  }

  /** @param {BadgeState | null} state   null takes the badge away */
  badge(state) {
    const badge = state && Views.badge(state);
    if (state !== "locked" && this.#note?.dataset.kind === "list_locked") this.notice(null); // it told of the badge
    const focused = this.#badge !== null && this.root.activeElement === this.#badge;
    this.#badge?.remove();
    this.#badge = badge;
    if (!badge) return;
    this.frame.insertBefore(badge, this.stack);
    if (focused) badge.focus({ preventScroll: true });
    this.#place();
  }

  /** @param {ShownModel | null} model   null takes the card away; a card never takes the focus */
  card(model) {
    const view = model && Summary.of(model, this.#turn);
    const card = view && Views.card(view);
    if (card && this.#card) Twins.carry(this.#card, card);
    if (card && this.#card && model?.suggestion && !this.#model?.suggestion) this.#completed = performance.now();
    this.#model = model;
    this.#card = this.#swap(this.#card, card);
    if (view) this.#tell(view.headline);
  }

  /** @param {ShownModel} model   holds the post until a person has chosen; again: completes the hold that is open, in its place */
  hold(model) {
    const dialog = Views.hold(Summary.of(model, this.#turn));
    if (this.modal.isOpen && this.#model) this.modal.renew(dialog);
    else this.#ask(dialog);
    this.#model = model;
  }

  /** @param {NoticeModel | null} model   a choice as a hold, the rest as a quiet line; null takes the line away */
  notice(model) {
    clearTimeout(this.#timer);
    if (model && Views.holds(model)) return this.#ask(Views.choice(model));
    if (!model || model.kind === "checking") {
      if (this.#note) this.#tell("");
      this.#note = this.#swap(this.#note, null);
    }
    if (!model) return;
    this.modal.close(this.#box);
    const put = () => {
      this.#note = this.#swap(this.#note, Views.note(model));
      this.#tell(Messages.say(`notice_${model.kind}`));
    };
    if (model.kind === "checking") this.#timer = setTimeout(put, Layer.PATIENCE_MS);
    else put();
    if (model.kind === "press_again") this.#timer = setTimeout(() => this.notice(null), Layer.PASSING_MS);
  }

  /** Takes everything away but the badge. */
  close() {
    this.card(null); // and with it the model
    this.notice(null);
    this.modal.close(this.#box);
    this.#soon();
  }

  destroy() {
    this.close();
    Shield.release(this.host);
    this.#sizes.disconnect();
    removeEventListener("scroll", this.#moved, { capture: true });
    removeEventListener("resize", this.#moved);
    removeEventListener("focusin", this.#moved, { capture: true });
    cancelAnimationFrame(this.#frameRequest);
    this.host.remove();
    this.#box = null;
  }

  /**
   * Puts a card or line in the place of its predecessor. The focus, where that had it, goes to its twin, else to
   * the first control there is, else to the box.
   *
   * @template {HTMLElement | null} T
   * @param {HTMLElement | null} old
   * @param {T} fresh
   * @returns {T}
   */
  #swap(old, fresh) {
    if (!old && !fresh) return fresh;
    const active = this.root.activeElement;
    const focused = active !== null && old !== null && old.contains(active);
    const [whole, scrolled] = [old?.scrollTop ?? 0, old?.querySelector(".text")?.scrollTop ?? 0];
    if (old && fresh) old.replaceWith(fresh);
    else if (fresh) fresh.classList.contains("note") ? this.stack.prepend(fresh) : this.stack.append(fresh);
    else old?.remove();
    fresh?.scrollTo(0, whole); // in a low window
    fresh?.querySelector(".text")?.scrollTo(0, scrolled);
    if (focused) ((fresh && Twins.near(active, fresh)) ?? this.#box)?.focus({ preventScroll: true });
    if (!this.stack.hasChildNodes()) this.#tell("");
    this.#place();
    return fresh;
  }

  /** @param {string} news   said only when it is new: the same card is drawn anew with each pause in the typing */
  #tell(news) {
    const place = this.frame.querySelector(".news");
    if (place?.firstElementChild?.getAttribute("data-words") === news) return;
    place?.replaceChildren(...(news ? [Views.announcement(news)] : []));
  }

  /** @param {HTMLDialogElement} dialog */
  #ask(dialog) {
    this.close();
    this.modal.open(dialog);
  }

  /** @param {Event} event   trusted, and aimed at this host */
  #on(event) {
    if (event instanceof MouseEvent && event.type === "mousedown") {
      // The focus stays in the editor: a press here must not move the caret or close what the site closes on blur.
      event.preventDefault();
      this.#pressed = this.#under(event)?.getAttribute("data-key") ?? null;
    }
    if (event instanceof MouseEvent && event.type === "click") this.#click(event);
    if (event instanceof KeyboardEvent && event.type === "keydown") this.#key(event);
  }

  /** @param {MouseEvent} event   @returns {Element | null} the control at its point */
  #under(event) {
    return this.root.elementFromPoint(event.clientX, event.clientY)?.closest("[data-action]") ?? null;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const byKey = event.detail === 0;
    const control = byKey ? this.root.activeElement : this.#under(event);
    const begun = this.#pressed;
    this.#pressed = null;
    if (!(control instanceof HTMLElement)) return;
    const { action: name, key, about = "{}" } = control.dataset;
    if (!name || (!byKey && begun && begun !== key)) return;
    if (this.#note?.contains(control)) {
      this.notice(null);
      if (name === "dismiss") return;
    }
    // The second half of a double click on the site's own button was not meant for us.
    if (event.detail > 1 && name !== "edit") return;
    if (name === "another") this.#another();
    else this.#run(name, JSON.parse(about));
  }

  /** Shows the next neutral reply in the place of this one. */
  #another() {
    if (!this.#model) return;
    this.#turn += 1;
    if (this.modal.isOpen) this.hold(this.#model);
    else this.card(this.#model);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // A key that repeats was pressed before this surface came, and was not meant for it.
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
    if (event.key === "Tab" && this.modal.isOpen) this.modal.cycle(event);
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (this.modal.isOpen) this.#run("edit");
    else if (this.#card?.contains(this.root.activeElement)) this.#run("dismiss");
    else if (this.#note?.contains(this.root.activeElement)) this.notice(null);
    else this.#box?.focus({ preventScroll: true });
  }

  /**
   * @param {string} name      an action: most close the surface that they were chosen on before the owner hears of them
   * @param {Record<string, string>} [about]
   */
  #run(name, about = {}) {
    if (name === "post" && this.modal.age < Layer.GUARD_MS) return;
    if (Layer.#CHANGING.includes(name) && !this.modal.isOpen && performance.now() - this.#completed < Layer.GUARD_MS) return;
    const why = name === "post" ? this.modal.chosen("why") : null;
    if (!Layer.#STAYING.includes(name) || (this.modal.isOpen && name !== "unlock")) this.close();
    this.actions(name, why ? { ...about, why } : about);
  }

  #soon() {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = requestAnimationFrame(() => this.#place());
  }

  /** Puts badge and quiet surface beside what is seen of the box; hides them while nothing of it is. */
  #place() {
    const box = this.#box;
    // Under a modal dialog the page is inert, and what is inert cannot be hit: nothing would seem taken.
    if (!box || !this.host.isConnected || this.modal.isOpen) return;
    const shown = Placing.seen(box);
    const seen = shown && !Placing.covered(box, shown) ? shown : null;
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const taken = Placing.taken(box, this.host);
    const submit = this.#submit?.getBoundingClientRect() ?? null;
    const around = closestAcross(box, Layer.#MODAL)?.getBoundingClientRect() ?? seen;
    for (const surface of [this.#badge, this.stack]) {
      if (!surface?.hasChildNodes()) continue;
      surface.hidden = seen === null;
      if (!seen || !around) continue;
      const size = { width: surface.offsetWidth, height: surface.offsetHeight };
      const spot =
        surface === this.#badge
          ? Placing.badge(seen, size, view, taken, submit)
          : Placing.card(seen, around, size, view, taken, submit);
      surface.style.left = `${spot.left}px`;
      surface.style.top = `${spot.top}px`;
    }
  }
}
