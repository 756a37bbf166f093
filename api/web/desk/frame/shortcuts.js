const KEY = "borgerchat.desk.shortcuts";
const FIELDS = "input, textarea, select, [contenteditable]";
const LETTERS = {
  j: "next", k: "previous", n: "take_next", t: "claim", r: "reply", s: "log", o: "copilot", i: "note", v: "transfer",
  a: "finish", g: "release", p: "pause", l: "sound", f: "history", "?": "help",
};

/**
 * Keys for everything. Single letters work outside fields and can be switched off; Alt with an arrow, and Escape, work always.
 * Emits `shortcut:<what>`, and `shortcut:number` {number}.
 */
export class Shortcuts {
  constructor(dialog, { patterns, words, storage = window.localStorage }) {
    Object.assign(this, { dialog, patterns, words, storage });
    this.switch = dialog.querySelector(".js-shortcuts-on");
    this.list = dialog.querySelector(".js-keys");
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.switch.checked = this.storage.getItem(KEY) !== "off";
    this.switch.addEventListener("change", () => this.storage.setItem(KEY, this.switch.checked ? "on" : "off"), { signal });
    document.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.list.replaceChildren(...this.keys().map(([key, what]) => this.patterns.make("key", { key, what })));
  }

  disconnect() {
    this.listening.abort();
  }

  keys() {
    const letters = Object.entries(LETTERS).map(([key, what]) => [key, this.words.say(`key_${what}`)]);
    const range = `1–5`;
    return [
      ...letters,
      [range, this.words.say("key_number")],
      ["Alt + ↑ ↓", this.words.say("key_mine")],
      ["Esc", this.words.say("key_leave")],
    ];
  }

  show() {
    this.dialog.showModal();
  }

  pressed(event) {
    if (document.querySelector("dialog[open]") || event.defaultPrevented) return;
    const { key, altKey, ctrlKey, metaKey, target } = event;
    if (ctrlKey || metaKey) return;
    if (altKey) this.act(event, { ArrowDown: "mine_next", ArrowUp: "mine_previous" }[key]);
    else if (target.matches(FIELDS)) this.act(event, key === "Escape" && target.matches("textarea") && "log");
    else if (this.switch.checked) this.act(event, /^[1-5]$/u.test(key) ? "number" : LETTERS[key], { number: Number(key) });
  }

  act(event, what, detail = {}) {
    if (!what) return;
    event.preventDefault();
    document.dispatchEvent(new CustomEvent(`shortcut:${what}`, { detail }));
  }
}
