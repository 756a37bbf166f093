/** Says things to a screen reader, each once; the element is a polite live region and is not seen. */
export class Status {
  constructor(element) {
    this.element = element;
  }

  say(text) {
    this.element.textContent = "";
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      this.element.textContent = text;
    }, 50);
  }

  disconnect() {
    clearTimeout(this.saying);
  }
}
