const KEY = "borgerchat.desk.sound";
const HERTZ = 660;
const SECONDS = 0.25;
const LOUD = 0.12;

/** Tells that somebody waits: the count in the title, and a tone where the agent has switched it on. */
export class Alarm {
  constructor(button, { status, words, storage = window.localStorage, makeAudio = () => new AudioContext() }) {
    Object.assign(this, { button, status, words, storage, makeAudio });
    this.title = document.title;
    this.known = null;
    this.listening = new AbortController();
  }

  connect() {
    this.show(this.storage.getItem(KEY) === "on");
    this.button.addEventListener("click", () => this.turn(), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
    document.title = this.title;
  }

  turn() {
    this.show(!this.isOn);
    this.storage.setItem(KEY, this.isOn ? "on" : "off");
    this.status.say(this.words.say(this.isOn ? "sound_on" : "sound_off"));
    if (this.isOn) this.sound();
  }

  show(isOn) {
    this.isOn = isOn;
    this.button.setAttribute("aria-pressed", String(isOn));
  }

  /** Those who wait; a tone for each time that somebody is new among them, but not when the desk is opened. */
  waiting(cards) {
    const count = cards.length;
    document.title = count ? this.words.say("title_waiting", { count, title: this.title }) : this.title;
    const fresh = this.known ? cards.filter(({ id }) => !this.known.has(id)) : [];
    this.known = new Set(cards.map(({ id }) => id));
    if (!fresh.length) return;
    this.status.say(this.words.say("new_waits", { line: fresh[0].summary_line || this.words.say("case_title") }));
    if (this.isOn) this.sound();
  }

  sound() {
    this.audio ??= this.makeAudio();
    const tone = this.audio.createOscillator();
    const volume = this.audio.createGain();
    const now = this.audio.currentTime;
    tone.frequency.value = HERTZ;
    volume.gain.setValueAtTime(LOUD, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + SECONDS);
    tone.connect(volume).connect(this.audio.destination);
    tone.start(now);
    tone.stop(now + SECONDS);
  }
}
