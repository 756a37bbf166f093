/** Looking among past conversations. The list emits `case:open`. */
export class History {
  constructor(dialog, { client, words, list }) {
    Object.assign(this, { dialog, client, words, list });
    this.find = (name) => dialog.querySelector(`.js-${name}`);
    this.found = [];
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.list.connect();
    this.find("history-form").addEventListener("submit", (event) => this.submitted(event), { signal });
    this.find("history-more").addEventListener("click", () => this.search(), { signal });
    this.dialog.addEventListener("case:open", () => this.dialog.close(), { signal });
  }

  disconnect() {
    this.listening.abort();
    this.list.disconnect();
  }

  open() {
    this.dialog.showModal();
    this.find("history-field").select();
  }

  submitted(event) {
    event.preventDefault();
    this.found = [];
    this.next = null;
    this.search();
  }

  async search() {
    try {
      const { conversations, next } = await this.client.history(this.find("history-field").value, this.next);
      this.found.push(...conversations.map((past) => this.card(past)));
      this.next = next;
      this.show("");
    } catch (problem) {
      this.show(problem.words || this.words.say("not_done"));
    }
  }

  /** A past conversation as a card; one that came back later stands there once for each time. */
  card({ id, summary_line, queue_name: queue, agent, outcome, ended_at: since, language }) {
    const about = [queue, agent, this.words.named("reason", outcome)].filter(Boolean).join(" · ");
    return { id, summary_line, queue_name: about, since, language };
  }

  show(fault) {
    this.find("dialog-error").textContent = fault;
    this.find("dialog-error").hidden = !fault;
    this.list.show(this.found);
    this.find("history-more").hidden = !this.next;
    const count = this.found.length;
    this.find("history-count").textContent = count ? this.words.say("history_found", { count }) : this.words.say("history_none");
  }
}
