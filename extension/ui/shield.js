/**
 * Keeps what happens in our surfaces from the page.
 *
 * A page's listeners see every event that crosses its document, also one out of a closed shadow root. These
 * listeners stand on `window`, in the capture phase, from the moment this script runs (`document_start`),
 * so they come before the page's. What is aimed at one of our hosts ends here. Its natural effect still
 * takes place: the focus moves, a button makes its click, `<details>` unfolds. A trusted event is told to
 * the surface; one that a script made is dropped, so that a page cannot press our buttons.
 */
const Shield = (() => {
  const TOUCHES = ["touchstart", "touchmove", "touchend", "touchcancel"];
  const TYPES = [
    ...["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerover", "pointerout", "pointerenter"],
    ...["pointerleave", "pointerrawupdate", "gotpointercapture", "lostpointercapture"],
    ...["mousedown", "mousemove", "mouseup", "mouseover", "mouseout", "mouseenter", "mouseleave"],
    ...["click", "dblclick", "auxclick", "contextmenu"],
    ...["keydown", "keypress", "keyup", "beforeinput", "input", "change"],
    ...["compositionstart", "compositionupdate", "compositionend"],
    ...["focus", "blur", "focusin", "focusout", "selectstart", "copy", "cut", "paste"],
    ...["dragstart", "drag", "dragenter", "dragover", "dragleave", "dragend", "drop"],
    ...["beforetoggle", "toggle", "transitionrun", "transitionstart", "transitionend", "transitioncancel"],
  ];

  /** @type {Map<EventTarget, (event: Event) => void>} */
  const hosts = new Map();

  /**
   * @param {Event} event
   * @returns {EventTarget | undefined}
   */
  function hostOf(event) {
    return hosts.size ? event.composedPath().find((target) => hosts.has(target)) : undefined;
  }

  /** @param {Event} event */
  function stop(event) {
    const host = hostOf(event);
    if (!host) return;
    event.stopImmediatePropagation();
    if (event.isTrusted) hosts.get(host)?.(event);
  }

  return {
    /**
     * Has to run before any script of the page.
     *
     * @param {Window} view
     */
    listen(view) {
      for (const type of TYPES) view.addEventListener(type, stop, { capture: true });
      for (const type of TOUCHES) view.addEventListener(type, stop, { capture: true, passive: true });
    },

    /**
     * @param {Element} host
     * @param {(event: Event) => void} surface   told of each trusted event; it may call preventDefault
     */
    protect(host, surface) {
      hosts.set(host, surface);
    },

    /** @param {Element} host */
    release(host) {
      hosts.delete(host);
    },

    /**
     * @param {Event} event
     * @returns {boolean} whether it is aimed at one of our surfaces: whoever else listens leaves it alone
     */
    isOurs(event) {
      return hostOf(event) !== undefined;
    },
  };
})();

Shield.listen(window);
