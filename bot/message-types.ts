/** What every callback carries (P90239, P90240). */
export interface MessageBase {
  /** corpid, byte for byte as it came. */
  to: string;
  /** userid of the member, byte for byte as it came; `sys` for changes of the system; null for the kf doorbell. */
  from: string | null;
  /** Epoch milliseconds; WeCom sends whole seconds. */
  createdAt: number;
  /** The app; null where the callback belongs to none (contact changes, kf). */
  agentId: string | null;
}

/** What a person wrote or sent. `messageId` is MsgId: 1–20 digits, kept as text because it exceeds 2^53. */
export type PersonalMessage = MessageBase & { messageId: string } & (
    | { kind: 'text'; content: string }
    | { kind: 'image'; mediaId: string; picUrl: string | null }
    | { kind: 'voice'; mediaId: string; format: string | null }
    | { kind: 'video'; mediaId: string; thumbMediaId: string | null }
    | {
        kind: 'location';
        /** Degrees; WeCom doesn't say in which coordinate system (GCJ-02 is usual for Tencent). */
        latitude: number;
        longitude: number;
        scale: number | null;
        label: string;
      }
    | { kind: 'link'; title: string; description: string; url: string; picUrl: string | null }
    /** Not documented for apps; Tencent's own connector handles it, so do we. */
    | { kind: 'file'; mediaId: string; fileName: string | null }
  );

/** The life of the app and its menu (P90240). */
export type AppEvent = MessageBase &
  (
    | { kind: 'event.subscribe' }
    | { kind: 'event.unsubscribe' }
    | { kind: 'event.enter_agent' }
    /** Where the member is. Acknowledged only: the coordinates are not carried, so nobody can write them down. */
    | { kind: 'event.location' }
    | { kind: 'event.click'; eventKey: string }
    | { kind: 'event.view'; eventKey: string }
    | { kind: 'event.view_miniprogram'; eventKey: string }
    | { kind: 'event.scancode_push'; eventKey: string; scanType: string | null; scanResult: string | null }
    | { kind: 'event.scancode_waitmsg'; eventKey: string; scanType: string | null; scanResult: string | null }
    | { kind: 'event.pic_sysphoto'; eventKey: string; pictures: string[] }
    | { kind: 'event.pic_photo_or_album'; eventKey: string; pictures: string[] }
    /** `pictures`: MD5 sums; the pictures themselves come as messages of their own. */
    | { kind: 'event.pic_weixin'; eventKey: string; pictures: string[] }
    /** The chosen place comes as a location message too; here only the words, for the same reason as above. */
    | { kind: 'event.location_select'; eventKey: string; label: string | null; placeName: string | null }
    | { kind: 'event.switch_workbench_mode'; mode: string | null }
  );

/** One question of a card and what was ticked. */
export interface Selection {
  questionKey: string;
  optionIds: string[];
}

/** Presses on template cards (P90240). `responseCode` is good once, for 72 hours. */
export type CardEvent = MessageBase &
  (
    | {
        kind: 'event.template_card_event';
        eventKey: string;
        taskId: string;
        cardType: string;
        responseCode: string;
        selected: Selection[];
      }
    | {
        kind: 'event.template_card_menu_event';
        eventKey: string;
        taskId: string;
        cardType: string;
        responseCode: string;
      }
    /** 任务卡片, gone from the current page. */
    | { kind: 'event.taskcard_click'; eventKey: string; taskId: string }
  );

/** The health of the app (P90240). `effectiveAt`: epoch milliseconds. */
export type HealthEvent = MessageBase &
  (
    | { kind: 'event.inactive_alert'; effectiveAt: number | null }
    | { kind: 'event.close_inactive_agent' }
    | { kind: 'event.reopen_inactive_agent' }
    | { kind: 'event.low_active_alert'; effectiveAt: number | null }
    | { kind: 'event.low_active' }
    | { kind: 'event.active_restored' }
  );

/** Shared apps, batch jobs, approvals (P90240). Statuses are the platform's numbers as text. */
export type OfficeEvent = MessageBase &
  (
    | { kind: 'event.share_agent_change' }
    | { kind: 'event.share_chain_change' }
    | { kind: 'event.batch_job_result'; jobId: string; jobType: string; errcode: number; errmsg: string }
    | { kind: 'event.upload_media_job_finish'; jobId: string }
    | { kind: 'event.open_approval_change'; approvalNumber: string; status: string; applicant: string | null }
    | {
        kind: 'event.sys_approval_change';
        approvalNumber: string;
        status: string;
        templateId: string | null;
        applicant: string | null;
        change: string | null;
      }
  );

/** Changes of the address book (P90970). */
export type ContactEvent = MessageBase & { kind: 'event.change_contact' } & (
    | { changeType: 'create_user' | 'delete_user'; userId: string; departmentIds: string[] }
    | { changeType: 'update_user'; userId: string; newUserId: string | null; departmentIds: string[] }
    | {
        changeType: 'create_party' | 'update_party' | 'delete_party';
        partyId: string;
        name: string | null;
        parentId: string | null;
      }
    | {
        changeType: 'update_tag';
        tagId: string;
        addedUsers: string[];
        removedUsers: string[];
        addedParties: string[];
        removedParties: string[];
      }
  );

/** Customers and their groups (P92130). */
export type ExternalEvent = MessageBase &
  (
    | {
        kind: 'event.change_external_contact';
        changeType:
          | 'add_external_contact'
          | 'add_half_external_contact'
          | 'edit_external_contact'
          | 'del_external_contact'
          | 'del_follow_user'
          | 'transfer_fail';
        userId: string;
        externalUserId: string;
        state: string | null;
        welcomeCode: string | null;
        source: string | null;
        failReason: string | null;
      }
    | {
        kind: 'event.change_external_chat';
        changeType: 'create' | 'update' | 'dismiss';
        chatId: string;
        updateDetail: string | null;
        members: string[];
        lastVersion: string | null;
        currentVersion: string | null;
      }
    | {
        kind: 'event.change_external_tag';
        changeType: 'create' | 'update' | 'delete' | 'shuffle';
        tagId: string;
        tagType: string | null;
        strategyId: string | null;
      }
  );

/** Customer service (P94670, P97712). */
export type CustomerServiceEvent = MessageBase &
  /** The doorbell: news is waiting at `openKfId`; `token` makes sync_msg cheap for 10 minutes. */
  (
    | { kind: 'event.kf_msg_or_event'; token: string; openKfId: string }
    | { kind: 'event.kf_account_auth_change'; added: string[]; removed: string[] }
  );

/** What this library doesn't know: stored and politely answered. */
export interface UnknownMessage extends MessageBase {
  kind: 'unknown';
  messageType: string;
  event?: string;
  changeType?: string;
  /** MsgId where it has one. */
  messageId: string | null;
  /** Every leaf that looks like an identity (…Id, …ID, …Key, Token), as `name=value`: keeps two of them apart. */
  objectIds: string[];
}

export type InboundEvent =
  AppEvent | CardEvent | HealthEvent | OfficeEvent | ContactEvent | ExternalEvent | CustomerServiceEvent;

export type InboundMessage = PersonalMessage | InboundEvent | UnknownMessage;
