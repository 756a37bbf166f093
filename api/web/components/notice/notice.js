/** The urgent notice on top; said to a screen reader when it changes. */
export class Notice {
  constructor(element) {
    this.element = element;
    this.text = element.querySelector(".js-notice-text");
  }

  show(texts) {
    const text = texts.join("\n");
    if (text === this.text.textContent) return;
    this.text.textContent = text;
    this.element.hidden = !text;
  }
}
