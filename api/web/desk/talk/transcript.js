const NEAR_END = 48;

/** What has been said in the open conversation, in the order of `seq`, unsent answers last. Emits `transcript:retry`. */
export class Transcript {
  constructor(element, { view, patterns, words, me }) {
    Object.assign(this, { element, view, patterns, words, me });
    this.list = element.querySelector(".js-messages");
    this.follows = true;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.list.addEventListener("click", (event) => this.clicked(event), { signal });
    this.element.addEventListener("scroll", () => this.scrolled(), { signal, passive: true });
    this.resizing = new ResizeObserver(() => this.resized());
    this.resizing.observe(this.element);
  }

  disconnect() {
    this.listening.abort();
    this.resizing.disconnect();
  }

  get place() {
    return this.follows ? 0 : this.element.scrollTop;
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  scrolled() {
    if (this.element.clientHeight === this.height) this.follows = this.atEnd;
  }

  /** Who reads at the end goes on doing so when the log grows or shrinks; a scroll that comes of it is not theirs. */
  resized() {
    this.height = this.element.clientHeight;
    if (this.follows) this.toEnd();
  }

  /** Fills the log with a conversation, unannounced, at the place where it was last read; else at its end. */
  restore(messages, unsent, place) {
    this.element.setAttribute("aria-live", "off");
    this.list.replaceChildren();
    messages.forEach((message) => this.put(message));
    unsent.forEach((message) => this.pend(message));
    this.follows = !place;
    this.element.scrollTop = place || this.element.scrollHeight;
    requestAnimationFrame(() => this.element.removeAttribute("aria-live"));
  }

  /** Puts a message in its place, once; what stood unsent under `id` gives way to it. */
  put(message, id = message.client_message_id ?? "") {
    const { follows } = this;
    const pending = this.pending(id);
    if (this.list.querySelector(`[data-seq="${Number(message.seq)}"]`)) return pending?.remove();
    const element = this.made(message);
    const later = [...this.list.children].find(({ dataset }) => dataset.pending || Number(dataset.seq) > message.seq);
    if (pending) pending.replaceWith(element);
    else this.list.insertBefore(element, later ?? null);
    if (follows) this.toEnd();
    return element;
  }

  made(message) {
    const element = this.view.make(message);
    const name = message.agent ?? message.agent_name;
    if (message.author === "staff") element.querySelector(".js-author").textContent = name || this.words.say("author_staff");
    element.removeAttribute("id");
    return element;
  }

  pend({ id, text }) {
    const element = this.view.make({ author: "staff", text });
    element.removeAttribute("id");
    element.dataset.pending = id;
    element.querySelector(".js-author").textContent = this.words.say("author_me");
    element.append(this.patterns.make("delivery"));
    this.list.append(element);
    this.deliver(id, this.list.querySelector(".message--unsent") ? "not_sent_yet" : "sending");
    this.toEnd();
  }

  deliver(id, state) {
    const element = this.pending(id);
    if (!element) return;
    element.classList.toggle("message--unsent", state !== "sending");
    element.querySelector(".js-delivery-text").textContent = this.words.say(state);
    element.querySelector(".js-retry").hidden = state === "sending";
    if (this.follows) this.toEnd();
  }

  drop(id) {
    this.pending(id)?.remove();
  }

  pending(id) {
    return this.list.querySelector(`[data-pending="${CSS.escape(id)}"]`);
  }

  toEnd() {
    this.follows = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  clicked({ target }) {
    if (target.closest(".js-retry")) this.list.dispatchEvent(new CustomEvent("transcript:retry", { bubbles: true }));
  }
}
