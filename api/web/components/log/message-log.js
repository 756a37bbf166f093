import { isAnswer, settles } from "../../conversation/kinds.js";

/**
 * The list of what has been said, in the order of `seq`.
 * Emits `log:choice` {seq, key, label}, `log:feedback` {seq, helped, button}, `log:rating` {seq, rating, comment, form},
 * `log:retry` {id}.
 */
export class MessageLog {
  constructor(element, view, texts) {
    this.element = element;
    this.list = element.querySelector(".js-messages");
    this.view = view;
    this.texts = texts;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.element.addEventListener("submit", (event) => this.submitted(event), { signal });
    this.element.addEventListener("click", (event) => this.clicked(event), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  /** Lets the conversation's own first messages take the place of the page's welcome, unannounced. */
  adopt(messages) {
    this.quietly(() => {
      this.list.querySelectorAll(".js-message:not([data-pending])").forEach((element) => element.remove());
      messages.forEach((message) => this.put(message));
    });
  }

  /** Fills the log with what was said before, without announcing it. */
  restore(messages) {
    this.quietly(() => {
      this.list.replaceChildren();
      messages.forEach((message) => this.put(message));
    });
  }

  quietly(act) {
    this.element.setAttribute("aria-live", "off");
    act();
    requestAnimationFrame(() => this.element.removeAttribute("aria-live"));
  }

  /** Takes whoever waits for a message to it. */
  focus(seq) {
    const element = this.list.querySelector(`[data-seq="${Number(seq)}"]`);
    element.tabIndex = -1;
    element.focus();
  }

  /** Scrolls, if a message does not fit in view, to the question before it; or to it, where that is long. */
  reveal(seq, room) {
    const element = this.list.querySelector(`[data-seq="${Number(seq)}"]`);
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= 0 && bottom <= room) return;
    const before = element.previousElementSibling;
    const asked = before?.matches(".message--citizen") && before.offsetHeight < room / 4;
    (asked ? before : element).scrollIntoView({ block: "start" });
  }

  /** Puts a message in its place, once; what stood unsent under `id` gives way to it. */
  put(message, id = message.client_message_id ?? "") {
    const pending = this.pendingElement(id);
    if (this.list.querySelector(`[data-seq="${Number(message.seq)}"]`)) {
      pending?.remove();
      return;
    }
    const element = this.view.make(message);
    const later = [...this.list.children].find(({ dataset }) => dataset.pending || Number(dataset.seq) > message.seq);
    if (pending) pending.replaceWith(element);
    else this.list.insertBefore(element, later ?? null);
    if (isAnswer(message)) this.retireBefore(element, ":not(.message--event)");
    if (settles(message)) this.retireBefore(element, ".message--event");
  }

  addPending(id, text) {
    const element = this.view.make({ author: "citizen", text });
    element.dataset.pending = id;
    element.append(this.view.pattern("delivery"));
    this.list.append(element);
    this.deliver(id, this.texts.sending);
    return element;
  }

  deliver(id, text, { failed = false } = {}) {
    const element = this.pendingElement(id);
    element.classList.toggle("message--unsent", text !== this.texts.sending);
    const words = element.querySelector(".js-delivery-text");
    words.textContent = text;
    words.classList.toggle("message__fault", failed);
    element.querySelector(".js-retry").hidden = !failed;
  }

  dropPending(id) {
    this.pendingElement(id)?.remove();
  }

  pendingElement(id) {
    return this.list.querySelector(`[data-pending="${CSS.escape(id)}"]`);
  }

  /** Only the newest of a kind asks for an opinion, and only its choices can be chosen. */
  retireBefore(newest, kind) {
    for (const old of this.list.querySelectorAll(`.js-message${kind}`)) {
      if (!(old.compareDocumentPosition(newest) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
      old.querySelectorAll(".js-choice").forEach((button) => button.setAttribute("aria-disabled", "true"));
      const opinion = old.querySelector(".js-feedback, .js-rating");
      if (opinion && !opinion.contains(document.activeElement)) opinion.remove();
    }
  }

  submitted(event) {
    const { submitter, target } = event;
    event.preventDefault();
    const seq = Number(target.querySelector(".js-seq").value);
    const { value, textContent: label } = submitter;
    if (target.matches(".js-rating")) this.emit("rating", { seq, ...this.rated(target), form: target });
    else if (target.matches(".js-feedback")) this.emit("feedback", { seq, helped: value === "yes", button: submitter });
    else if (submitter.getAttribute("aria-disabled") !== "true") this.emit("choice", { seq, key: value, label });
  }

  rated(form) {
    const { rating, comment } = Object.fromEntries(new FormData(form));
    return { rating: Number(rating), ...(comment.trim() && { comment: comment.trim() }) };
  }

  clicked(event) {
    const retry = event.target.closest(".js-retry");
    if (retry) this.emit("retry", { id: retry.closest("[data-pending]").dataset.pending });
  }

  showThanks(button) {
    const form = button.closest(".js-feedback");
    form.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
    form.querySelector(".js-feedback-text").textContent = this.texts.helped_thanks;
  }

  /** In place of the form, and with its focus. */
  showThanksFor(form) {
    const thanks = form.querySelector(".js-rating-thanks");
    form.replaceChildren(thanks);
    thanks.hidden = false;
    thanks.focus();
  }

  emit(name, detail) {
    this.element.dispatchEvent(new CustomEvent(`log:${name}`, { bubbles: true, detail }));
  }
}
