/** The ready answers, fetched once for each language: they must be at hand when "/" is typed. */
export class CannedReplies {
  constructor(client) {
    this.client = client;
    this.known = new Map();
  }

  of(language) {
    return this.known.get(language) ?? [];
  }

  /** A desk works without them: what fails is asked for again when the next conversation is opened. */
  async load(...languages) {
    const missing = languages.filter((language) => !this.known.has(language));
    await Promise.all(missing.map((language) => this.ask(language)));
  }

  async ask(language) {
    try {
      this.known.set(language, await this.client.canned(language));
    } catch {
      this.known.delete(language);
    }
  }
}
