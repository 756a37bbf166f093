const PAUSE = 3000;

/** Tells the other side that something is being written, not oftener than it lasts; never what. */
export class TypingSign {
  constructor(client, now = () => Date.now()) {
    this.client = client;
    this.now = now;
    this.given = -Infinity;
  }

  give(session) {
    if (this.now() - this.given < PAUSE) return;
    this.given = this.now();
    this.client.typing(session).catch(() => {});
  }
}
