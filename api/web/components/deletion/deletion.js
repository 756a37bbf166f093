/** "Delete the conversation". Emits `deletion:asked`; shows the receipt in place of the conversation. */
export class Deletion {
  constructor(element, { main, receipt, skip, locale }) {
    Object.assign(this, { element, main, receipt, skip, locale });
    this.listening = new AbortController();
  }

  connect() {
    this.element.addEventListener("submit", (event) => this.submitted(event), { signal: this.listening.signal });
  }

  disconnect() {
    this.listening.abort();
  }

  offer(possible) {
    this.element.hidden = !possible;
  }

  submitted(event) {
    event.preventDefault();
    this.element.dispatchEvent(new CustomEvent("deletion:asked", { bubbles: true }));
  }

  showReceipt({ receipt: number, deleted_at: deletedAt, left_messages: left, journaled }) {
    const receipt = this.receipt.cloneNode(true);
    const clock = new Intl.DateTimeFormat(this.locale, { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Copenhagen" });
    receipt.querySelector(".js-receipt-number").textContent = number;
    receipt.querySelector(".js-receipt-time").textContent = clock.format(new Date(deletedAt));
    receipt.querySelector(".js-receipt-left").hidden = !left;
    receipt.querySelector(".js-receipt-journaled").hidden = !journaled;
    this.main.replaceChildren(receipt);
    this.offer(false);
    this.skip.href = "#kvittering";
    receipt.focus();
  }
}
