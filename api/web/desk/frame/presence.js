const SIGNS = ["ready", "pause"];

/** Whether the agent is ready, and for how many. Emits `presence:chosen` {presence, capacity}. */
export class Presence {
  constructor(form) {
    this.form = form;
    this.listening = new AbortController();
  }

  connect() {
    this.form.addEventListener("change", () => this.emit(), { signal: this.listening.signal });
    this.form.addEventListener("submit", (event) => event.preventDefault(), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  get presence() {
    return this.form.elements.presence.value;
  }

  get capacity() {
    return Number(this.form.elements.capacity.value);
  }

  show({ presence, capacity }) {
    this.form.elements.presence.value = presence;
    this.form.elements.capacity.value = capacity;
  }

  /** From ready to a pause, and back. */
  turn() {
    this.form.elements.presence.value = SIGNS[(SIGNS.indexOf(this.presence) + 1) % SIGNS.length];
    this.emit();
  }

  emit() {
    const { presence, capacity } = this;
    this.form.dispatchEvent(new CustomEvent("presence:chosen", { bubbles: true, detail: { presence, capacity } }));
  }
}
