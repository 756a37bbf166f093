import { MessageView } from "../../components/message/message-view.js";
import { Status } from "../../components/status/status.js";
import { Board } from "../board/board.js";
import { CaseList } from "../board/case-list.js";
import { LetterList } from "../board/letter-list.js";
import { LetterWords } from "../board/letter-words.js";
import { QueueTable } from "../board/queue-table.js";
import { DeskKeys } from "../desk-keys.js";
import { Desk } from "../desk.js";
import { AskingDialog } from "../dialogs/asking-dialog.js";
import { History } from "../dialogs/history.js";
import { LetterDialog } from "../dialogs/letter-dialog.js";
import { SignIn } from "../dialogs/sign-in.js";
import { TransferChoice } from "../dialogs/transfer-choice.js";
import { Alarm } from "../frame/alarm.js";
import { Attention } from "../frame/attention.js";
import { LineState } from "../frame/line-state.js";
import { Patterns } from "../frame/patterns.js";
import { Presence } from "../frame/presence.js";
import { Shortcuts } from "../frame/shortcuts.js";
import { Words } from "../frame/words.js";
import { DeskClient } from "../gateway/desk-client.js";
import { DeskFeed } from "../gateway/desk-feed.js";
import { CannedReplies } from "../state/canned-replies.js";
import { DeskStore } from "../state/desk-store.js";
import { Sending } from "../state/sending.js";
import { AnswerField } from "../talk/answer-field.js";
import { CannedMenu } from "../talk/canned-menu.js";
import { Copilot } from "../talk/copilot.js";
import { Notes } from "../talk/notes.js";
import { SummaryView } from "../talk/summary-view.js";
import { TalkHead } from "../talk/talk-head.js";
import { Talk } from "../talk/talk.js";
import { Talks } from "../talk/talks.js";
import { Transcript } from "../talk/transcript.js";
import { TypingSign } from "../talk/typing-sign.js";

const find = (name) => document.querySelector(`.js-${name}`);
const { locale, limit } = document.body.dataset;
const { lang: language } = document.documentElement;
const texts = JSON.parse(find("texts").textContent);
const words = new Words(texts, locale);
const patterns = new Patterns();
const status = new Status(find("status"));
const drawn = { patterns, words, status };
const attention = new Attention();
const client = new DeskClient({ language, attention });
const store = new DeskStore();
const replies = new CannedReplies(client);
const letterWords = new LetterWords(words);
const sending = new Sending(client, store);
const alarm = new Alarm(find("sound"), drawn);

function makeBoard() {
  return new Board(find("board"), {
    words, alarm, store,
    mine: new CaseList(find("mine"), { ...drawn, numbered: true }),
    waiting: new CaseList(find("waiting"), { ...drawn, takes: true }),
    letters: new LetterList(find("left"), { ...drawn, letterWords }),
    queues: new QueueTable(find("queues"), drawn),
  });
}

function makeTalk(board) {
  const field = find("text-field");
  const canned = new CannedMenu(find("canned"), field, drawn);
  return new Talk({
    client, store, sending, board, status, words, replies,
    talks: new Talks(client),
    head: new TalkHead(find("talk"), drawn),
    summary: new SummaryView(find("summary"), drawn),
    transcript: new Transcript(find("log"), { ...drawn, view: new MessageView({ language, locale, readOn: texts.read_on }) }),
    answer: new AnswerField(find("answer"), { ...drawn, limit: Number(limit), canned }),
    notes: new Notes(find("notes"), drawn),
    copilot: new Copilot(find("copilot"), drawn),
    typing: new TypingSign(find("citizen-types"), words.say("citizen_types")),
    beside: find("beside"),
  });
}

function makeTransfer(board) {
  const choice = new TransferChoice({ client, words, queues: () => board.told.queues, me: () => client.account });
  const ready = (dialog) => choice.fill(dialog);
  return new AskingDialog(find("transfer-dialog"), { words, ready, chosen: (dialog) => choice.chosen(dialog) });
}

function makeFinish() {
  const chosen = (dialog) => Object.fromEntries(new FormData(dialog.querySelector("form")));
  return new AskingDialog(find("finish-dialog"), { words, chosen });
}

const board = makeBoard();
const talk = makeTalk(board);
const presence = new Presence(find("presence"));
const signIn = new SignIn(find("sign-in"), client, words);
const transferDialog = makeTransfer(board);
const finishDialog = makeFinish();
const letterDialog = new LetterDialog(find("letter-dialog"), { ...drawn, client, letterWords, store, limit: Number(limit) });
const history = new History(find("history-dialog"), {
  client, words,
  list: new CaseList(find("history-found"), drawn),
});
const shortcuts = new Shortcuts(find("shortcuts-dialog"), drawn);
const desk = new Desk({
  client, store, sending, board, talk, presence, signIn, transferDialog, finishDialog, letterDialog, status, words, replies,
  feed: new DeskFeed(client),
  line: new LineState(find("line-state"), status, words),
  main: find("desk"),
  who: find("who"),
  signOut: find("sign-out"),
  signedIn: document.querySelectorAll(".js-signed-in"),
  components: [attention, signIn, board, talk, presence, alarm, transferDialog, finishDialog, letterDialog, history],
});
new DeskKeys({ desk, shortcuts, alarm, history }).connect();
find("shortcuts-open").addEventListener("click", () => shortcuts.show());
find("history-open").addEventListener("click", () => history.open());
desk.connect();
