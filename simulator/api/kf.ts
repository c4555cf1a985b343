import { ApiRefusal } from '../errors';
import { bytes, numberOf, textOf, textsOf, type JsonObject } from '../json';
import type { Player } from '../options';
import type { Platform } from '../platform';
import type { Conversation, SessionState } from '../conversation';
import { DAY } from '../rate';
import type { Endpoints } from './endpoint';
import { checkEventMessage, readKfContent } from './kf-messages';

/** Customer service (P94670). */
export function kfEndpoints(platform: Platform): Endpoints {
  const { customerService } = platform;
  return {
    'kf/account/list': { method: 'POST', answer: ({ body }) => listAccounts(platform, body) },
    'kf/sync_msg': { method: 'POST', answer: ({ body }) => pull(platform, body) },
    'kf/send_msg': { method: 'POST', answer: ({ body }) => send(platform, body) },
    'kf/send_msg_on_event': { method: 'POST', answer: ({ body }) => sendOnEvent(platform, body) },
    'kf/service_state/get': {
      method: 'POST',
      answer: ({ body }) => {
        const { state, servicerUserId } = findConversation(platform, body).conversation;
        return state === 3
          ? { service_state: state, servicer_userid: servicerUserId }
          : { service_state: state };
      },
    },
    'kf/service_state/trans': { method: 'POST', answer: ({ body }) => changeState(platform, body) },
    'kf/customer/batchget': { method: 'POST', answer: ({ body }) => describeCustomers(platform, body) },
    'kf/add_contact_way': { method: 'POST', answer: ({ body }) => addContactWay(platform, body) },
    'kf/servicer/list': {
      method: 'GET',
      answer: ({ query }) => {
        customerService.checkAccount(query.open_kfid ?? '');
        return {
          servicer_list: platform.desk.servicers.map(({ id }) =>
            platform.desk.isReceiving(id)
              ? { userid: id, status: 0 }
              : { userid: id, status: 1, stop_type: 1 },
          ),
        };
      },
    },
  };
}

function listAccounts(platform: Platform, body: JsonObject): JsonObject {
  const offset = numberOf(body, 'offset') ?? 0;
  const limit = Math.min(numberOf(body, 'limit') ?? 100, 100);
  const rows = platform.customerService.accounts.slice(offset, offset + limit);
  return {
    account_list: rows.map(({ openKfId, name }) => ({
      open_kfid: openKfId,
      name,
      avatar: '',
      manage_privilege: true,
    })),
  };
}

function pull(platform: Platform, body: JsonObject): JsonObject {
  const openKfId = textOf(body, 'open_kfid');
  platform.customerService.checkAccount(openKfId);
  const cursor = textOf(body, 'cursor');
  const token = textOf(body, 'token');
  const limit = numberOf(body, 'limit') ?? 1000;
  if (bytes(cursor) > 64 || bytes(token) > 128 || limit < 1 || limit > 1000) {
    throw new ApiRefusal(40058, 'cursor, token or limit');
  }
  return platform.customerService.pull(openKfId, cursor, token, limit);
}

function findConversation(
  platform: Platform,
  body: JsonObject,
  name = 'external_userid',
): { conversation: Conversation; customer: Player } {
  const openKfId = textOf(body, 'open_kfid');
  platform.customerService.checkAccount(openKfId);
  const customer = platform.customer(textOf(body, name));
  if (!customer) throw new ApiRefusal(40003, `invalid ${name}`);
  return { conversation: platform.customerService.conversation(openKfId, customer.id), customer };
}

function send(platform: Platform, body: JsonObject): JsonObject {
  const { conversation, customer } = findConversation(platform, body, 'touser');
  const bubble = readKfContent(platform, body);
  const openKfId = textOf(body, 'open_kfid');
  const messageId = platform.customerService.checkMessageId(openKfId, textOf(body, 'msgid'));
  conversation.checkSend();
  platform.customerService.takeMessageId(openKfId, messageId);
  conversation.sent();
  const failType = platform.faults.settings.sendFailType;
  if (failType < 0) platform.transcript.add(customer.name, bubble);
  else {
    const failure = {
      event_type: 'msg_send_fail',
      external_userid: customer.id,
      fail_msgid: messageId,
      fail_type: failType,
    };
    void platform.customerService.event(openKfId, failure);
  }
  return { msgid: messageId };
}

