const MINUTE = 60000;
const HOUR = 60;

/** The desk's texts, with what is filled in. */
export class Words {
  constructor(texts, locale) {
    this.texts = texts;
    this.number = new Intl.NumberFormat(locale);
    const zone = { timeZone: "Europe/Copenhagen" };
    this.clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", ...zone });
    this.calendar = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" });
    this.day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", ...zone });
  }

  say(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), this.texts[key]);
  }

  /** A name of the gateway's as a word of ours; the name itself where we have none. */
  named(kind, name) {
    return this.texts[`${kind}_${name}`] ?? name ?? "";
  }

  since(moment, now = Date.now()) {
    return this.lasting((now - new Date(moment)) / MINUTE);
  }

  lasting(minutes) {
    const whole = Math.max(0, Math.floor(minutes));
    if (whole < 1) return this.texts.waited_now;
    if (whole < HOUR) return this.say("waited_minutes", { minutes: whole });
    return this.say("waited_hours", { hours: Math.floor(whole / HOUR), minutes: whole % HOUR });
  }

  /** A day without a time, as the gateway gives it. */
  date(day) {
    return this.calendar.format(new Date(`${day}T12:00`));
  }

  moment(time) {
    const day = new Date(time).toDateString() === new Date().toDateString();
    return (day ? this.clock : this.day).format(new Date(time));
  }
}
