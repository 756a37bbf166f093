import { GatewayError } from "./gateway-error.js";

/** The gateway's HTTP calls. Each rejects with GatewayError, or with TypeError where there is no network. */
export class GatewayClient {
  constructor({ language, chosen, base = "/api/conversations", fetch = window.fetch.bind(window) }) {
    this.language = language;
    this.chosen = chosen;
    this.base = base;
    this.fetch = fetch;
  }

  open() {
    const body = { channel: "website", ...(this.chosen && { language: this.language }) };
    return this.json("", { method: "POST", body });
  }

  send(session, message) {
    return this.json(`/${session.id}/messages`, { method: "POST", session, body: message });
  }

  askPerson(session) {
    return this.json(`/${session.id}/handover`, { method: "POST", session, body: {} });
  }

  standing(session) {
    return this.json(`/${session.id}/handover`, { session });
  }

  leaveQueue(session) {
    return this.json(`/${session.id}/handover`, { method: "DELETE", session });
  }

  typing(session) {
    return this.json(`/${session.id}/typing`, { method: "POST", session });
  }

  timesToCall(session) {
    return this.json(`/${session.id}/left-message`, { session });
  }

  leaveMessage(session, message) {
    return this.json(`/${session.id}/left-message`, { method: "POST", session, body: message });
  }

  messagesAfter(session, seq, { wait = 0, signal } = {}) {
    const query = new URLSearchParams({ after: seq, wait });
    return this.json(`/${session.id}/messages?${query}`, { session, signal });
  }

  /** Everything from the first message on. */
  async allMessages(session) {
    const all = [];
    for (;;) {
      const { messages } = await this.messagesAfter(session, all.at(-1)?.seq ?? 0);
      if (!messages.length) return all;
      all.push(...messages);
    }
  }

  async events(session, seq, signal) {
    const headers = { accept: "text/event-stream", "last-event-id": String(seq) };
    const response = await this.call(`/${session.id}/events`, { session, headers, signal });
    return response.body;
  }

  choose(session, language) {
    return this.json(`/${session.id}`, { method: "PATCH", session, body: { language } });
  }

  erase(session) {
    return this.json(`/${session.id}`, { method: "DELETE", session });
  }

  /** `opinion` of the message `seq`: whether it helped, or a rating and a comment. */
  feedback(session, opinion) {
    return this.json(`/${session.id}/feedback`, { method: "POST", session, body: opinion });
  }

  async transcript(session) {
    const query = new URLSearchParams({ format: "text", language: this.language });
    const response = await this.call(`/${session.id}/transcript?${query}`, { session });
    return response.blob();
  }

  async mailTranscript(session, address) {
    await this.call(`/${session.id}/transcript/mail`, { method: "POST", session, body: { address } });
  }

  async json(path, options) {
    const response = await this.call(path, options);
    return response.status === 204 ? {} : response.json();
  }

  async call(path, { method = "GET", session, body, headers = {}, signal } = {}) {
    const response = await this.fetch(this.base + path, {
      method,
      signal,
      cache: "no-store",
      credentials: "omit",
      headers: {
        "accept-language": this.language,
        ...(session && { authorization: `Bearer ${session.token}` }),
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    throw new GatewayError(response.status, problem, Number(response.headers.get("retry-after")));
  }
}
