import { EventReader } from "./event-reader.js";
import { GatewayError } from "./gateway-error.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const LONG_POLL_SECONDS = 20;

/**
 * Follows a conversation: what is stored is the truth, the stream brings the news.
 * Events: `message` (detail: the message), `lost`, `found`, `gone` (the session is no longer known).
 */
export class LiveFeed extends EventTarget {
  constructor(client, session, seq = 0) {
    super();
    this.client = client;
    this.session = session;
    this.seq = seq;
    this.stopping = new AbortController();
    this.pause = FIRST_PAUSE;
    this.wait = 0;
    this.wakeUp = () => {};
  }

  start() {
    window.addEventListener("online", () => this.wakeUp(), { signal: this.stopping.signal });
    this.follow();
  }

  stop() {
    this.stopping.abort();
    this.wakeUp();
  }

  async follow() {
    while (!this.stopping.signal.aborted) {
      try {
        await this.catchUp();
        if (!this.wait) await this.listen();
      } catch (problem) {
        if (this.stopping.signal.aborted || this.isOver(problem)) return;
      }
      await this.rest();
    }
  }

  async catchUp() {
    const { messages } = await this.client.messagesAfter(this.session, this.seq, { wait: this.wait, signal: this.stopping.signal });
    this.found();
    messages.forEach((message) => this.take(message));
  }

  async listen() {
    const body = await this.client.events(this.session, this.seq, this.stopping.signal);
    for await (const { event, data } of new EventReader(body)) {
      this.pause = FIRST_PAUSE;
      const content = JSON.parse(data);
      if (event === "message" && content.seq) this.take(content);
    }
  }

  take(message) {
    if (message.seq <= this.seq) return;
    this.seq = message.seq;
    this.dispatchEvent(new CustomEvent("message", { detail: message }));
  }

  isOver(problem) {
    if (problem instanceof GatewayError && problem.sessionIsGone) {
      this.dispatchEvent(new Event("gone"));
      return true;
    }
    if (problem instanceof GatewayError && problem.status === 429) {
      this.wait = LONG_POLL_SECONDS;
      this.pause = FIRST_PAUSE;
    } else this.lost();
    return false;
  }

  lost() {
    if (this.isLost) return;
    this.isLost = true;
    this.dispatchEvent(new Event("lost"));
  }

  found() {
    if (!this.isLost) return;
    this.isLost = false;
    this.dispatchEvent(new Event("found"));
  }

  async rest() {
    const pause = this.pause * (0.75 + Math.random() / 2);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    await new Promise((resolve) => {
      this.wakeUp = resolve;
      setTimeout(resolve, pause);
    });
  }
}
