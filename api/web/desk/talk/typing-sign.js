const LASTS = 6000;

/** That the citizen is typing; goes out by itself. */
export class TypingSign {
  constructor(element, text) {
    Object.assign(this, { element, text });
  }

  show() {
    this.element.textContent = this.text;
    clearTimeout(this.going);
    this.going = setTimeout(() => this.clear(), LASTS);
  }

  clear() {
    clearTimeout(this.going);
    this.element.textContent = "";
  }
}
