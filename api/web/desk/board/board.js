const DRAW_AGAIN = 20000;

/** The left side: my conversations, who waits, messages left, and the queues. */
export class Board {
  constructor(element, { words, store, mine, waiting, letters, queues, alarm }) {
    Object.assign(this, { element, words, store, mine, waiting, letters, queues, alarm });
    this.told = { queues: [], waiting: [], mine: [], left_messages: [] };
    this.open = "";
    this.capacity = 0;
  }

  connect() {
    this.mine.connect();
    this.waiting.connect();
    this.letters.connect();
    this.drawing = setInterval(() => this.draw(), DRAW_AGAIN);
  }

  disconnect() {
    clearInterval(this.drawing);
    this.mine.disconnect();
    this.waiting.disconnect();
    this.letters.disconnect();
  }

  show(told) {
    this.told = told;
    this.alarm.waiting(this.told.waiting);
    this.draw();
  }

  draw() {
    const { queues, waiting, mine, left_messages: left } = this.told;
    this.drawCases();
    this.letters.show(left, (queue) => this.queueName(queue));
    this.queues.show(queues);
    this.count("mine", mine, this.words.say("mine_of", { count: mine.length, capacity: this.capacity }));
    this.count("waiting", waiting, waiting.length || "");
    this.count("left", left, left.length || "");
  }

  drawCases() {
    const { waiting, mine } = this.told;
    this.mine.show(mine.map((card) => this.known(card)), this.open);
    this.waiting.show(waiting.map((card) => ({ ...this.known(card), unread: false })), this.open);
  }

  /** A card with what this tab knows of it. */
  known(card) {
    const unread = card.unread && card.id !== this.open && card.last_seq > (this.store.of("seen", card.id) ?? 0);
    return {
      ...card,
      unread,
      draft: Boolean(this.store.of("drafts", card.id)),
      unsent: this.store.unsentOf(card.id).length > 0,
      queue_name: card.queue_name ?? this.queueName(card.queue),
    };
  }

  queueName(queue) {
    return this.told.queues.find((each) => each.queue === queue)?.name ?? queue;
  }

  count(name, items, text) {
    this.element.querySelector(`.js-${name}-count`).textContent = text;
    this.element.querySelector(`.js-${name}-empty`).hidden = items.length > 0;
  }

  card(id) {
    return [...this.told.mine, ...this.told.waiting].find((card) => card.id === id);
  }

  letter(receipt) {
    return this.told.left_messages.find((letter) => letter.receipt === receipt);
  }

  isMine(id) {
    return this.told.mine.some((card) => card.id === id);
  }

  /** The card `step` places from the one that is open, round the list. */
  beside(step, cards = [...this.told.mine, ...this.told.waiting]) {
    const at = cards.findIndex(({ id }) => id === this.open);
    return cards.at(at < 0 && step < 0 ? -1 : (at + step) % cards.length);
  }
}
