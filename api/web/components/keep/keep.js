/** "Keep the conversation": download, print, mail. */
export class Keep {
  constructor(element, { transcript, status, texts, print = () => window.print() }) {
    Object.assign(this, { element, transcript, status, texts, print });
    this.find = (name) => element.querySelector(`.js-keep-${name}`);
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    this.find("download").addEventListener("click", () => this.try(() => this.transcript.download()), { signal });
    this.find("print").addEventListener("click", () => this.print(), { signal });
    this.find("mail").addEventListener("submit", (event) => this.submitted(event), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  offer(possible) {
    this.element.hidden = !possible;
  }

  submitted(event) {
    event.preventDefault();
    const address = this.find("address").value.trim();
    if (!address) this.fail(this.texts.keep_no_address);
    else this.try(() => this.transcript.mail(address), this.texts.keep_mailed);
  }

  /** What was written stays if it fails; the reason stands at the field. */
  async try(act, done = "") {
    try {
      await act();
      this.say("fault", "");
      this.say("done", done);
      this.find("address").removeAttribute("aria-invalid");
      if (done) this.find("address").value = "";
    } catch (problem) {
      this.fail(problem.words || this.texts.keep_failed, problem.status === 422);
    }
  }

  fail(words, ofAddress = true) {
    this.say("done", "");
    this.say("fault", words);
    if (!ofAddress) return;
    this.find("address").setAttribute("aria-invalid", "true");
    this.find("address").focus();
  }

  say(name, words) {
    this.find(name).textContent = words;
    this.find(name).hidden = !words;
    if (words) this.status.say(words);
  }
}
