import type { Office } from '../../models/context';
import type { Gear, GearStanding } from '../../models/rounds/gear';
import { choiceKey, type Answer, type Choice } from '../answer';
import { momentWords, nameWords } from '../words';

const LABEL = 12;
const MOST_BUTTONS = 6;

const keyOf = (action: string, { id }: Gear): string => choiceKey('gear', action, `E${id}`);

function whereWords(office: Office, { loan, word }: GearStanding, now: number): string {
  if (loan)
    return `${nameWords(office.directory, loan.personId)}领着，${momentWords(office.calendar, loan.takenAt, now)} 起`;
  return word === '' ? '在' : `在（上次还的时候说：${word}）`;
}

/** What one may take now, and what oneself has out. */
function choicesOf(standings: readonly GearStanding[], personId: number): Choice[] {
  return standings
    .flatMap(({ gear, loan }): Choice[] => {
      if (loan && loan.personId !== personId) return [];
      const verb = loan ? '还' : '领';
      return [{ label: `${verb}${gear.name}`.slice(0, LABEL), key: keyOf(loan ? 'return' : 'take', gear) }];
    })
    .slice(0, MOST_BUTTONS);
}

export function gearList(
  office: Office,
  standings: readonly GearStanding[],
  personId: number,
  now: number,
): Answer {
  if (standings.length === 0)
    return { text: '这一片还没有登记装备。管理员在组织表格的“装备”里写上名称和网格，就能领、能还。' };
  const rows = standings.map((one) => `${one.gear.name}：${whereWords(office, one, now)}`);
  const choices = choicesOf(standings, personId);
  return {
    text: `装备：\n${rows.join('\n')}\n领的时候回“领”加名称，还的时候回“还”加名称，有毛病后面加一句。`,
    ...(choices.length > 0 ? { choices, aside: true } : {}),
  };
}

export const gearTaken = ({ gear, word }: GearStanding): Answer => ({
  text: [
    `${gear.name}由您领着。用完回“还 ${gear.name}”。`,
    gear.rule === '' ? '' : `用的时候：${gear.rule}`,
    word === '' ? '' : `上次还的时候说：${word}`,
  ]
    .filter(Boolean)
    .join('\n'),
  choices: [{ label: `还${gear.name}`.slice(0, LABEL), key: keyOf('return', gear) }],
  aside: true,
});

export const gearReturned = ({ name }: Gear, word: string): Answer => ({
  text:
    word === '' ? `${name}还了，谢谢。` : `${name}还了：${word}。下一个领的人会看到，网格长的清单里也有。`,
});

/** To who leads: what was said of it when it came back. */
export const gearFault = ({ name }: Gear, word: string): Answer => ({
  text: `装备 ${name}还的时候说：${word}`,
});

export const gearUsage: Answer = {
  text: '领什么、还什么？写上名称，比如“领 电动车2号”“还 电动车2号 车闸松了”。回“装备”看有哪些。',
};
