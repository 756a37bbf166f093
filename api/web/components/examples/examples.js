/** Ready-made first questions. Emits `examples:chosen` {text}. */
export class Examples {
  constructor(element) {
    this.element = element;
    this.listening = new AbortController();
  }

  connect() {
    this.element?.addEventListener("submit", (event) => this.submitted(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  hide() {
    if (this.element) this.element.hidden = true;
  }

  submitted(event) {
    event.preventDefault();
    this.element.dispatchEvent(new CustomEvent("examples:chosen", { bubbles: true, detail: { text: event.submitter.value } }));
  }
}
