/**
 * A dialog that holds a post: focus goes in, stays in, and goes back to where it was.
 *
 * It is a native modal `<dialog>`, so the browser makes the rest of the page inert, the site's own dialogs
 * and their focus traps included.
 */
class Modal {
  /** @type {HTMLDialogElement | null} */ #dialog = null;
  /** @type {HTMLElement | null} */ #before = null;
  #opened = 0;

  /**
   * @param {ShadowRoot} root
   * @param {Element} frame        where the dialog is put
   * @param {() => void} escape    told when a person backs out
   */
  constructor(root, frame, escape) {
    this.root = root;
    this.frame = frame;
    this.escape = escape;
  }

  get isOpen() {
    return this.#dialog !== null;
  }

  /** @returns {number} how long it has been open, in milliseconds */
  get age() {
    return performance.now() - this.#opened;
  }

  /** @param {HTMLDialogElement} dialog */
  open(dialog) {
    this.#before = Modal.#focused();
    this.#dialog = dialog;
    // Escape comes as `cancel` where no key of ours was pressed: a back gesture, or a focus that is nowhere.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.escape();
    });
    this.frame.append(dialog);
    this.show();
  }

  /** Shows it, also again after the site has thrown the host out of the document, which ends a modal state. */
  show() {
    const dialog = this.#dialog;
    if (!dialog || dialog.matches(":modal")) return;
    dialog.removeAttribute("open");
    dialog.showModal();
    this.#first()?.focus({ preventScroll: true });
    dialog.scrollTop = 0; // the browser's own first focus has scrolled it, in a low window past the first line
    this.#opened = performance.now();
  }

  /**
   * Draws the open dialog anew without closing it: what came late is put in, the focus and what a person chose stay.
   *
   * @param {HTMLDialogElement} fresh
   */
  renew(fresh) {
    const dialog = this.#dialog;
    if (!dialog) return;
    Twins.carry(dialog, fresh);
    const active = this.root.activeElement;
    dialog.setAttribute("aria-label", fresh.getAttribute("aria-label") ?? "");
    const scrolled = dialog.querySelector(".text")?.scrollTop ?? 0;
    dialog.replaceChildren(...fresh.childNodes);
    dialog.querySelector(".text")?.scrollTo(0, scrolled);
    ((active && Twins.of(active, dialog)) ?? this.#first())?.focus({ preventScroll: true });
    // What stands under the pointer may be another button now.
    this.#opened = performance.now();
  }

  /**
   * @param {string} name    of a group of radio buttons
   * @returns {string | null} what was chosen, where something was
   */
  chosen(name) {
    const radio = this.#dialog?.querySelector(`input[name="${name}"]:checked`);
    return radio instanceof HTMLInputElement ? radio.value : null;
  }

  /** @returns {HTMLElement | null} the control that has the focus at first: the one that posts nothing */
  #first() {
    return this.#dialog?.querySelector('[data-action="edit"]') ?? null;
  }

  /** @param {HTMLElement | null} fallback   gets the focus where what had it is gone */
  close(fallback) {
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#dialog = null;
    dialog.close();
    dialog.remove();
    const back = this.#before?.isConnected ? this.#before : fallback;
    this.#before = null;
    back?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event   Tab: it goes round inside, not on to the browser's own bars */
  cycle(event) {
    const all = [...(this.#dialog?.querySelectorAll("summary, button") ?? [])];
    const stops = all.filter((each) => each.checkVisibility());
    const [edge, next] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (this.root.activeElement !== edge || !(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }

  /** @returns {HTMLElement | null} what has the focus, through open shadow roots */
  static #focused() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement && active !== document.body ? active : null;
  }
}
