/** An answer of the gateway that is not the one asked for. `words` are in the reader's language, or empty, as is `code`. */
export class GatewayError extends Error {
  constructor(status, problem, retryAfter) {
    super(`gateway answered ${status}`);
    this.status = status;
    this.code = problem.error?.code ?? "";
    this.words = problem.error?.message ?? "";
    this.retryAfter = retryAfter;
  }

  get sessionIsGone() {
    return [401, 404, 410].includes(this.status);
  }

  get mayPass() {
    return this.status === 429 || this.status >= 500;
  }
}
