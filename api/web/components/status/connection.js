/** Says when the line to the gateway is lost, and when it is back. */
export class Connection {
  constructor(element, status, texts) {
    Object.assign(this, { element, status, texts });
  }

  lost() {
    this.element.textContent = this.texts.lost;
    this.element.hidden = false;
    this.status.say(this.texts.lost);
  }

  found() {
    this.element.hidden = true;
    this.status.say(this.texts.found);
  }
}
