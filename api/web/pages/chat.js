import { Chat } from "../components/chat/chat.js";
import { Composer } from "../components/composer/composer.js";
import { Deletion } from "../components/deletion/deletion.js";
import { Examples } from "../components/examples/examples.js";
import { Files } from "../components/files/files.js";
import { Handover } from "../components/handover/handover.js";
import { Person } from "../components/handover/person.js";
import { Keep } from "../components/keep/keep.js";
import { MessageLog } from "../components/log/message-log.js";
import { Leave } from "../components/leave/leave.js";
import { Waiting } from "../components/log/waiting.js";
import { MessageView } from "../components/message/message-view.js";
import { Notice } from "../components/notice/notice.js";
import { Rest } from "../components/rest/rest.js";
import { Connection } from "../components/status/connection.js";
import { Status } from "../components/status/status.js";
import { NumberWarning } from "../components/warning/number-warning.js";
import { GatewayClient } from "../conversation/gateway-client.js";
import { LiveFeed } from "../conversation/live-feed.js";
import { messageId } from "../conversation/message-id.js";
import { Outbox } from "../conversation/outbox.js";
import { SessionStore } from "../conversation/session-store.js";
import { Standing } from "../conversation/standing.js";
import { Transcript } from "../conversation/transcript.js";
import { TypingSign } from "../conversation/typing-sign.js";
import { CardNumber } from "../privacy/card-number.js";
import { PersonalNumber } from "../privacy/personal-number.js";

const find = (name) => document.querySelector(`.js-${name}`);
const pattern = (name) => find(name).content;

function makeComposer(main, texts, status) {
  const warning = new NumberWarning(find("warning"), pattern("warning-content"));
  const native = main.dataset.session === "form";
  const limit = Number(main.dataset.limit);
  const numbers = [new PersonalNumber(), new CardNumber()];
  return new Composer(find("composer"), { texts, status, warning, native, limit, numbers });
}

function makePerson(texts, status, composer, client) {
  return new Person({
    client, composer, texts,
    panel: new Handover(find("handover"), { status, texts }),
    heading: find("heading"),
    button: find("person"),
    sign: new TypingSign(client),
    makeStanding: (session) => new Standing(client, session),
  });
}

function makeChat(main, texts, status, composer) {
  const { language, locale, chosen, restMinutes } = main.dataset;
  const client = new GatewayClient({ language, chosen: chosen === "yes" });
  const store = new SessionStore({ restMinutes: Number(restMinutes) });
  const log = new MessageLog(find("log"), new MessageView({ language, locale, readOn: texts.read_on }), texts);
  const rest = new Rest(find("rest"), pattern("pattern-rest"), store);
  const examples = new Examples(find("examples"));
  const receipt = pattern("pattern-receipt").firstElementChild;
  const deletion = new Deletion(find("deletion"), { main, locale, receipt, skip: find("skip") });
  const keep = new Keep(find("keep"), { transcript: new Transcript(client, store), status, texts });
  const leaving = new Leave(find("leave"), { makeId: messageId });
  const person = makePerson(texts, status, composer, client);
  return new Chat({
    client, store, log, rest, examples, deletion, keep, leaving, person, composer, status, texts,
    outbox: new Outbox(),
    waiting: new Waiting(find("waiting"), status, texts.waiting),
    notice: new Notice(find("notice"), status),
    connection: new Connection(find("connection"), status, texts),
    makeFeed: (session, seq) => new LiveFeed(client, session, seq),
    components: [composer, log, rest, examples, deletion, keep, leaving, person],
  });
}

const main = find("chat");
const texts = JSON.parse(find("texts").textContent);
const status = new Status(find("status"));
const composer = makeComposer(main, texts, status);
new Files(find("files"), pattern("files-content")).connect();
if (main.dataset.session === "form") composer.connect();
else makeChat(main, texts, status, composer).connect();
