import { EventReader } from "./event-reader.js";
import { GatewayError } from "./gateway-error.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const LONGEST_SILENCE = 45000;
const LONG_POLL_SECONDS = 20;

/**
 * Follows a conversation: what is stored is the truth, the stream brings the news.
 * Events: `message`, `state` and `notices`, with the message, the state's name or the texts; `lost`, `found`; `gone`, when
 * the session is no longer known.
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
    this.streaming = new AbortController();
  }

  start() {
    const { signal } = this.stopping;
    window.addEventListener("online", () => this.startOver(), { signal });
    window.addEventListener("offline", () => this.lost(), { signal });
    this.follow();
  }

  stop() {
    this.stopping.abort();
    this.startOver();
  }

  /** Gives up the present stream or pause, and looks at once. */
  startOver() {
    this.streaming.abort();
    this.wakeUp();
  }

  async follow() {
    while (!this.stopping.signal.aborted) {
      try {
        await this.catchUp();
        if (!this.wait) await this.listen();
      } catch (problem) {
        if (this.stopping.signal.aborted) return;
        if (problem.name === "AbortError") continue;
        if (this.isOver(problem)) return;
      }
      await this.rest();
    }
  }

  async catchUp() {
    let news;
    do {
      news = await this.client.messagesAfter(this.session, this.seq, { wait: this.wait, signal: this.stopping.signal });
      this.found();
      this.tell("notices", news.notices);
      this.tell("state", news.state);
      news.messages.forEach((message) => this.take(message));
    } while (news.messages.length);
  }

  async listen() {
    this.streaming = new AbortController();
    const body = await this.client.events(this.session, this.seq, this.streaming.signal);
    for await (const { event, data } of new EventReader(body, () => this.heard())) {
      const content = JSON.parse(data);
      if (event === "message") this.take(content);
      if (event === "state") {
        this.tell("notices", content.notices);
        this.tell("state", content.state);
      }
      if (event === "gone") throw new GatewayError(410, {});
    }
  }

  /** A stream in which not even a ping is heard is dead, whatever the browser thinks of it. */
  heard() {
    this.pause = FIRST_PAUSE;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.startOver(), LONGEST_SILENCE);
  }

  take(message) {
    if (message.seq <= this.seq) return;
    this.seq = message.seq;
    this.tell("message", message);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  isOver(problem) {
    if (problem instanceof GatewayError && problem.sessionIsGone) {
      this.tell("gone");
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
    this.tell("lost");
  }

  found() {
    if (!this.isLost) return;
    this.isLost = false;
    this.tell("found");
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
