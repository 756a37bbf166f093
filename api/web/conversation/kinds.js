const BESIDE = "gateway.";
const EVENT = "handover.";
const SETTLES_NOTHING = ["handover.form"];
const TALK_IS_OVER = ["handover.finished", "handover.ended"];

const keys = ({ replies }) => replies?.map(({ key }) => key) ?? [];

/** Whether the bot answered; what the gateway says beside an answer does not count. */
export const isAnswer = (message) => message.author === "bot" && keys(message).some((key) => !key.startsWith(BESIDE));

/** Whether a message tells how it stands with a person. */
export const isEvent = (message) => message.author === "system" && keys(message).some((key) => key.startsWith(EVENT));

/** Whether what was offered of a person before it can be chosen no more. */
export const settles = (message) => isEvent(message) && !keys(message).some((key) => SETTLES_NOTHING.includes(key));

export const endsTalk = (message) => keys(message).some((key) => TALK_IS_OVER.includes(key));
