/** Notes to colleagues on the open conversation. Emits `notes:save` {text} and `notes:draft` {text}. */
export class Notes {
  constructor(element, { patterns, words }) {
    Object.assign(this, { element, patterns, words });
    this.list = element.querySelector(".js-note-list");
    this.form = element.querySelector(".js-note-form");
    this.field = element.querySelector(".js-note");
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.form.addEventListener("submit", (event) => this.submitted(event), { signal });
    this.field.addEventListener("input", () => this.emit("draft"), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  show(notes, draft) {
    this.list.replaceChildren(...notes.map((note) => this.one(note)));
    this.write(draft);
  }

  one({ author, text, at }) {
    return this.patterns.make("note", { by: author, text, time: this.words.moment(at) });
  }

  add(note) {
    this.list.append(this.one(note));
  }

  /** A draft in the field; the same draft leaves the caret where it is. */
  write(draft) {
    if (this.field.value !== draft) this.field.value = draft;
  }

  submitted(event) {
    event.preventDefault();
    if (this.field.value.trim()) this.emit("save");
  }

  emit(name) {
    this.form.dispatchEvent(new CustomEvent(`notes:${name}`, { bubbles: true, detail: { text: this.field.value } }));
  }
}
