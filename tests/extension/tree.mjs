// A page that a test plays: elements whose name is one of the selectors that find them.

export class HTMLElement {
  constructor(name, parent = null, text = "") {
    Object.assign(this, { name, parentElement: parent, children: [], shadowRoot: null, text });
    parent?.children.push(this);
  }
  get textContent() {
    return this.text + this.children.map((each) => each.textContent).join("");
  }
  get isConnected() {
    return this.name === "html" || (this.parentElement?.isConnected ?? false);
  }
  remove() {
    this.parentElement.children.splice(this.parentElement.children.indexOf(this), 1);
    this.parentElement = null;
  }
  getRootNode() {
    return null;
  }
  matches(selector) {
    return selector.split(/, ?/).includes(this.name);
  }
  closest(selector) {
    return this.matches(selector) ? this : this.parentElement?.closest(selector) ?? null;
  }
  contains(other) {
    return other === this || this.children.some((each) => each.contains(other));
  }
  querySelectorAll(selector) {
    return this.children.flatMap((each) => [...(each.matches(selector) ? [each] : []), ...each.querySelectorAll(selector)]);
  }
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }
  /** Only what the scripts ask: whether `other` comes after this one. */
  compareDocumentPosition(other) {
    let top = this;
    while (top.parentElement) top = top.parentElement;
    const all = top.querySelectorAll(`${this.name}, ${other.name}`);
    return all.indexOf(this) < all.indexOf(other) ? 4 : 2;
  }
}
