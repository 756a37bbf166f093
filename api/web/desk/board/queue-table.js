const SECONDS = 60;

/** How many wait in each queue, for how long, and how many colleagues are ready. */
export class QueueTable {
  constructor(body, { patterns, words }) {
    Object.assign(this, { body, patterns, words });
  }

  show(queues) {
    this.body.replaceChildren(...queues.map((queue) => this.row(queue)));
  }

  row({ name, open, waiting, longest_wait_seconds: longest, agents_ready: ready }) {
    return this.patterns.make("queue", {
      name: open ? name : this.words.say("queue_closed", { name }),
      number: waiting,
      longest: waiting && longest !== null ? this.words.lasting(longest / SECONDS) : "–",
      ready,
    });
  }
}
