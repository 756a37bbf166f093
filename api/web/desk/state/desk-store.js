const KEY = "borgerchat.desk";
const NOTHING = { account: "", open: "", drafts: {}, notes: {}, places: {}, seen: {}, letters: {}, unsent: [] };

/**
 * What an agent has under way, kept in this tab alone: drafts, places and how far is read by conversation, and what is not sent.
 * It belongs to one account: another who signs in finds nothing of it.
 */
export class DeskStore {
  constructor(storage = window.sessionStorage) {
    this.storage = storage;
    this.kept = { ...structuredClone(NOTHING), ...this.read() };
  }

  read() {
    try {
      return JSON.parse(this.storage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  }

  /** Says whether what is kept was another's, and forgets it then. */
  belongsTo(account) {
    const foreign = Boolean(this.kept.account) && this.kept.account !== account;
    if (foreign) this.forget();
    this.change({ account });
    return !foreign;
  }

  forget() {
    this.kept = structuredClone(NOTHING);
    this.storage.removeItem(KEY);
  }

  get open() {
    return this.kept.open;
  }

  set open(id) {
    this.change({ open: id });
  }

  /** `kind` is `drafts`, `notes`, `places`, `seen` or `letters`. */
  of(kind, id) {
    return this.kept[kind][id];
  }

  keep(kind, id, value) {
    this.change({ [kind]: { ...this.kept[kind], [id]: value || undefined } });
  }

  get unsent() {
    return this.kept.unsent;
  }

  unsentOf(id) {
    return this.unsent.filter(({ conversation }) => conversation === id);
  }

  addUnsent(message) {
    this.change({ unsent: [...this.unsent, message] });
  }

  dropUnsent(messageId) {
    this.change({ unsent: this.unsent.filter(({ id }) => id !== messageId) });
  }

  /** A full storage loses the copy for the next load, never what is on the screen. */
  change(parts) {
    this.kept = { ...this.kept, ...parts };
    try {
      this.storage.setItem(KEY, JSON.stringify(this.kept));
    } catch {
      this.storage.removeItem(KEY);
    }
  }
}
