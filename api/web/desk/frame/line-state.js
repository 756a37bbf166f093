/** Says how news comes, and when none can. */
export class LineState {
  constructor(element, status, words) {
    Object.assign(this, { element, status, words });
    this.way = "polling";
    this.isLost = false;
  }

  live() {
    this.way = "live";
    this.show();
  }

  polling() {
    this.way = "polling";
    this.show();
  }

  lost() {
    if (!this.isLost) this.status.say(this.words.say("line_lost"));
    this.isLost = true;
    this.show();
  }

  found() {
    if (this.isLost) this.status.say(this.words.say("line_found"));
    this.isLost = false;
    this.show();
  }

  show() {
    const state = this.isLost ? "lost" : this.way;
    this.element.hidden = false;
    this.element.className = `frame__line frame__line--${state} js-line-state`;
    this.element.textContent = this.words.say(`line_${state}`);
  }
}
