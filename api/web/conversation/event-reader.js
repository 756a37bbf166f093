/**
 * Reads server-sent events from the body of a fetch: `for await (const { event, id, data } of new EventReader(…))`.
 * `onSign` is called at each sign of life, pings included.
 */
export class EventReader {
  constructor(body, onSign) {
    this.body = body;
    this.onSign = onSign;
  }

  async *[Symbol.asyncIterator]() {
    const reader = this.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.onSign();
        const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
        rest = blocks.pop();
        yield* blocks.map((block) => this.parse(block)).filter((event) => event.data);
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  }

  parse(block) {
    const event = { event: "message", id: "", data: "" };
    for (const line of block.split("\n")) {
      const [, field, value] = /^(\w*): ?(.*)$/.exec(line) ?? [];
      if (field === "data") event.data += (event.data && "\n") + value;
      else if (field) event[field] = value;
    }
    return event;
  }
}
