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
  /** What scrolls: a listener that might prevent that slows it down. */
  const SCROLLING = ["wheel", "touchstart", "touchmove", "touchend", "touchcancel"];
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

  /**
   * The key that went down in a surface of ours and is not up yet: where that closed the surface, the page would hear it come up. Empty
   * for none, as is the code of a key on many a touch screen: those are never held back.
   */
  let down = "";

  /**
   * @param {Event} event
   * @param {boolean} isOurs   whether it is aimed at one of our hosts
   */
  function isRestOfOurs(event, isOurs) {
    if (!(event instanceof KeyboardEvent) || !event.isTrusted) return false;
    const isRest = down !== "" && event.code === down && (event.type === "keyup" || (event.type === "keydown" && event.repeat));
    if (event.type === "keyup" && isRest) down = "";
    else if (event.type === "keydown" && !isRest) down = isOurs ? event.code : "";
    return isRest;
  }

  /** @param {Event} event */
  function stop(event) {
    const host = hostOf(event);
    const isRest = isRestOfOurs(event, host !== undefined);
    if (!host && !isRest) return;
    event.stopImmediatePropagation();
    if (host && event.isTrusted) hosts.get(host)?.(event);
  }

  return {
    /**
     * Has to run before any script of the page.
     *
     * @param {Window} view
     */
    listen(view) {
      for (const type of TYPES) view.addEventListener(type, stop, { capture: true });
      for (const type of SCROLLING) view.addEventListener(type, stop, { capture: true, passive: true });
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

    /** @param {Element} element   @returns {boolean} whether it holds a surface of ours */
    isHost(element) {
      return hosts.has(element);
    },
  };
})();

Shield.listen(window);
