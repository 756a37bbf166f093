import { EventReader } from "../../conversation/event-reader.js";

const POLL_EVERY = 5000;
const LOOK_EVERY = 30000;
const LONGEST_SILENCE = 45000;
const LONGEST_PAUSE = 10000;

/**
 * Nudges, never news: `look` says that all is to be asked anew, `changed` {queues?, conversation?, last_seq?} what may have
 * changed, `typing` {conversation} that a citizen types. `live` and `polling` tell how they come.
 */
export class DeskFeed extends EventTarget {
  constructor(client) {
    super();
    this.client = client;
    this.stopping = new AbortController();
    this.streaming = new AbortController();
    this.pause = POLL_EVERY;
    this.wakeUp = () => {};
  }

  start() {
    const { signal } = this.stopping;
    window.addEventListener("online", () => this.startOver(), { signal });
    window.addEventListener("offline", () => this.tell("look"), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.tell("look"), { signal });
    this.looking = setInterval(() => this.tell("look"), LOOK_EVERY);
    this.follow();
  }

  stop() {
    this.stopping.abort();
    clearInterval(this.looking);
    clearTimeout(this.silence);
    this.startOver();
  }

  /** Gives up the present stream or pause, and looks at once. */
  startOver() {
    this.streaming.abort();
    this.pause = POLL_EVERY;
    this.wakeUp();
  }

  async follow() {
    while (!this.stopping.signal.aborted) {
      try {
        await this.listen();
      } catch {
        if (this.stopping.signal.aborted) return;
      }
      this.tell("polling");
      await this.rest();
      this.tell("look");
    }
  }

  async listen() {
    this.streaming = new AbortController();
    const body = await this.client.events(this.streaming.signal);
    this.tell("live");
    this.tell("look");
    this.heard();
    for await (const { event, data } of new EventReader(body, () => this.heard())) this.tell(event, JSON.parse(data));
  }

  /** A stream in which not even a ping is heard is dead, whatever the browser thinks of it. */
  heard() {
    this.pause = POLL_EVERY;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.startOver(), LONGEST_SILENCE);
  }

  tell(name, detail = {}) {
    if (!this.stopping.signal.aborted) this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async rest() {
    const pause = this.pause * (0.75 + Math.random() / 2);
    this.pause = Math.min(this.pause * 1.5, LONGEST_PAUSE);
    await new Promise((resolve) => {
      this.wakeUp = resolve;
      setTimeout(resolve, pause);
    });
  }
}
