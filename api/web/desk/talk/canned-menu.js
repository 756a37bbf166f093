const ASKED = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u;
const HOLE = /\{([\p{L}_]+)\}/gu;

/** Ready answers by typing "/": the list is filtered by what follows. Emits `canned:chosen` when one is put in. */
export class CannedMenu {
  constructor(list, field, { patterns, words, status }) {
    Object.assign(this, { list, field, patterns, words, status });
    this.replies = [];
    this.values = {};
    this.found = [];
    this.at = 0;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.list.addEventListener("pointerdown", (event) => event.preventDefault(), { signal });
    this.list.addEventListener("click", (event) => this.clicked(event), { signal });
    this.field.addEventListener("blur", () => this.close(), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  /** The ready answers in the citizen's language, and the values of their holes. */
  offer(replies, values) {
    const isNew = replies !== this.replies;
    Object.assign(this, { replies, values });
    if (isNew && document.activeElement === this.field) this.look();
  }

  get isOpen() {
    return !this.list.hidden;
  }

  look() {
    const asked = ASKED.exec(this.before);
    if (!asked) return this.close();
    const words = asked[1].toLowerCase();
    this.found = this.replies.filter(({ key, title }) => `${key} ${title}`.toLowerCase().includes(words));
    return this.found.length ? this.draw() : this.none();
  }

  none() {
    if (this.isOpen) this.status.say(this.words.say("canned_none"));
    this.close();
  }

  get before() {
    return this.field.value.slice(0, this.field.selectionStart);
  }

  draw() {
    const wasOpen = this.isOpen;
    this.list.replaceChildren(...this.found.map((reply, index) => this.option(reply, index)));
    this.list.hidden = false;
    this.mark(0);
    if (!wasOpen) this.status.say(this.words.say("canned_found", { count: this.found.length }));
  }

  option({ title, text }, index) {
    const option = this.patterns.make("reply-choice", { title, text: this.filled(text) });
    option.id = `fast-svar-${index}`;
    return option;
  }

  mark(at) {
    this.at = (at + this.found.length) % this.found.length;
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    this.field.setAttribute("aria-activedescendant", `fast-svar-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  /** Says whether the key was the menu's. */
  pressed(event) {
    if (!this.isOpen) return false;
    const acts = {
      ArrowDown: () => this.mark(this.at + 1),
      ArrowUp: () => this.mark(this.at - 1),
      Enter: () => this.choose(this.at),
      Tab: () => this.choose(this.at),
      Escape: () => this.close(),
    };
    if (!acts[event.key]) return false;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
    return true;
  }

  clicked({ target }) {
    const option = target.closest("[role=option]");
    if (option) this.choose([...this.list.children].indexOf(option));
  }

  /** Puts the answer in the place of "/…"; a hole without a value is selected, to be filled in. */
  choose(at) {
    const text = this.filled(this.found[at].text);
    const end = this.field.selectionStart;
    const start = this.before.lastIndexOf("/");
    this.field.setRangeText(text, start, end, "end");
    const hole = text.search(HOLE);
    if (hole >= 0) this.field.setSelectionRange(start + hole, start + text.indexOf("}", hole) + 1);
    this.close();
    this.field.dispatchEvent(new CustomEvent("canned:chosen", { bubbles: true }));
  }

  filled(text) {
    return text.replace(HOLE, (hole, name) => this.values[name] ?? hole);
  }

  close() {
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }
}
