/** An answer of the gateway that is not the one asked for. `status` is HTTP's; `detail` is in the reader's language, or empty. */
export class GatewayError extends Error {
  constructor(status, detail, retryAfter) {
    super(`gateway answered ${status}`);
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  get sessionIsGone() {
    return [401, 403, 404, 410].includes(this.status);
  }

  get mayPass() {
    return this.status === 429 || this.status >= 500;
  }
}
