import { GatewayError } from "../../conversation/gateway-error.js";
import { messageId } from "../../conversation/message-id.js";

/** The conversation on the page: joins the components' events to the gateway, and its news to the components. */
export class Chat {
  constructor(parts) {
    Object.assign(this, parts);
    this.unsent = new Map();
    this.held = [];
    this.welcome = [...this.log.list.children];
    this.listening = new AbortController();
  }

  connect() {
    const on = (name, act) => document.addEventListener(name, ({ detail }) => act(detail), { signal: this.listening.signal });
    on("composer:send", ({ text }) => this.say({ text }, text));
    on("composer:person", () => this.say({ person: true }, this.texts.person));
    on("examples:chosen", ({ text }) => this.say({ text }, text));
    on("log:choice", ({ seq, key, label }) => this.say({ reply_to: seq, choice: key }, label));
    on("log:feedback", ({ button, ...opinion }) => this.opine(opinion, () => this.log.showThanks(button)));
    on("log:rating", ({ form, ...opinion }) => this.opine(opinion, () => this.log.showThanksFor(form)));
    on("log:retry", ({ id }) => this.deliver(id));
    on("rest:over", () => this.end(this.texts.rest_over));
    on("deletion:asked", () => this.erase());
    on("handover:anew", () => this.startAnew());
    on("leave:offered", () => this.offerTimes());
    on("leave:send", ({ message }) => this.leaveMessage(message));
    on("leave:kept", ({ seq }) => this.log.focus(seq));
    this.components.forEach((component) => component.connect());
    return this.resume();
  }

  disconnect() {
    this.listening.abort();
    this.feed?.stop();
    this.components.forEach((component) => component.disconnect());
  }

  /** Carries on with this tab's conversation, read in the page's language. */
  async resume() {
    if (this.store.left <= 0) {
      this.end(this.texts.rest_over);
      return;
    }
    const session = this.store.read();
    if (!session) return;
    try {
      await this.chooseLanguage(session);
      const messages = await this.client.allMessages(session);
      this.log.restore(messages);
      this.leaving.heard(messages);
      this.examples.hide();
      this.follow(session, messages.at(-1)?.seq ?? 0);
      this.showEnd(messages.at(-1));
    } catch (problem) {
      if (problem instanceof GatewayError && problem.sessionIsGone) this.end(this.texts.gone);
      else this.follow(session, 0);
    }
  }

  /** The address chooses a language once; afterwards what is said in the conversation may change it again. */
  async chooseLanguage(session) {
    if (!this.client.chosen || session.language === this.client.language) return;
    await this.client.choose(session, this.client.language);
    this.store.speak(this.client.language);
  }

  async say(content, text) {
    const id = messageId();
    this.unsent.set(id, { content, text });
    this.examples.hide();
    this.log.addPending(id, text).scrollIntoView({ block: "nearest" });
    if (content.text && content.text === this.composer.text) this.composer.clear();
    await this.deliver(id);
  }

  async deliver(id) {
    const { content } = this.unsent.get(id);
    this.log.deliver(id, this.texts.sending);
    this.awaitAnswer();
    try {
      const message = await this.outbox.send(
        async () => this.post(await this.session(), id, content),
        () => this.delayed(id),
      );
      this.unsent.delete(id);
      this.log.put(message, id);
    } catch (problem) {
      this.failed(id, problem);
    }
    this.releaseHeld();
  }

  post(session, id, content) {
    return content.person ? this.client.askPerson(session) : this.client.send(session, { client_message_id: id, ...content });
  }

  async session() {
    const kept = this.store.read();
    if (kept) return kept;
    const opened = await this.client.open();
    const session = this.store.open({ ...opened, language: this.client.language });
    this.log.adopt(opened.messages);
    this.follow(session, opened.messages.at(-1)?.seq ?? 0);
    return session;
  }

