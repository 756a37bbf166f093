const NEAR_LIMIT = 200;
const DRAFT = "borgerchat.draft";

/**
 * The field and its buttons. Counts, warns, keeps the text until it is known to be sent.
 * Emits `composer:send` {text}, `composer:person` and `composer:typed`; `native` leaves the sending to the form itself.
 */
export class Composer {
  constructor(form, { texts, limit, warning, numbers, status, native, storage = window.sessionStorage }) {
    Object.assign(this, { form, texts, limit, warning, numbers, status, native, storage });
    this.number = new Intl.NumberFormat(document.documentElement.lang);
    this.field = form.querySelector(".js-text-field");
    this.counter = form.querySelector(".js-counter");
    this.error = form.querySelector(".js-error");
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.warning.connect();
    this.form.addEventListener("submit", (event) => this.submitted(event), { signal });
    this.form.addEventListener("warning:send", () => this.send(), { signal });
    this.form.addEventListener("warning:edit", () => this.edit(), { signal });
    this.field.addEventListener("input", () => this.typed(), { signal });
    this.field.addEventListener("input", () => this.emit("typed"), { signal });
    this.field.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.field.value ||= this.storage.getItem(DRAFT) ?? "";
    this.count();
  }

  disconnect() {
    this.listening.abort();
    this.warning.disconnect();
  }

  get text() {
    return this.field.value;
  }

  /** How far down the window begins what stands at its foot. */
  get top() {
    return this.form.parentElement.getBoundingClientRect().top;
  }

  focus() {
    this.field.focus();
  }

  get length() {
    return [...this.text].length;
  }

  submitted(event) {
    const asksForPerson = event.submitter?.matches(".js-person");
    if (this.native && (asksForPerson || event.submitter?.matches(".js-fetch"))) return;
    event.preventDefault();
    if (asksForPerson) this.emit("person");
    else if (this.mayBeSent()) this.send();
  }

  mayBeSent() {
    const fault = this.fault();
    this.showError(fault);
    if (fault || !this.numbers.some((number) => number.isIn(this.text))) return !fault;
    this.warning.open();
    return false;
  }

  fault() {
    if (!this.text.trim()) return this.texts.empty;
    return this.length > this.limit ? this.texts.too_long : "";
  }

  send() {
    this.warning.close();
    if (!this.native) this.emit("send", { text: this.text });
    else {
      this.storage.removeItem(DRAFT);
      this.form.submit();
    }
  }

  edit() {
    this.warning.close();
    this.field.focus();
  }

  /** Empties the field once the message is in the log. */
  clear() {
    this.field.value = "";
    this.typed();
  }

  /** Gives a text back that could not be sent, unless another is being written. */
  giveBack(text, fault) {
    if (!this.text.trim()) this.field.value = text;
    this.typed();
    this.showError(fault);
    this.status.say(fault);
  }

  typed() {
    this.warning.close();
    this.storage.setItem(DRAFT, this.text);
    this.count();
    if (this.error.textContent && !this.fault()) this.showError("");
  }

  forget() {
    this.storage.removeItem(DRAFT);
  }

  count() {
    const left = this.limit - this.length;
    const text = (left < 0 ? this.texts.over : this.texts.left).replace("{count}", this.number.format(Math.abs(left)));
    this.counter.hidden = left > NEAR_LIMIT;
    this.counter.textContent = this.counter.hidden ? "" : text;
    if (left < 0 && !this.wasOver) this.status.say(text);
    this.wasOver = left < 0;
  }

  showError(text) {
    this.error.textContent = text;
    this.error.hidden = !text;
    if (text) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
    if (text) this.status.say(text);
  }

  pressed(event) {
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches;
    if (!sends) return;
    event.preventDefault();
    this.form.requestSubmit(this.form.querySelector(".js-send"));
  }

  emit(name, detail) {
    this.form.dispatchEvent(new CustomEvent(`composer:${name}`, { bubbles: true, detail }));
  }
}
