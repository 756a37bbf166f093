const BETWEEN = "[\\s\\-\\u2010-\\u2015\\u2212./_\\u00b7\\u00ad\\u200b-\\u200d\\u2060]{0,3}";
const DIGITS = 10;
const GROUPS = ["10", "6 4", "2 2 2 4", "2 2 2 2 2", "4 2 4", "2 4 4", "6 2 2", "6 1 3", "6 1 1 1 1", "1 1 1 1 1 1 1 1 1 1"];
const DATE_WITH_HOUR = "2 2 4 2";

/** Whether a text holds what is shaped like a CPR number; the gateway masks by the same shapes (api/privacy/masking.py). */
export class PersonalNumber {
  constructor() {
    this.run = new RegExp(`\\d(?:${BETWEEN}\\d)*`, "gu");
  }

  isIn(text) {
    return [...text.matchAll(this.run)].some((run) => this.isInRun(run[0].match(/\d+/gu), text[run.index - 1]));
  }

  isInRun(groups, before) {
    const whole = this.isShaped(groups.join("")) && this.shape(groups) !== DATE_WITH_HOUR && before !== "+";
    return whole || groups.some((_, first) => groups.some((__, last) => this.isNumber(groups.slice(first, last + 1))));
  }

  isNumber(groups) {
    return GROUPS.includes(this.shape(groups)) && this.isShaped(groups.join(""));
  }

  shape(groups) {
    return groups.map((group) => group.length).join(" ");
  }

  isShaped(digits) {
    const day = Number(digits.slice(0, 2));
    const month = Number(digits.slice(2, 4));
    return digits.length === DIGITS && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91)) && month >= 1 && month <= 12;
  }
}
