/** The messages that citizens have left, until they are answered. */
export class LetterList {
  constructor(list, { patterns, words }) {
    Object.assign(this, { list, patterns, words });
  }

  show(letters, queueName) {
    this.list.replaceChildren(...letters.map((letter) => this.one(letter, queueName)));
  }

  one({ receipt, queue, left_at: leftAt, wished }, queueName) {
    const about = this.words.say("left_about", { queue: queueName(queue), time: this.words.moment(leftAt) });
    const wish = wished ? this.words.say("left_wished", { wished }) : "";
    return this.patterns.make("letter", { receipt, about: [about, wish].filter(Boolean).join(" · ") });
  }
}