/** The welcome, and the other replies a code allows once (P95122). */
function sendOnEvent(platform: Platform, body: JsonObject): JsonObject {
  const { customerService } = platform;
  const code = textOf(body, 'code');
  const { openKfId, externalUserId, onlyText, welcome } = customerService.lookCode(code);
  checkEventMessage(body, onlyText);
  const bubble = readKfContent(platform, body);
  const messageId = customerService.checkMessageId(openKfId, textOf(body, 'msgid'));
  customerService.takeMessageId(openKfId, messageId);
  customerService.useUpCode(code);
  customerService.conversation(openKfId, externalUserId).repliedOnEvent(welcome);
  const customer = platform.customer(externalUserId);
  if (customer) platform.transcript.add(customer.name, bubble);
  return { msgid: messageId };
}

function changeState(platform: Platform, body: JsonObject): JsonObject {
  const { conversation, customer } = findConversation(platform, body);
  const to = numberOf(body, 'service_state');
  if (to === undefined || ![0, 1, 2, 3, 4].includes(to)) throw new ApiRefusal(40058, 'service_state');
  const servicer = textOf(body, 'servicer_userid');
  if (to === 3) checkServicer(platform, servicer);
  const openKfId = textOf(body, 'open_kfid');
  conversation.move(to as SessionState);
  conversation.servicerUserId = to === 3 ? servicer : '';
  platform.desk.moved(openKfId, customer, conversation);
  if (to < 2) return {};
  const life = to === 4 ? undefined : 2 * DAY;
  return {
    msg_code: platform.customerService.issueCode(openKfId, customer.id, false, life),
  };
}

/** Throws 95014 (not a servicer, not activated) or 95019 (stopped or suspended). */
function checkServicer(platform: Platform, userId: string): void {
  const servicer = platform.desk.servicers.find(({ id }) => id.toLowerCase() === userId.toLowerCase());
  if (!servicer) throw new ApiRefusal(95014, 'not a servicer');
  if (!platform.desk.isReceiving(servicer.id)) throw new ApiRefusal(95019, 'the servicer does not receive');
}

/** Residents who were not active in 48 hours come back as invalid (P95159). */
function describeCustomers(platform: Platform, body: JsonObject): JsonObject {
  const ids = textsOf(body, 'external_userid_list');
  if (ids.length < 1 || ids.length > 100) throw new ApiRefusal(40058, 'external_userid_list');
  const known: JsonObject[] = [];
  const invalid: string[] = [];
  for (const id of ids) {
    const customer = platform.customer(id);
    const entry = platform.customerService.lastEntry(id);
    if (!customer || !entry) invalid.push(id);
    else {
      const context =
        body.need_enter_session_context === 1 && entry.scene ? { enter_session_context: entry } : {};
      known.push({ external_userid: id, nickname: customer.name, avatar: '', gender: 0, ...context });
    }
  }
  return { customer_list: known, invalid_external_userid: invalid };
}

function addContactWay(platform: Platform, body: JsonObject): JsonObject {
  const openKfId = textOf(body, 'open_kfid');
  platform.customerService.checkAccount(openKfId);
  const scene = textOf(body, 'scene');
  if (!/^[0-9a-zA-Z_-]{0,32}$/.test(scene)) throw new ApiRefusal(40058, 'scene');
  const { scenes } = platform.options;
  if (scene && !scenes.some((known) => known.scene === scene)) scenes.push({ scene, label: scene, openKfId });
  const address = Buffer.from(openKfId).toString('hex');
  return { url: `https://work.weixin.qq.com/kf/${address}${scene ? `?enc_scene=${scene}` : ''}` };
}
