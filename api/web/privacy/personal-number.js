const DAY = "(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])";
const MONTH = "(?:0[1-9]|1[0-2])";
const BETWEEN = "[\\s./–-]{0,3}";

/** Whether a text holds what is shaped like a CPR number; the gateway masks by the same shape (api/privacy/masking.py). */
export class PersonalNumber {
  constructor() {
    const spaced = (count) => Array(count).fill("\\d").join(BETWEEN);
    this.shape = new RegExp(`(?<!\\d)${DAY}${BETWEEN}${MONTH}${BETWEEN}${spaced(6)}(?!\\d)`, "u");
    this.spelled = new RegExp(`(?<!\\d)${Array(10).fill("\\d").join(BETWEEN)}(?!\\d)`, "gu");
  }

  isIn(text) {
    if (this.shape.test(text)) return true;
    return [...text.matchAll(this.spelled)].some(([found]) => this.shape.test(found.replace(/\D/gu, "")));
  }
}
