const OFFERED = ["letters.form", "handover.form"];
const LEFT = "letters.received";

/** The form for a message to a person. Emits `leave:offered`, `leave:send` {message}, `leave:kept` {seq}. */
export class Leave {
  constructor(element, { makeId }) {
    this.element = element;
    this.makeId = makeId;
    this.find = (name) => element.querySelector(`.js-leave-${name}`);
    this.form = this.find("form");
    this.anyTime = this.find("times").options[0];
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.form.addEventListener("submit", (event) => this.submitted(event), { signal });
    this.form.addEventListener("change", () => this.showTimes(), { signal });
    this.showTimes();
  }

  disconnect() {
    this.listening.abort();
  }

  /** Of messages in their order: opens where the newest word of it offers the form, and closes where it is kept. */
  heard(messages) {
    const keys = messages.flatMap(({ replies }) => replies ?? []).map(({ key }) => key);
    const last = keys.findLast((key) => key === LEFT || OFFERED.includes(key));
    if (last === LEFT && this.find("send").disabled) this.emit("leave:kept", { seq: messages.at(-1).seq });
    if (last === LEFT) this.close();
    else if (last) this.offer();
  }

  offer() {
    if (!this.element.hidden) return;
    this.id = this.makeId();
    this.element.hidden = false;
    this.emit("leave:offered");
  }

  close() {
    this.element.hidden = true;
    this.form.reset();
    this.tell("");
  }

  offerTimes(days) {
    const parts = days.flatMap(({ date, parts: ofDay }) => ofDay.map(({ part, label }) => new Option(label, `${date} ${part}`)));
    this.find("times").replaceChildren(this.anyTime, ...parts);
  }

  focus() {
    this.find("title").focus();
  }

  showTimes() {
    this.find("wished").hidden = new FormData(this.form).get("by") !== "call";
  }

  submitted(event) {
    event.preventDefault();
    this.tell("");
    this.find("send").disabled = true;
    this.emit("leave:send", { message: this.message });
  }

  get message() {
    const given = Object.fromEntries(new FormData(this.form));
    const [date, part] = given.wished.split(" ");
    const wished = given.by === "call" && part ? { wished: { date, part } } : {};
    const reach = { by: given.by, address: given.address, ...wished };
    return { client_message_id: this.id, text: given.left_text, reach, consent: given.consent === "yes" };
  }

  /** Why the message was not kept, said at the field that it is about; what was written stays. */
  tell(words, code = "") {
    this.find("send").disabled = false;
    this.form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    const wrong = code && this.form.querySelector(`[data-faults~="${CSS.escape(code)}"]`);
    if (wrong) wrong.setAttribute("aria-invalid", "true");
    if (words) (wrong || this.find("send")).focus();
    this.find("error").textContent = words;
    this.find("error").hidden = !words;
  }

  emit(name, detail = {}) {
    this.element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
