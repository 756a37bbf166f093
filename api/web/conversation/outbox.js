import { GatewayError } from "./gateway-error.js";

const PAUSE = 3000;
const LONGEST_PAUSE = 60000;

/**
 * Sends one message at a time, in order. `deliver` sends it; if that fails for a passing reason it is called once more,
 * when the network is back or after a pause, and must send under the same id. `onDelay` is called before that wait.
 */
export class Outbox {
  constructor() {
    this.last = Promise.resolve();
    this.inFlight = false;
  }

  send(deliver, onDelay) {
    const sent = this.last.then(() => this.tryTwice(deliver, onDelay));
    this.last = sent.catch(() => {});
    return sent;
  }

  async tryTwice(deliver, onDelay) {
    try {
      return await this.try(deliver);
    } catch (problem) {
      const passing = problem instanceof TypeError || (problem instanceof GatewayError && problem.mayPass);
      if (!passing) throw problem;
      onDelay(problem);
      await this.untilWorthTrying(problem);
      return this.try(deliver);
    }
  }

  async try(deliver) {
    this.inFlight = true;
    try {
      return await deliver();
    } finally {
      this.inFlight = false;
    }
  }

  untilWorthTrying(problem) {
    return new Promise((resolve) => {
      const pause = Math.min(problem.retryAfter ? problem.retryAfter * 1000 : PAUSE, LONGEST_PAUSE);
      if (navigator.onLine) setTimeout(resolve, pause);
      else window.addEventListener("online", () => resolve(), { once: true });
    });
  }
}
