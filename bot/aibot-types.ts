import type { Selection } from './message-types';

/** What every callback of a 智能机器人 carries (P100719, P101027). */
export interface AibotBase {
  /** msgid: the same for every repeat. */
  messageId: string;
  aibotId: string;
  /** The group, kept as it came; null in one-to-one chats. */
  chatId: string | null;
  chat: 'single' | 'group';
  /** userid, or an open_userid when the robot's creator is no super administrator (P100719). */
  from: string;
  /** Epoch milliseconds; documented for events, null where it is missing. */
  createdAt: number | null;
  /** Good for one answer within an hour (P101138); null where there is none. A secret: never logged, never stored. */
  responseCode: string | null;
}

/** What somebody quoted: its type, and its words where it has any. */
export interface Quote {
  messageType: string;
  content: string;
}

/** An encrypted file behind an address that is good for five minutes. */
export interface AibotPicture {
  url: string;
}

export type AibotPersonal = AibotBase & { quote: Quote | null } & (
    | { kind: 'aibot.text'; content: string }
    /** Words and pictures in one message: the only way to get a picture with @ in a group. */
    | { kind: 'aibot.mixed'; content: string; pictures: AibotPicture[] }
    | { kind: 'aibot.image'; url: string }
    /** Already written down by the platform; no sound comes. */
    | { kind: 'aibot.voice'; content: string }
    | { kind: 'aibot.file'; url: string }
    | { kind: 'aibot.video'; url: string }
  );

export type AibotEvent = AibotBase &
  /** The first look into the one-to-one chat of a day. */
  (
    | { kind: 'aibot.enter_chat' }
    | {
        kind: 'aibot.template_card_event';
        cardType: string;
        eventKey: string;
        taskId: string;
        selected: Selection[];
      }
    /** 1 accurate, 2 inaccurate, 3 withdrawn. Reasons: 1 irrelevant, 2 incomplete, 3 wrong, 4 wrong analysis. */
    | { kind: 'aibot.feedback_event'; feedbackId: string; type: number; content: string; reasons: number[] }
    | { kind: 'aibot.disconnected_event' }
  );

/** The platform asks how far an answer of ours has come; only that answer may be given. */
export type AibotRefresh = AibotBase & { kind: 'aibot.stream'; streamId: string };

/** What this library doesn't know: stored and politely answered. */
export type AibotUnknown = AibotBase & { kind: 'aibot.unknown'; messageType: string; event: string | null };

export type AibotMessage = AibotPersonal | AibotEvent | AibotRefresh | AibotUnknown;
