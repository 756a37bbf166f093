/** What is known of each conversation that has been opened: so that going back to one is at once. */
export class Talks {
  constructor(client) {
    this.client = client;
    this.known = new Map();
  }

  of(id) {
    return this.known.get(id);
  }

  forget(id) {
    this.known.delete(id);
  }

  /** Asks for what is new; resolves with the conversation as it stands, and `fresh`, its new messages. */
  async ask(id) {
    const fresh = [];
    let told;
    do {
      told = await this.client.conversation(id, this.lastSeq(id));
      fresh.push(...this.merge(id, told));
    } while (told.messages.length && this.lastSeq(id) < told.conversation.last_seq);
    return { ...this.of(id), fresh };
  }

  merge(id, { conversation, summary, notes, messages }) {
    const known = this.of(id)?.messages ?? [];
    const fresh = messages.filter(({ seq }) => seq > (known.at(-1)?.seq ?? 0));
    this.known.set(id, { card: conversation, summary, notes, messages: [...known, ...fresh] });
    return fresh;
  }

  lastSeq(id) {
    return this.of(id)?.messages.at(-1)?.seq ?? 0;
  }
}
