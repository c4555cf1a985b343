import { maskNumbers } from '../../models/residents/mask';
import { keepWorkPhone, maskedWorkPhone } from '../../models/staff/work-phone';
import { fault } from './cells';
import { idsBelow, type Known } from './known';
import type { PhonePlan, Plan, Reading } from './plan-types';
import { must, type Step } from './step';

/** 8000-0101, 0571-8000 0101转12, 138 0000 0000. */
const PHONE = /^\+?[\d(（][\d\s()（）-]*(?:\s*(?:转|#)\s*\d{1,6})?$/;
const DIGITS = { fewest: 3, most: 16 };

function isPhone(words: string): boolean {
  const digits = words.replace(/\D/g, '').length;
  return (
    PHONE.test(words) &&
    digits >= DIGITS.fewest &&
    digits <= DIGITS.most &&
    maskNumbers(words).identities === 0
  );
}

/** 工作电话 by account: one number for all of somebody's rows, which may stand in any of them. Faults never repeat a number. */
export function readPhones({ sheets, faults }: Reading): PhonePlan[] {
  if (sheets.lacking.get('staff')?.has('phone') === true) return [];
  const byAccount = new Map<string, PhonePlan>();
  for (const filled of sheets.rows.staff) {
    const { account = '', phone = '' } = filled.cells;
    if (account === '') continue;
    if (phone !== '' && !isPhone(phone)) fault(faults, filled, 'bad_phone');
    const key = account.toLowerCase();
    const before = byAccount.get(key);
    if (before && before.phone !== '' && phone !== '' && before.phone !== phone)
      fault(faults, filled, 'two_phones', { first: String(before.row) });
    if (!before || before.phone === '') byAccount.set(key, { account, phone, row: filled.row });
  }
  return [...byAccount.values()];
}

/** Only people of the file: an empty cell takes the number away, a person who is not named keeps his. */
export function phoneSteps({ phones, staff }: Plan, known: Known, top: string | null, now: number): Step[] {
  const street = known.byPath.get(top ?? '');
  const inStreet = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  /** Who works in another street alone keeps what that street noted. */
  const elsewhere = (personId: number | undefined): boolean => {
    const roles = known.roles.filter((role) => role.personId === personId);
    return roles.length > 0 && !roles.some(({ gridId }) => inStreet.has(gridId));
  };
  return phones.flatMap(({ account, phone }): Step[] => {
    const key = account.toLowerCase();
    const person = known.persons.get(key);
    const before = (person && known.phones.get(person.id)) ?? '';
    if (before === phone || (phone === '' && elsewhere(person?.id))) return [];
    const name = staff.find((one) => one.account.toLowerCase() === key)?.name ?? '';
    return [
      {
        sheet: '人员',
        kind: 'changed',
        what: `${name}（${account}）`,
        details: [`工作电话：${shown(before)} → ${shown(phone)}`],
        write: (tx, { persons }) => keepWorkPhone(tx, must(persons, key), phone, now),
      },
    ];
  });
}

const shown = (phone: string): string => (phone === '' ? '空' : maskedWorkPhone(phone));
