const LOOK_EVERY = 15000;
const WARN_BEFORE = 120000;

/** Watches how long the conversation has rested: warns, lets the citizen stay, and emits `rest:over`. */
export class Rest {
  constructor(element, content, store) {
    this.element = element;
    this.content = content;
    this.store = store;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    for (const sign of ["keydown", "pointerdown"]) document.addEventListener(sign, () => this.stay(), { signal, passive: true });
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    this.timer = setInterval(() => this.look(), Math.min(LOOK_EVERY, this.store.restMilliseconds / 6));
  }

  disconnect() {
    this.listening.abort();
    clearInterval(this.timer);
  }

  look() {
    const { left, restMilliseconds } = this.store;
    if (left <= 0) this.end();
    else if (left < Math.min(WARN_BEFORE, restMilliseconds / 2)) this.warn();
  }

  warn() {
    if (!this.element.hidden) return;
    this.element.hidden = false;
    this.element.replaceChildren(this.content.cloneNode(true));
  }

  stay() {
    if (this.store.left <= 0) {
      this.end();
      return;
    }
    this.store.touch();
    if (this.element.querySelector(".js-stay")) this.element.hidden = true;
  }

  end() {
    this.element.dispatchEvent(new CustomEvent("rest:over", { bubbles: true }));
  }

  say(text) {
    this.element.hidden = false;
    this.element.textContent = text;
  }

  close() {
    this.element.hidden = true;
  }
}
