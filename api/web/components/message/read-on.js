/** "2023", "2026-11" and "2026-11-03" as a reader says them, in the words of a pattern holding {date}. */
export class ReadOn {
  constructor(language, pattern) {
    this.language = language;
    this.pattern = pattern;
  }

  say(date) {
    const shape = { year: "numeric", month: "long", day: "numeric" };
    const parts = Object.entries(shape).slice(0, date.split("-").length);
    const format = new Intl.DateTimeFormat(this.language, { ...Object.fromEntries(parts), timeZone: "UTC" });
    return this.pattern.replace("{date}", format.format(new Date(date)));
  }
}
