const LONGEST = 80;

/** The main points of a conversation, so that the citizen repeats nothing. */
export class SummaryView {
  constructor(element, { patterns, words }) {
    Object.assign(this, { element, patterns, words });
    this.list = element.querySelector(".js-summary-facts");
  }

  show(summary, messages = []) {
    const rows = Object.entries(summary ? this.rows(summary, messages) : {}).filter(([, value]) => value);
    this.element.hidden = !rows.length;
    const facts = rows.map(([name, value]) => this.patterns.make("fact", { name: this.words.say(`summary_${name}`), value }));
    this.list.replaceChildren(...facts);
  }

  rows({ topic, places = [], dates = [], answered = [], failed = [], asked_last: asked }, messages) {
    const texts = Object.fromEntries(messages.map(({ seq, text }) => [seq, text]));
    return {
      topic,
      asked,
      places: places.join(" · "),
      dates: dates.map((date) => this.words.date(date)).join(" · "),
      answered: answered.map(({ seq }) => this.short(texts[seq])).filter(Boolean).join(" · "),
      failed: failed.join(" · "),
    };
  }

  /** The first line of an answer. */
  short(text = "") {
    const [line] = text.split("\n");
    return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} …` : line;
  }
}
