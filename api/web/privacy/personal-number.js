import { NumberInText } from "./number-in-text.js";

const DIGITS = 10;
const GROUPS = ["10", "6 4", "2 2 2 4", "2 2 2 2 2", "4 2 4", "2 4 4", "6 2 2", "6 1 3", "6 1 1 1 1", "1 1 1 1 1 1 1 1 1 1"];
const DATE_WITH_HOUR = "2 2 4 2";

/** Whether a text holds what is shaped like a CPR number. */
export class PersonalNumber extends NumberInText {
  constructor() {
    super(GROUPS);
  }

  isInRun(groups, before) {
    const whole = this.isShaped(groups.join("")) && this.shape(groups) !== DATE_WITH_HOUR && before !== "+";
    return whole || super.isInRun(groups);
  }

  isShaped(digits) {
    const day = Number(digits.slice(0, 2));
    const month = Number(digits.slice(2, 4));
    return digits.length === DIGITS && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91)) && month >= 1 && month <= 12;
  }
}
