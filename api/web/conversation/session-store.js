const KEY = "borgerchat";

/** The conversation's id and token, kept in this tab alone, and for no longer than a rest. */
export class SessionStore {
  constructor({ restMinutes, storage = window.sessionStorage, now = () => Date.now() }) {
    this.restMilliseconds = restMinutes * 60000;
    this.storage = storage;
    this.now = now;
  }

  read() {
    try {
      return JSON.parse(this.storage.getItem(KEY));
    } catch {
      return null;
    }
  }

  open({ id, token, language }) {
    this.write({ id, token, language, usedAt: this.now() });
    return this.read();
  }

  touch() {
    const session = this.read();
    if (session) this.write({ ...session, usedAt: this.now() });
  }

  speak(language) {
    this.write({ ...this.read(), language });
  }

  forget() {
    this.storage.removeItem(KEY);
  }

  /** Milliseconds until the rest is over; zero or less when it is. */
  get left() {
    const session = this.read();
    return session ? session.usedAt + this.restMilliseconds - this.now() : Infinity;
  }

  write(session) {
    this.storage.setItem(KEY, JSON.stringify(session));
  }
}
