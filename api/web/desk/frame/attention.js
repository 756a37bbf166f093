const LASTS = 60000;
const SIGNS = ["keydown", "pointerdown", "wheel"];

/** Whether anybody is at the desk: a page that goes on asking by itself must not keep a session open. */
export class Attention {
  constructor({ now = () => Date.now() } = {}) {
    this.now = now;
    this.at = now();
    this.listening = new AbortController();
  }

  connect() {
    const options = { signal: this.listening.signal, passive: true, capture: true };
    SIGNS.forEach((sign) => document.addEventListener(sign, () => (this.at = this.now()), options));
  }

  disconnect() {
    this.listening.abort();
  }

  get isPaid() {
    return this.now() - this.at < LASTS;
  }
}
