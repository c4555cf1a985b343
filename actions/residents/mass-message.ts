import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { massMessagesOn, switchMassMessages } from '../../models/residents/mass-messages';
import { queue } from '../../models/exchange/outbound';
import type { PublicNotice } from '../../models/residents/public-notice';
import { holdsRight } from '../../models/staff/rights';
import { insert } from '../../models/store/transaction';
import { passersOn } from './post-notice';

/** 居民群群发 开 or 关; written to the audit. Throws role.other. */
export async function setMassMessages(context: Context, on: boolean): Promise<void> {
  const { tx, office, now, actorId } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'switch_mass_messages'))
    throw new Failure('role.other', { who: '街道领导或管理员' });
  await switchMassMessages(tx, on);
  const action = on ? 'mass_messages.on' : 'mass_messages.off';
  await insert(tx, 'audit_entry', { at: now, personId: actorId, action, object: 'office' });
}

/**
 * A task of 企业群发 for each member of the place: it goes to the groups he owns when he taps 发送 in his own client. Gives
 * who has one now. Throws role.other, choice.gone.
 */
export async function askForMassMessages(context: Context, notice: PublicNotice): Promise<number[]> {
  const { tx, office, now, actorId } = context;
  if (notice.authorId !== actorId) throw new Failure('role.other', { who: '发通知的人' });
  if (notice.withdrawnAt !== null || notice.untilAt <= now || !(await massMessagesOn(tx)))
    throw new Failure('choice.gone');
  const asked: number[] = [];
  for (const personId of await passersOn(context, notice)) {
    const sender = office.directory.address(personId)?.externalId;
    if (sender === undefined) continue;
    await queue(tx, now, {
      request: { kind: 'contact.mass', sender, text: notice.text },
      expiresAt: notice.untilAt,
    });
    asked.push(personId);
  }
  return asked;
}
