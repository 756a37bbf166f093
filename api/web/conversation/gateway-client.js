import { GatewayError } from "./gateway-error.js";

/** The gateway's HTTP calls. Each rejects with GatewayError, or with TypeError where there is no network. */
export class GatewayClient {
  constructor({ language, base = "/api/conversations", fetch = window.fetch.bind(window) }) {
    this.language = language;
    this.base = base;
    this.fetch = fetch;
  }

  open() {
    return this.json("", { method: "POST", body: { language: this.language, channel: "website" } });
  }

  send(session, message) {
    return this.json(`/${session.id}/messages`, { method: "POST", session, body: message });
  }

  messagesAfter(session, seq, { wait = 0, signal } = {}) {
    const query = new URLSearchParams({ after: seq, wait, language: this.language });
    return this.json(`/${session.id}/messages?${query}`, { session, signal });
  }

  async events(session, seq, signal) {
    const query = new URLSearchParams({ language: this.language });
    const headers = { accept: "text/event-stream", "last-event-id": String(seq) };
    const response = await this.call(`/${session.id}/events?${query}`, { session, headers, signal });
    return response.body;
  }

  choose(session, language) {
    return this.json(`/${session.id}`, { method: "PATCH", session, body: { language } });
  }

  erase(session) {
    return this.json(`/${session.id}`, { method: "DELETE", session });
  }

  feedback(session, seq, helped) {
    return this.json(`/${session.id}/feedback`, { method: "POST", session, body: { seq, helped } });
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
    const words = problem.detail ?? problem.message;
    throw new GatewayError(response.status, typeof words === "string" ? words : "", Number(response.headers.get("retry-after")));
  }
}
