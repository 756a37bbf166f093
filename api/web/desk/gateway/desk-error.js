import { GatewayError } from "../../conversation/gateway-error.js";

/** A refusal of the desk's calls. `owner` is the name of who has the conversation, where the gateway tells it. */
export class DeskError extends GatewayError {
  constructor(status, problem, retryAfter) {
    super(status, problem, retryAfter);
    this.owner = problem.owner ?? problem.error?.owner ?? "";
    this.code = problem.error?.code ?? "";
  }

  get isConflict() {
    return this.status === 409;
  }
}
