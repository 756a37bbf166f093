/** What the shortcuts do. */
export class DeskKeys {
  constructor({ desk, shortcuts, alarm, history }) {
    Object.assign(this, { desk, shortcuts, alarm, history });
    this.listening = new AbortController();
  }

  connect() {
    const { desk } = this;
    const { talk } = desk;
    const acts = {
      next: () => this.step(1),
      previous: () => this.step(-1),
      mine_next: () => this.stepMine(1),
      mine_previous: () => this.stepMine(-1),
      number: ({ number }) => this.openMine(number - 1),
      take_next: () => desk.takeNext(),
      claim: () => talk.id && desk.claim(talk.id),
      reply: () => talk.answer.focus(),
      log: () => talk.transcript.element.focus(),
      copilot: () => talk.copilot.focus(),
      note: () => talk.notes.field.focus(),
      transfer: () => desk.transfer(),
      finish: () => desk.finish(),
      release: () => desk.mayAct && desk.release(),
      pause: () => desk.presence.turn(),
      sound: () => this.alarm.turn(),
      history: () => this.history.open(),
      help: () => this.shortcuts.show(),
    };
    for (const [name, act] of Object.entries(acts)) {
      document.addEventListener(`shortcut:${name}`, ({ detail }) => act(detail), { signal: this.listening.signal });
    }
    this.shortcuts.connect();
  }

  disconnect() {
    this.listening.abort();
    this.shortcuts.disconnect();
  }

  step(by) {
    const card = this.desk.board.beside(by);
    if (card) this.desk.open(card.id);
  }

  openMine(index) {
    const card = this.desk.board.told.mine[index];
    if (card) this.desk.open(card.id);
  }

  /** From one of mine to the next; who was writing goes on writing there. */
  stepMine(by) {
    const wasWriting = document.activeElement === this.desk.talk.answer.field;
    const card = this.desk.board.beside(by, this.desk.board.told.mine);
    if (!card) return;
    this.desk.open(card.id);
    if (wasWriting) this.desk.talk.answer.focus();
  }
}
