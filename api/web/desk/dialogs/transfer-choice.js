/** Where a conversation can go: the queues, and the colleagues who are not away. */
export class TransferChoice {
  constructor({ client, words, queues, me }) {
    Object.assign(this, { client, words, queues, me });
  }

  async fill(dialog) {
    const colleagues = await this.client.colleagues();
    const queues = this.queues().map(({ queue, name, open }) => {
      return this.option(`queue:${queue}`, open ? name : this.words.say("queue_closed", { name }));
    });
    const people = colleagues
      .filter(({ id, presence }) => id !== this.me() && presence !== "away")
      .map(({ id, name, presence }) => this.option(`agent:${id}`, `${name} (${this.words.named("presence", presence).toLowerCase()})`));
    dialog.querySelector(".js-transfer-queues").replaceChildren(...queues);
    dialog.querySelector(".js-transfer-colleagues").replaceChildren(...people);
  }

  option(value, text) {
    const option = document.createElement("option");
    option.value = value;
    option.textContent = text;
    return option;
  }

  chosen(dialog) {
    const [kind, ...rest] = dialog.querySelector(".js-transfer-to").value.split(":");
    const stay = dialog.querySelector(".js-transfer-stay").checked;
    return { [kind === "agent" ? "to_agent" : "to_queue"]: rest.join(":"), stay };
  }
}
