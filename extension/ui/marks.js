/**
 * The small drawings beside the words: a shape of its own for each state, so that none depends on colour.
 */
const Marks = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  // Paths on a 16 by 16 field, stroked in the colour of the words.
  const PATHS = {
    off: "M8 2v6M4.6 4.4a5 5 0 1 0 6.8 0",
    watching: "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.3a1.7 1.7 0 1 0 .01 0",
    nothing: "M8 2.5a5.5 5.5 0 1 0 .01 0M5.5 8h5",
    reading: "M3.4 8h.01M8 8h.01M12.6 8h.01",
    caution: "M8 2 14.5 13.5H1.5ZM8 6.4v3.2M8 11.6h.01",
    conduct: "M3.2 2.5h7.3l2.3 2.3v8.7H3.2ZM5.8 7h4.4M5.8 10h4.4",
    partly: "M8 2.5a5.5 5.5 0 1 0 .01 0M8 2.5v11M10.5 6h1.8M10.5 10h1.8",
    unread: "M8 2.5a5.5 5.5 0 1 0 .01 0M6.4 6.4a1.7 1.7 0 1 1 2.4 1.7c-.6.3-.8.6-.8 1.1M8 11.3h.01",
    stop: "M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3ZM8 4.8v3.8M8 11h.01",
    away: "M2 5.5h5M2 10.5h5M9.5 4v8M9.5 4c3 0 4 1.6 4 4s-1 4-4 4M13.5 8H15",
    locked: "M3.5 7.2h9v6.3h-9ZM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2",
    elsewhere: "M8 2.5a5.5 5.5 0 1 0 .01 0M4.2 4.2l7.6 7.6",
    done: "M3 8.6 6.4 12 13 4.6",
    more: "M5.5 2.5 11 8l-5.5 5.5",
  };

  return {
    /**
     * @param {keyof typeof PATHS} name
     * @returns {SVGElement} hidden from screen readers: the words beside it say the same
     */
    draw(name) {
      const svg = document.createElementNS(SVG, "svg");
      svg.setAttribute("viewBox", "0 0 16 16");
      svg.setAttribute("aria-hidden", "true");
      svg.setAttribute("focusable", "false");
      const path = document.createElementNS(SVG, "path");
      const stroke = { d: PATHS[name], fill: "none", stroke: "currentColor" };
      const width = { "stroke-width": name === "reading" ? "2.6" : "1.5" };
      const ends = { "stroke-linecap": "round", "stroke-linejoin": "round" };
      for (const [key, value] of Object.entries({ ...stroke, ...width, ...ends })) path.setAttribute(key, value);
      svg.append(path);
      return svg;
    },
  };
})();
