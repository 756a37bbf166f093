import { DeskError } from "../gateway/desk-error.js";

const GOING_ON = ["proposed", "waiting", "human", "wrap_up"];

/** The conversation that is open: joins its parts' events to the gateway, and its news to the parts. */
export class Talk {
  constructor(parts) {
    Object.assign(this, parts);
    this.id = "";
    this.components = [this.head, this.transcript, this.answer, this.notes, this.copilot];
    this.listening = new AbortController();
  }

  connect() {
    const on = (name, act) => document.addEventListener(name, ({ detail }) => act(detail), { signal: this.listening.signal });
    on("answer:send", ({ text }) => this.send(text));
    on("answer:draft", ({ text }) => this.store.keep("drafts", this.id, text));
    on("answer:typing", () => this.client.post(this.id, "typing").catch(() => {}));
    on("notes:draft", ({ text }) => this.store.keep("notes", this.id, text));
    on("notes:save", ({ text }) => this.note(text));
    on("copilot:use", ({ suggestion }) => this.answer.take(suggestion.text_citizen));
    on("copilot:send", ({ suggestion }) => this.send(suggestion.text_citizen));
    on("transcript:retry", () => this.sending.tryNow());
    this.sending.addEventListener("sent", ({ detail }) => this.sent(detail));
    this.sending.addEventListener("delayed", ({ detail }) => this.delayed(detail));
    this.sending.addEventListener("refused", ({ detail }) => this.refused(detail));
    this.components.forEach((component) => component.connect());
  }

  disconnect() {
    this.listening.abort();
    this.components.forEach((component) => component.disconnect());
  }

  /** Shows a conversation: what is known of it at once, and then its news. */
  async open(id) {
    this.keepPlace();
    this.id = id;
    this.store.open = id;
    this.head.tell("");
    this.typing.clear();
    const known = this.talks.of(id);
    if (known) this.show(known);
    else this.blank(this.board.card(id));
    try {
      const told = await this.talks.ask(id);
      if (this.id !== id) return;
      if (known) this.news(told);
      else this.show(told);
      await this.help(told);
    } catch (problem) {
      this.failed(id, problem);
    }
  }

  /** What is known before anything is read: its card, or nothing. */
  blank(card) {
    this.summary.show(null);
    this.copilot.show([], "");
    this.transcript.restore([], [], 0);
    this.answer.show("");
    this.answer.allow(false);
    if (card) this.name(card);
  }

  show({ card, summary, messages, notes }) {
    this.beside.hidden = false;
    this.summary.show(summary);
    this.answer.show(this.store.of("drafts", this.id) ?? "");
    this.notes.show(notes, this.store.of("notes", this.id) ?? "");
    this.copilot.show([], card.language);
    this.name(card);
    this.transcript.restore(messages, this.store.unsentOf(this.id), this.store.of("places", this.id));
    this.read();
  }

  name(card) {
    const isMine = this.board.isMine(card.id);
    this.answer.allow(this.head.show({ ...card, queue_name: card.queue_name ?? this.board.queueName(card.queue) }, isMine));
    this.answer.reads(card.language);
    this.offer(card);
    this.copilot.allow(isMine);
    if (isMine && card.typing) this.typing.show();
  }

  /** The suggestions and ready answers; a desk works without them. */
  async help({ card }) {
    const { id } = this;
    const suggestions = this.board.isMine(id) ? await this.client.copilot(id).catch(() => []) : [];
    await this.replies.load(card.language);
    if (this.id !== id) return;
    this.copilot.show(suggestions, card.language);
    this.offer(card);
  }

  offer(card) {
    this.answer.canned.offer(this.replies.of(card.language), this.values(card));
  }

  values({ queue }) {
    const { words } = this;
    return { navn: this.me(), name: this.me(), tid: words.clock.format(new Date()), queue: this.board.queueName(queue) };
  }

  async look() {
    const { id } = this;
    if (!id || !this.goesOn) return;
    try {
      const told = await this.talks.ask(id);
      if (this.id === id) this.news(told);
    } catch (problem) {
      this.failed(id, problem);
    }
  }

  /** What is past is read once: each reading of it is written down. */
  get goesOn() {
    const state = this.talks.of(this.id)?.card.state;
    return this.board.isMine(this.id) || GOING_ON.includes(state);
  }

  news(told) {
    const { card, summary, notes, fresh } = told;
    this.name(card);
    this.summary.show(summary);
    this.notes.show(notes, this.store.of("notes", this.id) ?? "");
    fresh.forEach((message) => this.transcript.put(message));
    this.read();
    if (!fresh.some(({ author }) => author === "citizen")) return;
    this.typing.clear();
    this.help(told);
  }

  read() {
    this.store.keep("seen", this.id, this.talks.lastSeq(this.id));
  }

  keepPlace() {
    if (this.id && this.talks.of(this.id)) this.store.keep("places", this.id, this.transcript.place);
  }

  leave() {
    this.id = "";
    this.store.open = "";
    this.beside.hidden = true;
    this.head.none(this.board.told.waiting.length);
  }

  send(text) {
    const message = this.sending.add(this.id, text);
    this.transcript.pend(message);
    this.answer.show("");
    this.store.keep("drafts", this.id, "");
    this.answer.focus();
  }

  sent({ conversation, id, message }) {
    if (this.id === conversation) this.transcript.put(message, id);
  }

  delayed({ conversation }) {
    if (this.id !== conversation) return;
    this.store.unsentOf(conversation).forEach(({ id }) => this.transcript.deliver(id, "not_sent_yet"));
    this.status.say(this.words.say("not_sent_yet"));
  }

  /** What was refused goes back to where it was written, before what has been written since. */
  async refused({ conversation, id, text, problem }) {
    const draft = [text, this.store.of("drafts", conversation)].filter(Boolean).join("\n");
    this.store.keep("drafts", conversation, draft);
    if (this.id !== conversation) return;
    this.transcript.drop(id);
    this.answer.show(draft);
    if (problem.isConflict) this.head.tell(`${this.holder(problem)} ${this.words.say("not_yours_now")}`);
    else this.answer.tell(problem.words || this.words.say("not_sent"));
    await this.lookAround();
  }

  async note(text) {
    const { id } = this;
    try {
      const note = await this.client.post(id, "notes", { text });
      this.store.keep("notes", id, "");
      this.notes.write("");
      this.status.say(this.words.say("note_saved"));
      if (note.text) this.notes.add(note);
      await this.look();
    } catch (problem) {
      this.failed(id, problem);
    }
  }

  /** A refusal of one's own conversation bears one's own name: then its words are told. */
  holder({ owner, words }) {
    if (owner && owner !== this.me()) return this.words.say("taken_by", { name: owner });
    return words || this.words.say("taken_by_other");
  }

  gone(id) {
    this.talks.forget(id);
    this.blank(null);
    this.head.tell(this.words.say("gone"));
  }

  failed(id, problem) {
    if (this.id !== id || !(problem instanceof DeskError)) return;
    if (problem.isConflict) this.head.tell(this.holder(problem));
    else if (problem.status === 404) this.gone(id);
    else this.head.tell(problem.words || this.words.say("not_done"));
  }
}
