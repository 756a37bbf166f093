/**
 * A dialog that asks before an action. `act` is tried when the button is pressed; a refusal is told inside, and all chosen stays.
 * `ready` is awaited before it opens; `chosen` gives what `act` is called with.
 */
export class AskingDialog {
  constructor(dialog, { words, chosen, ready = async () => {} }) {
    Object.assign(this, { dialog, words, chosen, ready });
    this.error = dialog.querySelector(".js-dialog-error");
    this.button = dialog.querySelector(".js-dialog-do");
    this.form = dialog.querySelector("form");
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.button.addEventListener("click", () => this.done(), { signal });
    this.form.addEventListener("keydown", (event) => this.pressed(event), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  async open(act) {
    this.act = act;
    this.tell("");
    await this.ready(this.dialog);
    if (!this.dialog.open) this.dialog.showModal();
  }

  pressed(event) {
    if (event.key !== "Enter" || event.target.closest("button")) return;
    event.preventDefault();
    this.done();
  }

  async done() {
    try {
      await this.act(this.chosen(this.dialog));
      this.dialog.close();
    } catch (problem) {
      this.tell(problem.words || this.words.say("not_done"));
    }
  }

  tell(text) {
    this.error.textContent = text;
    this.error.hidden = !text;
  }
}
