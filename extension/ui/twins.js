/**
 * A surface drawn anew stands for the one before it: what a person was at goes on in it.
 */
const Twins = {
  /**
   * @param {Element} control
   * @param {Element} fresh
   * @returns {HTMLElement | null} the same control in a surface drawn anew
   */
  of(control, fresh) {
    return fresh.querySelector(`[data-key="${CSS.escape(control.getAttribute("data-key") ?? "")}"]`);
  },

  /**
   * @param {Element} control
   * @param {Element} fresh
   * @returns {HTMLElement | null} its twin; where that is gone or folded up, the first control
   */
  near(control, fresh) {
    const twin = Twins.of(control, fresh);
    return twin?.checkVisibility() ? twin : fresh.querySelector("summary, button");
  },

  /**
   * What a person unfolded, folded up or chose stays so.
   *
   * @param {Element} old
   * @param {Element} fresh
   */
  carry(old, fresh) {
    for (const each of old.querySelectorAll("details")) {
      const name = CSS.escape(each.getAttribute("data-fold") ?? "");
      fresh.querySelector(`details[data-fold="${name}"]`)?.toggleAttribute("open", each.open);
    }
    for (const each of old.querySelectorAll("input:checked")) {
      const twin = Twins.of(each, fresh);
      if (twin instanceof HTMLInputElement) twin.checked = true;
    }
  },
};
