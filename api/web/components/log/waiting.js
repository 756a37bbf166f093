const BEFORE_SAID = 1500;

/** The sign that an answer is on its way: seen at once, said only if it takes long. */
export class Waiting {
  constructor(element, status, text) {
    this.element = element;
    this.shown = element.querySelector(".js-waiting-text");
    this.status = status;
    this.text = text;
  }

  start() {
    if (!this.element.hidden) return;
    this.shown.textContent = this.text;
    this.element.hidden = false;
    this.timer = setTimeout(() => this.status.say(this.text), BEFORE_SAID);
  }

  stop() {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }
}
