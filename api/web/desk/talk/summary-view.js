/** The main points of a conversation, so that the citizen repeats nothing. */
export class SummaryView {
  constructor(element, { patterns, words }) {
    Object.assign(this, { element, patterns, words });
    this.list = element.querySelector(".js-summary-facts");
  }

  show(summary) {
    const rows = Object.entries(summary ? this.rows(summary) : {}).filter(([, value]) => value);
    this.element.hidden = !rows.length;
    const facts = rows.map(([name, value]) => this.patterns.make("fact", { name: this.words.say(`summary_${name}`), value }));
    this.list.replaceChildren(...facts);
  }

  rows({ topic, first, places = [], dates = [], answered = [], failed = [] }) {
    return {
      topic,
      first,
      places: places.join(" · "),
      dates: dates.map((date) => this.words.date(date)).join(" · "),
      answered: answered.join(" · "),
      failed: failed.join(" · "),
    };
  }
}
