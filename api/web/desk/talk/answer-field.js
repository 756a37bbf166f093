const NEAR_LIMIT = 200;
const SIGN_EVERY = 3000;

/**
 * Where an answer is written. What is written is never lost by a refusal.
 * Emits `answer:send` {text}, `answer:draft` {text} at each change, `answer:typing` now and then.
 */
export class AnswerField {
  constructor(form, { limit, words, status, canned, now = () => Date.now() }) {
    Object.assign(this, { form, limit, words, status, canned, now });
    this.field = form.querySelector(".js-text-field");
    this.counter = form.querySelector(".js-counter");
    this.error = form.querySelector(".js-error");
    this.signed = 0;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.canned.connect();
    this.form.addEventListener("submit", (event) => this.submitted(event), { signal });
    this.field.addEventListener("input", () => this.typed(), { signal });
    this.field.addEventListener("paste", (event) => this.pasted(event), { signal });
    this.field.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.form.addEventListener("canned:chosen", () => this.changed(), { signal });
  }

  disconnect() {
    this.listening.abort();
    this.canned.disconnect();
  }

  get text() {
    return this.field.value;
  }

  get length() {
    return [...this.text].length;
  }

  /** Shows a conversation's draft. */
  show(text) {
    this.field.value = text;
    this.canned.close();
    this.tell("");
    this.count();
  }

  /** A conversation that is another's cannot be answered; what was written to it can still be copied. */
  allow(isMine) {
    this.form.hidden = !isMine && !this.text;
    this.field.readOnly = !isMine;
    this.form.querySelector(".js-send").disabled = !isMine;
  }

  /** An answer goes out as it is written: who writes is told what the citizen reads. */
  reads(language) {
    this.form.querySelector(".js-answer-language").textContent = this.words.say("answer_language", {
      tongue: this.words.named("language", language),
    });
  }

  focus() {
    this.field.focus();
  }

  /** Takes a text in, keeping what was being written before it. */
  take(text) {
    const before = this.text.trim();
    this.show(before ? `${before}\n${text}` : text);
    this.changed();
    this.field.focus();
    this.field.setSelectionRange(this.text.length, this.text.length);
  }

  submitted(event) {
    event.preventDefault();
    const fault = this.fault();
    this.tell(fault);
    if (!fault) this.emit("send", { text: this.text });
  }

  fault() {
    if (!this.text.trim()) return this.words.say("empty");
    return this.length > this.limit ? this.words.say("too_long", { limit: this.words.number.format(this.limit) }) : "";
  }

  pasted(event) {
    const count = [...(event.clipboardData?.getData("text/plain") ?? "")].length;
    if (count <= this.limit) return;
    event.preventDefault();
    const { number } = this.words;
    this.tell(this.words.say("paste_too_long", { count: number.format(count), limit: number.format(this.limit) }));
  }

  typed() {
    this.canned.look();
    this.changed();
    if (this.now() - this.signed < SIGN_EVERY || !this.text.trim()) return;
    this.signed = this.now();
    this.emit("typing");
  }

  changed() {
    this.count();
    if (this.error.textContent && !this.fault()) this.tell("");
    this.emit("draft", { text: this.text });
  }

  pressed(event) {
    if (this.canned.pressed(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  count() {
    const left = this.limit - this.length;
    const count = this.words.number.format(Math.abs(left));
    this.counter.hidden = left > NEAR_LIMIT;
    this.counter.textContent = this.counter.hidden ? "" : this.words.say(left < 0 ? "characters_over" : "characters_left", { count });
  }

  tell(fault) {
    this.error.textContent = fault;
    this.error.hidden = !fault;
    if (fault) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
    if (fault) this.status.say(fault);
  }

  emit(name, detail = {}) {
    this.form.dispatchEvent(new CustomEvent(`answer:${name}`, { bubbles: true, detail }));
  }
}
