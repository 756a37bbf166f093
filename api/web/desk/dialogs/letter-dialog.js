const SAID = { mail: "letter_sent", reached: "letter_noted", not_reached: "letter_noted", journal: "letter_journaled" };

/** A message left, and its answer. Emits `letter:changed`, and `case:open` {id} for the conversation it came from. */
export class LetterDialog {
  constructor(dialog, { client, words, letterWords, status, store, limit }) {
    Object.assign(this, { dialog, client, words, letterWords, status, store, limit });
    this.find = (name) => dialog.querySelector(`.js-${name}`);
    this.field = this.find("letter-answer");
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.find("letter-form").addEventListener("submit", (event) => this.submitted(event), { signal });
    this.field.addEventListener("input", () => this.store.keep("letters", this.letter.receipt, this.field.value), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  open(letter, queueName) {
    this.queueName = queueName;
    this.field.value = this.store.of("letters", letter.receipt) ?? "";
    this.show(letter);
    this.dialog.showModal();
  }

  show(letter) {
    this.letter = letter;
    const { mine, taken_by: takenBy, reach, status, journaled_at: journaled } = letter;
    const awaits = mine && status !== "sending";
    this.find("letter-title").textContent = this.words.say("letter_named", { receipt: letter.receipt });
    this.find("letter-about").textContent = this.letterWords.about(letter, this.queueName);
    this.find("letter-text").textContent = letter.text;
    this.find("letter-text").lang = letter.language;
    this.find("letter-reach").textContent = this.letterWords.reach(reach);
    this.find("letter-state").textContent = this.letterWords.state(letter);
    this.find("letter-state").hidden = !this.letterWords.state(letter);
    this.find("letter-mail").hidden = !awaits || reach.by !== "mail";
    this.find("letter-call").hidden = !awaits || reach.by !== "call";
    this.find("letter-take").hidden = Boolean(takenBy);
    this.find("letter-release").hidden = !awaits;
    this.find("letter-journal").hidden = !mine || Boolean(journaled);
    this.find("letter-read").hidden = !letter.conversation_id;
    this.tell("");
  }

  submitted(event) {
    event.preventDefault();
    const act = event.submitter?.value;
    if (act === "close") this.dialog.close();
    else if (act === "read") this.read();
    else this.act(act);
  }

  read() {
    this.dialog.close();
    this.emit("case:open", { id: this.letter.conversation_id });
  }

  async act(act) {
    const fault = act === "mail" ? this.fault() : "";
    this.tell(fault);
    if (fault) return;
    try {
      const letter = await this.client.letter(this.letter.receipt, ...this.call(act));
      this.done(act, letter);
    } catch (problem) {
      this.tell(problem.words || this.words.say("not_done"));
    }
    this.emit("letter:changed");
  }

  call(act) {
    if (act === "mail") return ["answer", { by: "mail", text: this.field.value }];
    if (act === "reached" || act === "not_reached") return ["answer", { by: "call", result: act }];
    return [act];
  }

  done(act, letter) {
    if (SAID[act]) this.status.say(this.words.say(SAID[act]));
    if (act === "mail") this.store.keep("letters", letter.receipt, "");
    if (["mail", "reached", "not_reached", "release"].includes(act)) this.dialog.close();
    else this.show(letter);
  }

  fault() {
    if (!this.field.value.trim()) return this.words.say("empty");
    const limit = this.words.number.format(this.limit);
    return [...this.field.value].length > this.limit ? this.words.say("too_long", { limit }) : "";
  }

  tell(text) {
    this.find("dialog-error").textContent = text;
    this.find("dialog-error").hidden = !text;
  }

  emit(name, detail = {}) {
    this.dialog.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
