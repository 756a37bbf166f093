const OPEN = ["human", "wrap_up"];

/** The open conversation's name, what may be done with it, and what went wrong. Emits `talk:<action>`. */
export class TalkHead {
  constructor(element, { words }) {
    Object.assign(this, { element, words });
    this.find = (name) => element.querySelector(`.js-${name}`);
    this.isReady = true;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    for (const action of ["claim", "finish", "transfer", "release", "take-next"]) {
      this.find(action).addEventListener("click", () => this.emit(action), { signal });
    }
  }

  disconnect() {
    this.listening.abort();
  }

  /** Nothing is open. */
  none(waiting) {
    this.find("talk-none").hidden = false;
    this.find("talk-open").hidden = true;
    this.find("take-next").hidden = !waiting;
    this.find("none-hint").textContent = this.words.say(waiting ? "none_open" : "none_waits");
    this.find("not-ready").hidden = this.isReady;
  }

  /** Says whether the conversation can be answered. */
  show(card, isMine) {
    this.find("talk-none").hidden = true;
    this.find("talk-open").hidden = false;
    this.find("talk-title").textContent = card.summary_line || this.words.say("case_title");
    this.find("talk-about").textContent = this.about(card);
    const held = isMine && OPEN.includes(card.state);
    for (const action of ["finish", "transfer", "release"]) this.find(action).hidden = !held;
    this.find("claim").hidden = card.state !== "waiting";
    return held;
  }

  about(card) {
    const waited = card.state === "waiting" && card.waiting_since;
    const parts = [
      this.words.named("state", card.state),
      waited ? this.words.say("waiting_for", { time: this.words.since(card.waiting_since) }) : "",
      card.queue_name ?? card.queue,
      this.words.named("language", card.language),
      this.words.named("channel", card.channel),
    ];
    return parts.filter(Boolean).join(" · ");
  }

  tell(text) {
    const alert = this.find("alert");
    alert.textContent = text;
    alert.hidden = !text;
  }

  emit(action) {
    this.element.dispatchEvent(new CustomEvent(`talk:${action.replace("-", "_")}`, { bubbles: true }));
  }
}
