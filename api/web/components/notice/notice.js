/** The urgent notice on top; said to a screen reader when it changes. */
export class Notice {
  constructor(element, status) {
    this.element = element;
    this.status = status;
    this.text = element.querySelector(".js-notice-text");
  }

  show(texts) {
    const text = texts.join("\n");
    if (text === this.text.textContent) return;
    this.text.textContent = text;
    this.element.hidden = !text;
    if (text) this.status.say(text);
  }
}
