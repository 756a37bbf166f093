const FILE = "samtale.txt";

/** The whole conversation, to take home. Each rejects as the gateway's calls do. */
export class Transcript {
  constructor(client, store, root = document) {
    Object.assign(this, { client, store, root });
  }

  async download() {
    const words = await this.client.transcript(this.store.read());
    const link = this.root.createElement("a");
    link.href = URL.createObjectURL(words);
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  }

  mail(address) {
    return this.client.mailTranscript(this.store.read(), address);
  }
}
