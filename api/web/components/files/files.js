/** Files are not taken: whoever drops or pastes one is told where to send it safely. Nothing leaves the page. */
export class Files {
  constructor(element, content) {
    this.element = element;
    this.content = content;
    this.listening = new AbortController();
  }

  connect() {
    const { signal } = this.listening;
    for (const name of ["dragenter", "dragover"]) document.addEventListener(name, (event) => this.dragged(event), { signal });
    document.addEventListener("drop", (event) => this.dropped(event), { signal });
    document.addEventListener("paste", (event) => this.pasted(event), { signal });
    this.element.addEventListener("click", (event) => this.clicked(event), { signal });
  }

  disconnect() {
    this.listening.abort();
  }

  /** Without this, the browser would leave the page for the file. */
  dragged(event) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  dropped(event) {
    if (event.dataTransfer?.types.includes("Files")) this.refuse(event);
  }

  /** A text from a word processor often brings a picture of itself: then the text is pasted as always. */
  pasted(event) {
    const { types } = event.clipboardData ?? {};
    if (types?.includes("Files") && !types.includes("text/plain")) this.refuse(event);
  }

  refuse(event) {
    event.preventDefault();
    this.element.hidden = false;
    this.element.replaceChildren(this.content.cloneNode(true));
  }

  clicked({ target }) {
    if (!target.closest(".js-files-close")) return;
    this.element.replaceChildren();
    this.element.hidden = true;
    document.querySelector(".js-text-field").focus();
  }
}
