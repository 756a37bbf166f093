/** Asks before a text that looks like it holds a CPR or card number is sent. Emits `warning:edit` and `warning:send`. */
export class NumberWarning {
  constructor(element, content) {
    this.element = element;
    this.content = content;
    this.listening = new AbortController();
  }

  connect() {
    this.element.addEventListener("click", (event) => this.clicked(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open() {
    this.element.hidden = false;
    this.element.replaceChildren(this.content.cloneNode(true));
  }

  close() {
    this.element.replaceChildren();
    this.element.hidden = true;
  }

  clicked({ target }) {
    if (target.closest(".js-warning-edit")) this.emit("edit");
    if (target.closest(".js-warning-send")) this.emit("send");
  }

  emit(name) {
    this.element.dispatchEvent(new CustomEvent(`warning:${name}`, { bubbles: true }));
  }
}
