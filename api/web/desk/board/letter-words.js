/** What is said of a message that a citizen has left. */
export class LetterWords {
  constructor(words) {
    this.words = words;
  }

  /** In the list. */
  line({ receipt, queue, left_at: leftAt, reach, mine, taken_by: takenBy }, queueName) {
    const state = mine ? this.words.say("letter_mine") : takenBy && this.words.say("letter_taken", { name: takenBy });
    return [receipt, queueName(queue), this.words.moment(leftAt), this.way(reach), state].filter(Boolean).join(" · ");
  }

  about({ queue, left_at: leftAt, language }, queueName) {
    const values = { queue: queueName(queue), time: this.words.moment(leftAt), tongue: this.words.named("language", language) };
    return this.words.say("letter_about", values);
  }

  way({ by, wished }) {
    return [this.words.say(`letter_${by}`), this.wish(wished)].filter(Boolean).join(", ");
  }

  reach({ by, address, wished }) {
    return [this.words.say(`letter_by_${by}`, { address }), this.wish(wished)].filter(Boolean).join(", ");
  }

  wish(wished) {
    if (!wished) return "";
    return this.words.say("letter_wished", { day: this.words.date(wished.date), part: this.words.named("part", wished.part) });
  }

  state({ mine, taken_by: takenBy, status, calls, refused_why: refused, journaled_at: journaled }) {
    const taken = mine ? this.words.say("letter_mine") : takenBy && this.words.say("letter_taken", { name: takenBy });
    const parts = [
      taken,
      calls && this.words.say("letter_calls", { count: calls }),
      status === "sending" && this.words.say("letter_sent"),
      refused && this.words.say("letter_refused"),
      journaled && this.words.say("letter_journaled"),
    ];
    return parts.filter(Boolean).join(" · ");
  }
}
