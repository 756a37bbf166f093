/** Makes a message's element from the page's own patterns. Text is only ever set as text. */
export class MessageView {
  constructor({ root = document, language, readOn }) {
    this.root = root;
    this.language = language;
    this.readOn = readOn;
    this.clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Copenhagen" });
  }

  make(message) {
    const element = this.pattern(message.author);
    element.dataset.seq = message.seq ?? "";
    if (message.seq) element.id = `besked-${message.seq}`;
    else element.removeAttribute("id");
    this.time(element.querySelector(".js-time"), message.created_at);
    const bubble = element.querySelector(".message__bubble");
    if (message.language) bubble.lang = message.language;
    if (message.seq === 1 || message.author !== "bot") element.querySelector(".js-feedback")?.remove();
    this.replies(element, message);
    element.querySelectorAll("input.js-seq").forEach((input) => (input.value = message.seq));
    return element;
  }

  replies(element, { replies, text, language }) {
    const shown = replies?.length ? replies : [{ text, language }];
    this.repeat(element, ".js-reply", shown, (place, reply) => {
      place.lang = reply.language || this.language;
      place.querySelector(".js-text").textContent = reply.text;
      this.card(place, reply.card);
      this.choices(place, reply.choices ?? []);
      this.sources(place, reply.sources ?? []);
    });
  }

  card(place, card) {
    const table = place.querySelector(".js-card");
    if (!card) return table?.remove();
    table.querySelector(".js-card-title").textContent = card.title;
    return this.repeat(table, ".js-card-row", card.rows, (row, { label, value }) => {
      row.querySelector(".js-card-label").textContent = label;
      row.querySelector(".js-card-value").textContent = value;
    });
  }

  choices(place, choices) {
    if (!choices.length) return place.querySelector(".js-choices")?.remove();
    return this.repeat(place, ".js-choice", choices, (button, { key, label }) => {
      button.value = key;
      button.textContent = label;
    });
  }

  sources(place, sources) {
    if (!sources.length) return place.querySelector(".js-sources")?.remove();
    return this.repeat(place, ".js-source", sources, (item, source) => {
      const link = item.querySelector(".js-source-link");
      link.textContent = source.title;
      if (/^https?:\/\//u.test(source.url ?? "")) link.href = source.url;
      else link.removeAttribute("href");
      item.querySelector(".js-source-read").textContent = this.readOn.say(source.read_on);
    });
  }

  /** One copy of the first `selector` for each item; none where there are no items. */
  repeat(parent, selector, items, fill) {
    const first = parent.querySelector(selector);
    if (!first) return;
    const copies = items.map(() => first.cloneNode(true));
    copies.forEach((copy, index) => fill(copy, items[index]));
    first.replaceWith(...copies);
  }

  time(element, createdAt) {
    const when = createdAt ? new Date(createdAt) : new Date();
    element.dateTime = when.toISOString();
    element.textContent = this.clock.format(when);
  }

  pattern(name) {
    return this.root.querySelector(`.js-pattern-${name}`).content.firstElementChild.cloneNode(true);
  }
}
