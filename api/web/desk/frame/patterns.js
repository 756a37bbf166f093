/** The page's templates, and the filling of them. Text is only ever set as text. */
export class Patterns {
  constructor(root = document) {
    this.root = root;
  }

  make(name, words = {}) {
    const element = this.root.querySelector(`.js-pattern-${name}`).content.firstElementChild.cloneNode(true);
    return this.fill(element, words);
  }

  /** Sets the text of each `.js-<name>`, where it differs, so that a focus or a selection stays. */
  fill(element, words) {
    for (const [name, text] of Object.entries(words)) {
      const place = element.querySelector(`.js-${name}`);
      if (place.textContent !== String(text)) place.textContent = text;
    }
    return element;
  }
}
