import { messageId } from "../../conversation/message-id.js";
import { DeskError } from "../gateway/desk-error.js";

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30000;

/**
 * Sends answers, those of one conversation in order, each until the gateway has taken or refused it, under one id; so each comes once.
 * Events: `sent` {conversation, id, message}, `delayed` {conversation, id, problem}, `refused` {conversation, id, text, problem}.
 */
export class Sending extends EventTarget {
  constructor(client, store) {
    super();
    Object.assign(this, { client, store });
    this.running = new Set();
    this.wakers = new Set();
    this.listening = new AbortController();
  }

  connect() {
    window.addEventListener("online", () => this.tryNow(), { signal: this.listening.signal });
    new Set(this.store.unsent.map(({ conversation }) => conversation)).forEach((id) => this.run(id));
  }

  disconnect() {
    this.listening.abort();
    this.tryNow();
  }

  add(conversation, text) {
    const message = { conversation, id: messageId(), text };
    this.store.addUnsent(message);
    this.run(conversation);
    return message;
  }

  tryNow() {
    this.wakers.forEach((wake) => wake());
  }

  async run(conversation) {
    if (this.running.has(conversation)) return;
    this.running.add(conversation);
    let pause = FIRST_PAUSE;
    for (let [next] = this.store.unsentOf(conversation); next; [next] = this.store.unsentOf(conversation)) {
      if (await this.isSettled(next)) pause = FIRST_PAUSE;
      else await this.untilWorthTrying(pause);
      if (this.listening.signal.aborted) break;
      pause = Math.min(pause * 1.5, LONGEST_PAUSE);
    }
    this.running.delete(conversation);
  }

  async isSettled({ conversation, id, text }) {
    try {
      const message = await this.client.post(conversation, "messages", { client_message_id: id, text });
      this.store.dropUnsent(id);
      this.tell("sent", { conversation, id, message });
      return true;
    } catch (problem) {
      const final = problem instanceof DeskError && !problem.mayPass;
      if (final) this.store.dropUnsent(id);
      this.tell(final ? "refused" : "delayed", { conversation, id, text, problem });
      return final;
    }
  }

  untilWorthTrying(pause) {
    return new Promise((resolve) => {
      const wake = () => {
        this.wakers.delete(wake);
        resolve();
      };
      this.wakers.add(wake);
      setTimeout(wake, pause);
    });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
