import { NumberInText } from "./number-in-text.js";

const LENGTHS = [13, 14, 15, 16, 17, 18, 19];
const ONE_BY_ONE = LENGTHS.map((length) => Array(length).fill(1).join(" "));
const GROUPS = ["4 6 5", "4 6 4", "4 4 4 4", "4 4 4 4 3", "4 4 5", ...LENGTHS.map(String), ...ONE_BY_ONE];

/** Whether a text holds what is shaped like the number of a payment card and has its check digit. */
export class CardNumber extends NumberInText {
  constructor() {
    super(GROUPS);
  }

  isShaped(digits) {
    const sum = [...digits].reverse().reduce((total, digit, place) => total + this.weighed(Number(digit), place), 0);
    return sum > 0 && sum % 10 === 0;
  }

  /** Luhn: every second digit from the right counts double, its two digits added. */
  weighed(digit, place) {
    const doubled = place % 2 ? digit * 2 : digit;
    return doubled > 9 ? doubled - 9 : doubled;
  }
}
