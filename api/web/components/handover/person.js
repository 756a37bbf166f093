const PEOPLE = ["human", "wrap_up"];
const NOBODY_TO_ASK_FOR = [...PEOPLE, "closed"];

/** A person in place of the machine: follows how that stands, and has the page show it. */
export class Person {
  constructor(parts) {
    Object.assign(this, parts);
    this.state = "bot";
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    document.addEventListener("handover:leave", () => this.leaveQueue(), { signal });
    document.addEventListener("composer:typed", () => this.typed(), { signal });
    this.panel.connect();
  }

  disconnect() {
    this.listening.abort();
    this.standing?.stop();
    this.panel.disconnect();
  }

  /** Whether a person answers, and the machine is silent. */
  get answers() {
    return PEOPLE.includes(this.state);
  }

  follow(session) {
    this.standing?.stop();
    this.session = session;
    this.standing = this.makeStanding(session);
    this.standing.addEventListener("changed", ({ detail }) => this.panel.show(detail));
  }

  heard(state) {
    this.state = state;
    this.heading.textContent = this.answers ? this.texts.heading_person : this.texts.heading;
    this.button.hidden = NOBODY_TO_ASK_FOR.includes(state);
    this.standing?.heard(state);
  }

  received({ author }) {
    if (author === "staff") this.panel.turn();
    if (author !== "citizen") this.standing?.stir();
  }

  typed() {
    if (this.answers) this.sign.give(this.session);
  }

  async leaveQueue() {
    try {
      await this.client.leaveQueue(this.session);
      this.composer.focus();
    } catch (problem) {
      this.panel.tell(problem.words || this.texts.queue_not_left);
    }
  }

  forget() {
    this.standing?.stop();
    this.heard("bot");
    this.panel.forget();
  }
}
