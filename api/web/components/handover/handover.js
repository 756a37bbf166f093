const SHOWN = ["waiting", "human", "wrap_up", "closed"];

/**
 * Tells how it stands with a person: place and wait, or who it is and that they are typing.
 * Emits `handover:leave` and `handover:anew`.
 */
export class Handover {
  constructor(element, { status, texts }) {
    Object.assign(this, { element, status, texts });
    this.find = (name) => element.querySelector(`.js-handover-${name}`);
    this.listening = new AbortController();
  }

  connect() {
    this.element.addEventListener("submit", (event) => this.submitted(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  show(view) {
    const before = this.view;
    this.view = view;
    this.element.hidden = !SHOWN.includes(view.state);
    this.write("main", this.main(view));
    this.write("detail", this.detail(view));
    this.write("typing", view.agent_typing ? this.texts.person_typing.replace("{name}", view.agent_name) : "");
    this.find("leave").hidden = view.state !== "waiting";
    this.find("anew").hidden = view.state !== "closed";
    this.tell("");
    this.announce(before);
  }

  main({ state, place, agent_name: name }) {
    const { texts } = this;
    if (state === "waiting") return place ? texts.queue_place.replace("{place}", place) : texts.queue_place_unknown;
    if (state === "closed") return texts.talk_over;
    return name ? texts.person_has.replace("{name}", name) : "";
  }

  detail({ state, wait_minutes: minutes }) {
    const { texts } = this;
    if (state === "waiting") return minutes ? texts.queue_wait.replace("{minutes}", minutes) : texts.queue_wait_unknown;
    if (state === "human") return texts.person_silent;
    return state === "wrap_up" ? texts.person_wraps_up : "";
  }

  /** Changes of state are read aloud as the lines of the log that they are; here only what no line tells. */
  announce(before) {
    const { state, place, agent_typing: typing } = this.view;
    const moved = state === "waiting" && before?.state === state && before.place !== place;
    if (!this.element.hidden && (!before || moved)) this.status.say(this.find("main").textContent);
    if (typing && !this.typingTold) this.status.say(this.find("typing").textContent);
    this.typingTold ||= typing;
  }

  /** The person has written: their next typing is news again. */
  turn() {
    this.typingTold = false;
  }

  /** Why the queue could not be left. */
  tell(fault) {
    this.write("fault", fault);
  }

  forget() {
    this.view = { state: "bot" };
    this.element.hidden = true;
  }

  write(name, text) {
    const element = this.find(name);
    if (element.textContent !== text) element.textContent = text;
    element.hidden = !text;
  }

  submitted(event) {
    event.preventDefault();
    const name = event.target.matches(".js-handover-leave") ? "leave" : "anew";
    this.element.dispatchEvent(new CustomEvent(`handover:${name}`, { bubbles: true }));
  }
}
