import { endsTalk, isAnswer, isEvent } from "../../conversation/kinds.js";

const FOLLOWED = /^(https?:\/\/|tel:|mailto:)/u;

/** Makes a message's element from the page's own patterns. Text is only ever set as text. */
export class MessageView {
  constructor({ root = document, language, locale, readOn }) {
    this.root = root;
    this.language = language;
    this.readOn = readOn;
    this.clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Copenhagen" });
  }

  make(message) {
    const element = this.pattern(message.author);
    element.dataset.seq = message.seq ?? "";
    if (message.seq) element.id = `besked-${message.seq}`;
    else element.removeAttribute("id");
    this.time(element.querySelector(".js-time"), message.created_at);
    const bubble = element.querySelector(".message__bubble");
    if (message.language) bubble.lang = message.language;
    element.classList.toggle("message--event", isEvent(message));
    if (message.agent) element.querySelector(".js-agent")?.replaceChildren(message.agent);
    if (!isAnswer(message)) element.querySelector(".js-feedback")?.remove();
    if (!endsTalk(message)) element.querySelector(".js-rating")?.remove();
    this.replies(element, message);
    element.querySelectorAll("input.js-seq").forEach((input) => (input.value = message.seq));
    return element;
  }

  replies(element, { replies, text, language }) {
    const shown = replies?.length ? replies : [{ text, language }];
    this.repeat(element, ".js-reply", shown, (place, reply) => {
      place.lang = reply.language || this.language;
      const lines = reply.lines?.length ? reply.lines : [[{ text: reply.text }]];
      this.repeat(place, ".js-line", lines, (line, parts) => {
        line.replaceChildren(...parts.map((part) => this.words(part.text, part.href)));
      });
      this.listing(place, reply.listing);
      this.card(place, reply.card);
      this.choices(place, reply.choices ?? []);
      this.sources(place, reply.sources ?? []);
    });
  }

  listing(place, listing) {
    const list = place.querySelector(".js-listing");
    const remark = place.querySelector(".js-listing-remark");
    if (!listing) {
      list?.remove();
      return remark?.remove();
    }
    remark.hidden = !listing.remark;
    remark.textContent = listing.remark;
    return this.repeat(list, ".js-item", listing.items, (element, { title, href, details, picture, picture_label: label }) => {
      element.querySelector(".js-item-title").replaceChildren(this.words(title, href));
      this.repeat(element, ".js-item-detail", details, (line, detail) => (line.textContent = detail));
      const shown = element.querySelector(".js-item-picture");
      if (picture) shown.replaceChildren(this.words(label, picture));
      else shown.remove();
    });
  }

  card(place, card) {
    const table = place.querySelector(".js-card");
    if (!card) return table?.remove();
    table.querySelector(".js-card-title").textContent = card.title;
    return this.repeat(table, ".js-card-row", card.rows, (body, row) => this.row(body, row));
  }

  row(body, { label, value, href, table }) {
    body.querySelectorAll(".js-card-label").forEach((element) => (element.textContent = label));
    body.querySelector(".js-card-plain .js-card-value").replaceChildren(this.words(value, href));
    if (!table?.length) {
      body.querySelectorAll(".js-card-group, .js-card-hours, .js-card-note").forEach((element) => element.remove());
      return;
    }
    body.querySelector(".js-card-plain").remove();
    const hours = body.querySelector(".js-card-hours");
    const note = body.querySelector(".js-card-note");
    const lines = table.map(([days, text]) => this.line(days ? hours : note, days, text));
    hours.remove();
    note.replaceWith(...lines);
  }

  line(pattern, days, text) {
    const line = pattern.cloneNode(true);
    line.querySelector(".js-card-days")?.replaceChildren(days);
    line.querySelector(".js-card-value").textContent = text;
    return line;
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
      item.querySelector(".js-source-title").replaceChildren(this.words(source.title, source.url));
      item.querySelector(".js-source-read").textContent = source.read_on ? this.readOn.replace("{date}", source.read_on) : "";
    });
  }

  /** Words, as a link where they lead somewhere; the address that text-only readers are given is left out. */
  words(text, href) {
    if (!FOLLOWED.test(href ?? "")) return document.createTextNode(text);
    const link = document.createElement("a");
    link.href = href;
    link.rel = "noopener";
    link.textContent = text === href ? text : text.replace(`: ${href}`, "");
    return link;
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
