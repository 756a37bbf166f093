const ROWS = ["topic", "first", "places", "dates", "answered", "failed"];

/** The main points of a conversation, so that the citizen repeats nothing. */
export class SummaryView {
  constructor(element, { patterns, words }) {
    Object.assign(this, { element, patterns, words });
    this.list = element.querySelector(".js-summary-facts");
  }

  show(summary) {
    const rows = ROWS.map((name) => [name, this.told(summary?.[name])]).filter(([, value]) => value);
    this.element.hidden = !rows.length;
    const facts = rows.map(([name, value]) => this.patterns.make("fact", { name: this.words.say(`summary_${name}`), value }));
    this.list.replaceChildren(...facts);
  }

  told(value) {
    return Array.isArray(value) ? value.join(" · ") : (value ?? "");
  }
}
