/** The messages that citizens have left, until they are answered. Emits `letter:open` {receipt}. */
export class LetterList {
  constructor(list, { patterns, letterWords }) {
    Object.assign(this, { list, patterns, letterWords });
    this.shown = "";
    this.listening = new AbortController();
  }

  connect() {
    this.list.addEventListener("click", (event) => this.clicked(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  /** The same again leaves the list, and the focus in it, as they are. */
  show(letters, queueName) {
    const lines = letters.map((letter) => ({
      receipt: letter.receipt,
      text: letter.text,
      about: this.letterWords.line(letter, queueName),
    }));
    const shown = JSON.stringify(lines);
    if (shown === this.shown) return;
    this.shown = shown;
    this.list.replaceChildren(...lines.map((line) => this.one(line)));
  }

  one({ receipt, text, about }) {
    const element = this.patterns.make("letter", { text, about });
    element.dataset.receipt = receipt;
    return element;
  }

  clicked({ target }) {
    const receipt = target.closest(".js-open")?.closest(".js-letter").dataset.receipt;
    if (receipt) this.list.dispatchEvent(new CustomEvent("letter:open", { bubbles: true, detail: { receipt } }));
  }
}
