import type { CustomerServiceItem } from '../../bot/customer-service-messages';
import type { Office } from '../../models/context';
import { sendRefused } from '../../models/exchange/delivery-store';
import { queue } from '../../models/exchange/outbound';
import { maskRecalled } from '../../models/residents/recalled';
import type { Transaction } from '../../models/store/transaction';
import { endSession, leaveToServicer, noteServicer } from '../../models/exchange/window';
import { deliveryEvents } from '../../notices/exchange/delivery-events';
import { backAgain } from '../../notices/talk-words';

/** change_type of session_status_change (P94670). */
const ENDED = 3;
/** The code for a closing word lives 20 s (P95122). */
const CLOSING_WITHIN = 15_000;

/** Events of customer service that nobody answers; what they mean to us is written down. */
export async function noteEvent(
  tx: Transaction,
  item: CustomerServiceItem,
  office: Office,
  now: number,
): Promise<void> {
  const who = { account: item.openKfId, externalId: item.externalUserId ?? '' };
  switch (item.kind) {
    case 'event.msg_send_fail': {
      const rowId = Number.parseInt(item.failMessageId.slice(1), 36);
      await sendRefused(
        tx,
        rowId || 0,
        item.failType,
        now,
        deliveryEvents(() => office),
      );
      return;
    }
    case 'event.session_status_change':
      if (item.changeType === ENDED) {
        await leaveToServicer(tx, who, `kf:${item.openKfId}:${item.messageId}`.slice(0, 96), now);
        await endSession(tx, who);
        if (item.messageCode !== null) await sayBack(tx, item, item.messageCode, now);
      } else if (item.newServicerUserId !== null) await noteServicer(tx, who, item.newServicerUserId, now);
      return;
    case 'event.user_recall_msg':
    case 'event.servicer_recall_msg':
      await maskRecalled(tx, item.openKfId, item.recalledMessageId, now);
      return;
    default:
      return;
  }
}

/** The human is done: the bot says that it is there again, once, with the code of the change. */
async function sayBack(tx: Transaction, item: CustomerServiceItem, code: string, now: number): Promise<void> {
  if (item.externalUserId === null || now - item.sentAt > CLOSING_WITHIN) return;
  const request = {
    kind: 'kf.welcome' as const,
    openKfId: item.openKfId,
    externalUserId: item.externalUserId,
    code,
    sentAt: item.sentAt,
    message: { msgtype: 'text' as const, text: { content: backAgain } },
  };
  await queue(tx, now, { request, priority: 0, expiresAt: item.sentAt + CLOSING_WITHIN });
}
