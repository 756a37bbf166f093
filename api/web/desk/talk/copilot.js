const FOLLOWED = /^https?:\/\//u;

/** The machine's best answers to the citizen's latest message. Emits `copilot:use` and `copilot:send`, {suggestion}. */
export class Copilot {
  constructor(element, { patterns, words }) {
    Object.assign(this, { element, patterns, words });
    this.list = element.querySelector(".js-suggestions");
    this.empty = element.querySelector(".js-suggestions-empty");
    this.suggestions = [];
    this.listening = new AbortController();
  }

  connect() {
    this.list.addEventListener("click", (event) => this.clicked(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  /** The same again leaves all as it stands, and the focus where it is. */
  show(suggestions, language) {
    const told = JSON.stringify([suggestions, language]);
    if (told === this.told) return;
    this.told = told;
    this.suggestions = suggestions;
    this.language = language;
    this.empty.hidden = suggestions.length > 0;
    this.list.replaceChildren(...suggestions.map((suggestion) => this.one(suggestion)));
  }

  /** Suggestions are for who may answer. */
  allow(isMine) {
    this.element.hidden = !isMine;
  }

  one(suggestion) {
    const { text_da: danish, text_citizen: text, sources = [] } = suggestion;
    const element = this.patterns.make("suggestion", { text: danish });
    element.querySelector(".js-text").lang = "da";
    const sent = element.querySelector(".js-sent");
    sent.hidden = text === danish;
    sent.lang = this.language;
    sent.textContent = sent.hidden ? "" : this.words.say("copilot_sent_as", { text });
    element.querySelector(".js-sources").replaceChildren(...sources.map((source) => this.source(source)));
    return element;
  }

  source({ title, url }) {
    const element = this.patterns.make("source", { link: title });
    if (FOLLOWED.test(url ?? "")) element.firstElementChild.href = url;
    return element;
  }

  focus() {
    this.list.querySelector("button")?.focus();
  }

  clicked({ target }) {
    const element = target.closest(".js-suggestion");
    const button = target.closest("button");
    if (!button) return;
    const suggestion = this.suggestions[[...this.list.children].indexOf(element)];
    const name = button.matches(".js-send") ? "copilot:send" : "copilot:use";
    this.list.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { suggestion } }));
  }
}
