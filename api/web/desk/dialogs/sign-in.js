/** The door: over an empty page at first, over the whole desk when a session is over. `ask` resolves with the new session. */
export class SignIn {
  constructor(dialog, client, words) {
    Object.assign(this, { dialog, client, words });
    this.form = dialog.querySelector(".js-sign-in-form");
    this.why = dialog.querySelector(".js-sign-in-why");
    this.error = dialog.querySelector(".js-sign-in-error");
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.dialog.addEventListener("cancel", (event) => event.preventDefault(), { signal });
    this.dialog.addEventListener("close", () => this.isAsking && this.dialog.showModal(), { signal });
    this.form.addEventListener("submit", (event) => this.submitted(event), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  ask({ expired = false } = {}) {
    this.why.hidden = !expired;
    this.dialog.classList.toggle("dialog--door", !expired);
    this.tell("");
    if (!this.asked) this.asked = new Promise((resolve) => (this.resolve = resolve));
    this.isAsking = true;
    if (!this.dialog.open) {
      this.before = document.activeElement;
      this.dialog.showModal();
      this.offer();
    }
    return this.asked;
  }

  /** By name and password, unless we are told that it is by the organisation's own sign-in. */
  async offer() {
    const { local, oidc } = await this.client.waysIn().catch(() => ({ local: true, oidc: false }));
    this.dialog.querySelector(".js-sign-in-local").hidden = !local;
    this.dialog.querySelector(".js-sign-in-elsewhere").hidden = !oidc;
  }

  /** Chromium gives the focus back while the page is still inert; a field then takes no text until it is focused anew. */
  goBack() {
    const { before } = this;
    requestAnimationFrame(() => {
      before.blur();
      before.focus();
    });
  }

  async submitted(event) {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    const { name, password } = this.form.elements;
    try {
      const session = await this.client.signIn(name.value, password.value);
      this.done(session);
    } catch (problem) {
      this.tell(problem.words || this.words.say(problem.status ? "not_done" : "line_lost"));
      password.select();
    }
    this.isBusy = false;
  }

  done(session) {
    this.isAsking = false;
    this.form.elements.password.value = "";
    this.dialog.close();
    this.goBack();
    this.asked = null;
    this.resolve(session);
  }

  tell(text) {
    this.error.textContent = text;
    this.error.hidden = !text;
  }
}
