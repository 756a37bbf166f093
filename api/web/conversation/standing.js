const PAUSE = 5000;
const WATCHED = ["waiting", "human", "wrap_up"];

/**
 * How it stands between the citizen and a person. The feed tells the state; while somebody waits or talks, the rest is
 * asked for now and then. Emits `changed`, with all that is known.
 */
export class Standing extends EventTarget {
  constructor(client, session) {
    super();
    this.client = client;
    this.session = session;
    this.asking = 0;
  }

  heard(state) {
    if (state === this.state) return;
    this.state = state;
    if (this.isWatched) this.look();
    else {
      this.rest();
      this.tell({ state });
    }
  }

  /** Something has happened that may have changed it. */
  stir() {
    if (this.isWatched) this.look();
  }

  stop() {
    this.state = null;
    this.rest();
  }

  get isWatched() {
    return WATCHED.includes(this.state);
  }

  rest() {
    this.asking += 1;
    clearTimeout(this.timer);
  }

  /** Only the newest question's answer counts. */
  async look() {
    this.rest();
    const { asking } = this;
    const view = await this.client.standing(this.session).catch(() => null);
    if (asking !== this.asking) return;
    if (view) this.tell(view);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  tell(detail) {
    this.dispatchEvent(new CustomEvent("changed", { detail }));
  }
}
