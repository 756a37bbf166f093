const BETWEEN = "[\\s\\-\\u2010-\\u2015\\u2212./_\\u00b7\\u00ad\\u200b-\\u200d\\u2060]{0,3}";

/** Looks for a number of certain shapes, as the gateway does that masks it (api/privacy/masking.py). */
export class NumberInText {
  constructor(shapes) {
    this.shapes = new Set(shapes);
    this.run = new RegExp(`\\d(?:${BETWEEN}\\d)*`, "gu");
  }

  isIn(text) {
    return [...text.matchAll(this.run)].some((run) => this.isInRun(run[0].match(/\d+/gu), text[run.index - 1]));
  }

  isInRun(groups) {
    return groups.some((_, first) => groups.some((__, last) => this.isNumber(groups.slice(first, last + 1))));
  }

  isNumber(groups) {
    return this.shapes.has(this.shape(groups)) && this.isShaped(groups.join(""));
  }

  shape(groups) {
    return groups.map((group) => group.length).join(" ");
  }
}
