/**
 * Where the badge and the quiet surfaces stand: beside the words, never on them, and not on a button of the
 * site.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box     CSS pixels of the viewport
 * @typedef {{width: number, height: number}} Size
 */
const Placing = (() => {
  const GAP = 6;
  const MARGIN = 8;
  const DIALOG = 'dialog:modal, [aria-modal="true"], [role="dialog"], [role="alertdialog"]';
  const PRESSABLE = "button, a[href], input, select, textarea, [contenteditable], [role=button], [role=textbox]";

  /** @type {(left: number, top: number, size: Size) => Box} */
  const at = (left, top, size) => ({ left, top, right: left + size.width, bottom: top + size.height });

  /** @type {(value: number, low: number, high: number) => number} */
  const within = (value, low, high) => Math.max(low, Math.min(value, high));

  /** @type {(a: Box, b: Box) => Box} */
  const crossing = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });

  /** @type {(box: Box) => number} */
  const area = (box) => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);

  /** @type {(spot: Box, submit: Box | null) => boolean} */
  const crosses = (spot, submit) => submit !== null && area(crossing(spot, submit)) > 0;

  /** @type {(box: Box, view: Size) => boolean} */
  const fits = (box, view) =>
    box.left >= 0 && box.top >= 0 && box.right <= view.width && box.bottom <= view.height;

  /** @type {(size: Size, view: Size) => Box[]} */
  function corners(size, view) {
    const right = Math.max(0, view.width - size.width - MARGIN);
    const bottom = Math.max(0, view.height - size.height - MARGIN);
    return [at(right, bottom, size), at(MARGIN, bottom, size), at(right, MARGIN, size), at(MARGIN, MARGIN, size)];
  }

  /** @type {(from: number, to: number) => number[]} points close enough that no button lies between two of them */
  function steps(from, to) {
    const count = Math.max(2, Math.ceil((to - from) / 20));
    return Array.from({ length: count + 1 }, (_, i) => within(from + ((to - from) * i) / count, from + 1, to - 1));
  }

  return {
    /**
     * @param {Box} box        what is seen of the compose box
     * @param {Size} size      the badge
     * @param {Size} view      the viewport
     * @param {(spot: Box) => boolean} taken
     * @param {Box | null} [submit]   the site's own button: what lies over it is pressed in its place
     * @returns {Box} under the lower right corner where that is free, else the next best
     */
    badge(box, size, view, taken, submit = null) {
      const [under, above] = [box.bottom + GAP, box.top - GAP - size.height];
      const [right, left] = [box.right - size.width, box.left];
      const spots = [
        at(right, under, size),
        at(right, above, size),
        at(left, under, size),
        at(left, above, size),
        at(box.right + GAP, box.bottom - size.height, size),
        at(box.left - GAP - size.width, box.bottom - size.height, size),
      ].filter((spot) => fits(spot, view));
      const all = [...spots, ...corners(size, view)];
      return spots.find((spot) => !taken(spot)) ?? all.find((spot) => !crosses(spot, submit)) ?? all[0];
    },

    /**
     * @param {Box} box        what is seen of the compose box
     * @param {Box} around     the dialog around it, or the same
     * @param {Size} size      the card
     * @param {Size} view      the viewport
     * @param {(spot: Box) => boolean} taken
     * @param {Box | null} [submit]   the site's own button: a card over it would stand in the way of posting
     * @returns {Box} beside the dialog or the box, else under or above the box, else the corner that hides least
     */
    card(box, around, size, view, taken, submit = null) {
      const top = within(box.top, MARGIN, view.height - size.height - MARGIN);
      const left = within(box.right - size.width, MARGIN, view.width - size.width - MARGIN);
      const beside = (/** @type {Box} */ edge) => [
        at(edge.right + 2 * GAP, top, size),
        at(edge.left - 2 * GAP - size.width, top, size),
      ];
      // Under a dialog there is nothing to press; the page behind it waits.
      const underDialog = around === box ? [] : [at(left, around.bottom + 2 * GAP, size)];
      const stacked = () =>
        [
          at(left, box.bottom + 2 * GAP + 24, size),
          at(left, box.top - 2 * GAP - 24 - size.height, size),
        ].filter((spot) => !taken(spot));
      const isFree = (/** @type {Box} */ each) => fits(each, view) && !crosses(each, submit);
      const spot = [...beside(around), ...underDialog, ...beside(box)].find(isFree) ?? stacked().find(isFree);
      if (spot) return spot;
      const cost = (/** @type {Box} */ corner) =>
        area(crossing(corner, box)) + (taken(corner) ? 1 : 0) + (crosses(corner, submit) ? view.width * view.height : 0);
      return corners(size, view).reduce((best, each) => (cost(each) < cost(best) ? each : best));
    },

    /**
     * @param {Element} element
     * @returns {Box | null} the part of it that is neither scrolled away nor cut off; null where nothing is seen
     */
    seen(element) {
      if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true })) return null;
      const view = element.ownerDocument.documentElement;
      let seen = crossing(element.getBoundingClientRect(), {
        left: 0,
        top: 0,
        right: view.clientWidth,
        bottom: view.clientHeight,
      });
      for (let parent = parentOf(element); parent && parent !== view; parent = parentOf(parent)) {
        // The body's overflow is the viewport's.
        if (parent === element.ownerDocument.body) continue;
        const { overflowX, overflowY, display } = getComputedStyle(parent);
        const box = display !== "contents" && display !== "inline";
        const clips = overflowX !== "visible" || overflowY !== "visible";
        if (box && clips) seen = crossing(seen, parent.getBoundingClientRect());
      }
      return area(seen) > 0 ? seen : null;
    },

    /**
     * @param {Element} box
     * @param {Box} seen       what is seen of it where nothing lies above it
     * @returns {boolean} whether a dialog that it does not stand in lies above its middle
     */
    covered(box, { left, top, right, bottom }) {
      const hits = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
      const dialog = closestAcross(hits.find((element) => !Shield.isHost(element)) ?? null, DIALOG);
      return dialog !== null && !containsAcross(dialog, box);
    },

    /**
     * @param {Element} box
     * @param {Element} host   our own, which is looked through
     * @returns {(spot: Box) => boolean} whether something that people press or write in lies under a spot
     */
    taken(box, host) {
      const root = /** @type {Document | ShadowRoot} */ (box.getRootNode());
      return ({ left, top, right, bottom }) => {
        return steps(top, bottom).some((y) =>
          steps(left, right).some((x) => {
            const hit = root.elementsFromPoint(x, y).find((element) => element !== host);
            return hit !== undefined && hit.closest(PRESSABLE) !== null;
          }),
        );
      };
    },
  };
})();
