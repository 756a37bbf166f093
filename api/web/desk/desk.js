import { DeskError } from "./gateway/desk-error.js";

/** The whole desk: who sits at it, what is looked at, and what is done with conversations. */
export class Desk {
  constructor(parts) {
    Object.assign(this, parts);
    this.talk.lookAround = () => this.look();
    this.talk.me = () => this.account.name;
    this.choices = 0;
    this.listening = new AbortController();
  }

  connect() {
    const on = (name, act) => document.addEventListener(name, ({ detail }) => act(detail), { signal: this.listening.signal });
    on("case:open", ({ id }) => this.open(id));
    on("case:take", ({ id }) => this.claim(id));
    on("talk:claim", () => this.claim(this.talk.id));
    on("talk:take_next", () => this.takeNext());
    on("talk:release", () => this.release());
    on("talk:transfer", () => this.transfer());
    on("talk:finish", () => this.finish());
    on("letter:open", ({ receipt }) => this.letterDialog.open(this.board.letter(receipt), (queue) => this.board.queueName(queue)));
    on("letter:changed", () => this.look());
    on("presence:chosen", (chosen) => this.present(chosen));
    this.components.forEach((component) => component.connect());
    on("answer:draft", () => this.board.drawCases());
    for (const name of ["sent", "delayed", "refused"]) this.sending.addEventListener(name, () => this.board.drawCases());
    this.client.addEventListener("expired", () => this.expired());
    this.signOut.addEventListener("click", () => this.leave());
    return this.enter();
  }

  /** Shows the desk to who is signed in, or asks who it is. */
  async enter() {
    const session = await this.client.session().catch(() => this.signIn.ask());
    this.store.belongsTo(session.account.id);
    this.welcome(session);
    this.replies.load("da", "en");
    await Promise.all([this.stand(), this.look()]);
    if (this.store.open) this.open(this.store.open);
    else this.talk.leave();
    this.sending.connect();
    this.follow();
  }

  welcome({ account }) {
    this.account = account;
    this.who.textContent = account.name;
    this.main.hidden = false;
    this.signedIn.forEach((element) => (element.hidden = false));
  }

  /** How the colleagues see one now; it may have been set at another screen, or by having been away. What was chosen
   * here in the meantime stands. */
  async stand() {
    const before = this.choices;
    const standing = await this.client.standing().catch(() => null);
    if (standing && before === this.choices) this.presence.show(standing);
    this.board.capacity = this.presence.capacity;
    this.talk.head.isReady = this.presence.presence === "ready";
  }

  async expired() {
    const session = await this.signIn.ask({ expired: true });
    if (session.account.id === this.account?.id) this.feed.startOver();
    else window.location.reload();
  }

  /** What is not sent yet is deleted only when the agent has been told, and asks again. */
  async leave() {
    if (this.store.unsent.length && !this.warned) {
      this.warned = true;
      this.talk.head.tell(this.words.say("sign_out_unsent"));
      return;
    }
    try {
      await this.client.signOut();
      this.store.forget();
      window.location.reload();
    } catch (problem) {
      this.failed(problem);
    }
  }

  follow() {
    const { feed } = this;
    feed.addEventListener("look", () => this.look());
    feed.addEventListener("changed", () => this.look());
    feed.addEventListener("typing", ({ detail }) => detail.conversation === this.talk.id && this.talk.typing.show());
    feed.addEventListener("live", () => {
      this.line.live();
      this.stand();
    });
    feed.addEventListener("polling", () => this.line.polling());
    feed.start();
  }

  /** Asks for all that is shown; several wishes while one is asked for become one. */
  look() {
    this.wished = true;
    this.looking ??= this.lookWhileWished().finally(() => (this.looking = null));
    return this.looking;
  }

  async lookWhileWished() {
    while (this.wished) {
      this.wished = false;
      await this.lookOnce();
    }
  }

  async lookOnce() {
    try {
      this.board.show(await this.client.board());
      this.line.found();
      await this.talk.look();
      this.board.draw();
      if (!this.talk.id) this.talk.head.none(this.board.told.waiting.length);
    } catch (problem) {
      if (!(problem instanceof DeskError)) this.line.lost();
    }
  }

  async open(id) {
    const opening = this.talk.open(id);
    this.board.open = id;
    this.board.draw();
    await opening;
    this.board.draw();
  }

  takeNext() {
    const [first] = this.board.told.waiting;
    if (first) return this.claim(first.id);
    this.status.say(this.words.say("none_waits"));
    return null;
  }

  async claim(id) {
    const card = this.board.card(id);
    try {
      await this.client.claim(id, card?.version);
    } catch (problem) {
      await this.open(id);
      this.talk.failed(id, problem);
      await this.look();
      return;
    }
    await this.look();
    const opening = this.open(id);
    this.status.say(this.words.say("claimed"));
    this.talk.answer.focus();
    await opening;
  }

  async release() {
    try {
      await this.act("release", {}, "released");
    } catch (problem) {
      this.failed(problem);
    }
  }

  transfer() {
    if (!this.mayAct) return null;
    const away = ({ stay }) => !stay;
    return this.transferDialog.open((chosen) => this.act("transfer", chosen, "transferred", away(chosen))).catch((problem) => this.failed(problem));
  }

  finish() {
    return this.mayAct ? this.finishDialog.open((chosen) => this.act("finish", chosen, "finished")) : null;
  }

  get mayAct() {
    return this.board.isMine(this.talk.id);
  }

  async act(what, body, said, leaves = true) {
    const { id } = this.talk;
    await this.client.post(id, what, body);
    this.status.say(this.words.say(said));
    if (leaves) {
      this.talk.leave();
      this.board.open = "";
      this.main.focus();
    }
    await this.look();
  }

  async present({ presence, capacity }) {
    this.choices += 1;
    this.board.capacity = capacity;
    this.board.draw();
    this.talk.head.isReady = presence === "ready";
    if (!this.talk.id) this.talk.leave();
    try {
      await this.client.presence(presence, capacity);
      this.status.say(this.words.say("presence_now", { presence: this.words.named("presence", presence) }));
    } catch (problem) {
      this.failed(problem);
    }
  }

  failed(problem) {
    if (problem instanceof DeskError && problem.isConflict) this.talk.failed(this.talk.id, problem);
    else this.talk.head.tell(problem.words || this.words.say("not_done"));
  }
}
