import { DeskError } from "./desk-error.js";

const PATIENCE = 20000;
const OTHER_SESSION = "not_from_our_page";

/**
 * The desk's HTTP calls. Each rejects with DeskError, or with TypeError or TimeoutError where there is no network.
 * A call refused because the session is over emits `expired`, waits until somebody has signed in again, and is made once more.
 */
export class DeskClient extends EventTarget {
  constructor({ language, attention, base = "/api/desk", fetch = window.fetch.bind(window) }) {
    super();
    Object.assign(this, { language, attention, base, fetch });
    this.csrf = "";
    this.account = "";
    this.knownLetters = [];
    this.waitingForSession = [];
  }

  async session() {
    return this.open(await this.once("/session"));
  }

  async signIn(name, password) {
    const before = this.account;
    const session = this.open(await this.once("/session", { method: "POST", body: { name, password } }));
    if (!before || before === this.account) this.waitingForSession.splice(0).forEach((goOn) => goOn());
    return session;
  }

  /** What waits for a session is never done in another's name. */
  open(session) {
    this.csrf = session.csrf;
    this.account = session.account.id;
    return session;
  }

  /** Which of {local, oidc} one may sign in by. */
  waysIn() {
    return this.once("/ways-in");
  }

  signOut() {
    return this.once("/session", { method: "DELETE" });
  }

  async board() {
    const [told, letters] = await Promise.all([this.json("/queues"), this.letters()]);
    return { ...told, left_messages: letters };
  }

  /** Those known last, where they cannot be had: the queues must be seen all the same. */
  async letters() {
    const told = await this.json("/left-messages").catch(() => null);
    this.knownLetters = told?.left_messages ?? this.knownLetters;
    return this.knownLetters;
  }

  conversation(id, after = 0) {
    const query = new URLSearchParams({ after, language: this.language });
    return this.json(`${this.path(id)}?${query}`);
  }

  claim(id, version) {
    return this.post(id, "claim", version === undefined ? {} : { version });
  }

  post(id, what, body = {}) {
    return this.json(`${this.path(id)}/${what}`, { method: "POST", body });
  }

  letter(receipt, what, body) {
    return this.json(`/left-messages/${encodeURIComponent(receipt)}/${what}`, { method: "POST", ...(body && { body }) });
  }

  copilot(id) {
    return this.json(`${this.path(id)}/copilot`);
  }

  canned(language) {
    return this.json(`/canned?${new URLSearchParams({ language })}`);
  }

  colleagues() {
    return this.json("/colleagues");
  }

  history(search, after) {
    return this.json(`/history?${new URLSearchParams({ search, ...(after && { after }) })}`);
  }

  /** One's own {presence, capacity}, as the colleagues see it. */
  async standing() {
    return (await this.colleagues()).find(({ id }) => id === this.account);
  }

  presence(presence, capacity) {
    return this.json("/presence", { method: "PUT", body: { presence, capacity } });
  }

  async events(signal) {
    const response = await this.call("/events", { headers: { accept: "text/event-stream" }, signal });
    return response.body;
  }

  path(id) {
    return `/conversations/${encodeURIComponent(id)}`;
  }

  async json(path, options) {
    try {
      return await this.once(path, options);
    } catch (problem) {
      if (problem.status === 401) await this.newSession();
      else if (problem.code === OTHER_SESSION) await this.adopt();
      else throw problem;
      return this.once(path, options);
    }
  }

  /** Another tab has signed in anew: its session is ours too, if it is the same account's. */
  async adopt() {
    const { account } = this;
    await this.session();
    if (this.account !== account) await this.newSession();
  }

  newSession() {
    return new Promise((goOn) => {
      this.waitingForSession.push(goOn);
      this.dispatchEvent(new Event("expired"));
    });
  }

  async once(path, options) {
    const response = await this.call(path, { signal: AbortSignal.timeout(PATIENCE), ...options });
    const body = await response.text();
    return body ? JSON.parse(body) : {};
  }

  async call(path, { method = "GET", body, headers = {}, signal }) {
    const response = await this.fetch(this.base + path, {
      method,
      signal,
      cache: "no-store",
      credentials: "same-origin",
      headers: {
        "accept-language": this.language,
        ...(!this.attention.isPaid && { "x-unattended": "1" }),
        ...(method !== "GET" && { "x-csrf-token": this.csrf }),
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    throw new DeskError(response.status, problem, Number(response.headers.get("retry-after")));
  }
}