  follow(session, seq) {
    this.feed?.stop();
    this.feed = this.makeFeed(session, seq);
    this.person.follow(session);
    this.feed.addEventListener("state", ({ detail }) => this.stands(detail));
    this.feed.addEventListener("message", ({ detail }) => this.received(detail));
    this.feed.addEventListener("notices", ({ detail }) => this.notice.show(detail));
    this.feed.addEventListener("lost", () => this.connection.lost());
    this.feed.addEventListener("found", () => this.connection.found());
    this.feed.addEventListener("gone", () => this.end(this.texts.gone));
    this.feed.start();
    this.rest.close();
    this.deletion.offer(true);
    this.keep.offer(true);
  }

  stands(state) {
    this.person.heard(state);
    if (this.person.answers) this.waiting.stop();
  }

  /** A person takes the time they take; the machine's answer is always on its way. */
  awaitAnswer() {
    if (!this.person.answers) this.waiting.start();
  }

  /** News that comes while a message is on its way waits for it, so that all stands in order and once. */
  received(message) {
    if (this.outbox.inFlight) {
      this.held.push(message);
      return;
    }
    this.log.put(message);
    this.person.received(message);
    this.leaving.heard([message]);
    this.store.touch();
    this.showEnd(message);
  }

  releaseHeld() {
    this.held.splice(0).forEach((message) => this.received(message));
  }

  showEnd(message) {
    if (message?.author === "citizen") this.awaitAnswer();
    else this.waiting.stop();
    if (message) this.log.reveal(message.seq, this.composer.top);
  }

  delayed(id) {
    this.waiting.stop();
    this.log.deliver(id, this.texts.not_sent_yet);
    this.status.say(this.texts.not_sent_yet);
  }

  failed(id, problem) {
    const { content, text } = this.unsent.get(id);
    const status = problem instanceof GatewayError ? problem.status : 0;
    const words = problem.words || this.texts.not_sent;
    this.waiting.stop();
    if (status === 0 || problem.mayPass) {
      this.log.deliver(id, words, { failed: true });
      this.status.say(words);
      return;
    }
    this.unsent.delete(id);
    this.log.dropPending(id);
    if (problem.sessionIsGone) this.end(this.texts.gone);
    this.composer.giveBack(content.text === text ? text : "", words);
  }

  async opine(opinion, thank) {
    try {
      await this.client.feedback(this.store.read(), opinion);
      thank();
      this.status.say(this.texts.helped_thanks);
    } catch {
      this.status.say(this.texts.not_saved);
    }
  }

  /** Without the times, a call can be wished at any. */
  async offerTimes() {
    try {
      const { days } = await this.client.timesToCall(this.store.read());
      this.leaving.offerTimes(days);
    } catch {
      this.leaving.offerTimes([]);
    }
    this.leaving.focus();
  }

  /** The receipt comes as news of the conversation, and closes the form. */
  async leaveMessage(message) {
    try {
      await this.client.leaveMessage(this.store.read(), message);
    } catch (problem) {
      this.leaving.tell(problem.words || this.texts.leave_failed, problem.code);
    }
  }

  async erase() {
    try {
      const receipt = await this.client.erase(this.store.read());
      this.leave();
      this.disconnect();
      this.deletion.showReceipt(receipt);
    } catch {
      this.rest.say(this.texts.not_deleted);
    }
  }

  /** Puts the conversation out of this screen and starts from the first line, saying why. */
  end(why) {
    this.leave();
    this.log.list.replaceChildren(...this.welcome);
    this.rest.say(why);
  }

  startAnew() {
    this.leave();
    window.location.assign(`/?language=${this.client.language}`);
  }

  leave() {
    this.feed?.stop();
    this.person.forget();
    this.store.forget();
    this.composer.forget();
    this.waiting.stop();
    this.leaving.close();
    this.deletion.offer(false);
    this.keep.offer(false);
    this.unsent.clear();
    this.held = [];
  }
}
