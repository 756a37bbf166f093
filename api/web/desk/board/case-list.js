const SIGNS = ["typing", "unread", "front", "draft", "unsent"];
const TEXTS = { typing: "types" };

/** A list of conversations, redrawn in place so that the focus stays. Emits `case:open` and `case:take`, both {id}. */
export class CaseList {
  constructor(list, { patterns, words, takes = false, numbered = false }) {
    Object.assign(this, { list, patterns, words, takes, numbered });
    this.cards = [];
    this.open = "";
    this.listening = new AbortController();
  }

  connect() {
    this.list.addEventListener("click", (event) => this.clicked(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  show(cards, open = this.open) {
    Object.assign(this, { cards, open });
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const place = this.elements.findIndex((element) => element.contains(focused));
    const elements = cards.map((card, index) => this.drawn(card, index));
    if (elements.some((element, index) => element !== this.list.children[index]) || elements.length !== this.elements.length) {
      this.list.replaceChildren(...elements);
      if (focused) this.refocus(focused, place);
    }
  }

  refocus(focused, place) {
    const next = this.elements[Math.min(place, this.elements.length - 1)];
    (focused.isConnected ? focused : next?.querySelector(".js-open"))?.focus({ preventScroll: true });
  }

  get elements() {
    return [...this.list.children];
  }

  drawn(card, index) {
    const element = this.elements.find(({ dataset }) => dataset.id === this.keyOf(card)) ?? this.patterns.make("case");
    const line = card.summary_line || this.words.say("case_title");
    const signs = SIGNS.filter((sign) => card[sign]);
    element.dataset.id = this.keyOf(card);
    element.dataset.conversation = card.id;
    this.patterns.fill(element, { number: this.numbered ? `${index + 1}` : "", title: line, about: this.about(card) });
    this.markSigns(element.querySelector(".js-signs"), signs);
    element.classList.toggle("case--unread", signs.includes("unread"));
    element.querySelector(".js-open").setAttribute("aria-current", String(card.id === this.open));
    const take = element.querySelector(".js-take");
    take.hidden = !this.takes;
    take.setAttribute("aria-label", this.words.say("claim_named", { line }));
    return element;
  }

  keyOf({ id, since }) {
    return this.takes || this.numbered ? id : `${id} ${since}`;
  }

  about(card) {
    const waited = card.state === "waiting" && card.waiting_since;
    const time = waited ? this.words.since(card.waiting_since) : card.since && this.words.moment(card.since);
    const language = this.words.named("language", card.language);
    const state = ["waiting", "human", undefined].includes(card.state) ? "" : this.words.named("state", card.state);
    return [time, card.queue_name ?? card.queue, language, state].filter(Boolean).join(" · ");
  }

  markSigns(place, signs) {
    const elements = signs.map((sign) => {
      const element = document.createElement("span");
      element.className = `case__sign case__sign--${sign}`;
      element.textContent = this.words.say(TEXTS[sign] ?? sign);
      return element;
    });
    place.replaceChildren(...elements);
  }

  clicked({ target }) {
    const id = target.closest(".js-case")?.dataset.conversation;
    if (target.closest(".js-take")) this.emit("take", id);
    else if (target.closest(".js-open")) this.emit("open", id);
  }

  emit(name, id) {
    this.list.dispatchEvent(new CustomEvent(`case:${name}`, { bubbles: true, detail: { id } }));
  }
}
