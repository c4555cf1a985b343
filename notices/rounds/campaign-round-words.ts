import { scopeOf, type Campaign } from '../../models/rounds/campaign';
import type { RoundPlace } from '../../models/rounds/campaign-round';
import type { Office } from '../../models/context';
import { choiceKey, type Answer } from '../answer';
import { dayWords, nameWords } from '../words';

const ROWS = 12;
const EXAMPLE = '专项分工 1号楼、2号楼 主任己；3号楼 网格员乙';

export const divideUsage: Answer = {
  text: `谁走哪几处？比如“${EXAMPLE}”。没点到的楼，算它那一片网格员的。`,
};
export const noVisitCampaign: Answer = {
  text: '现在没有走访的专项。先开一个，名字里带“访”就行，比如“开专项 干部夜访 两周”。',
};
export const whichVisitCampaign = (names: readonly string[]): Answer => ({
  text: `走访的专项有 ${names.length} 个（${names.join('、')}），把名字写上，比如“专项分工 ${names[0] ?? ''} 1号楼 网格员乙”。`,
});
export const shareUnclear = (words: string): Answer => ({
  text: `“${words}”没看懂：写上哪几处、谁去，用全名，比如“${EXAMPLE}”。`,
});

const placeNames = ({ directory }: Office, places: readonly { placeId: number }[]): string => {
  const names = places.slice(0, ROWS).map(({ placeId }) => directory.place(placeId)?.name ?? '');
  return `${names.join('、')}${places.length > ROWS ? `等 ${places.length} 处` : ''}`;
};

const whoWords = ({ directory }: Office, personIds: readonly number[]): string =>
  personIds.map((id) => nameWords(directory, id)).join('、') || '还没有人';

/** 网格员乙：1号楼、2号楼, a line for each who goes. */
function shareLines(office: Office, round: readonly RoundPlace[]): string[] {
  const shares = new Map<string, RoundPlace[]>();
  for (const place of round) {
    const who = whoWords(office, place.personIds);
    shares.set(who, [...(shares.get(who) ?? []), place]);
  }
  return [...shares].map(([who, places]) => `${who}：${placeNames(office, places)}`);
}

/** Behind the figures of a campaign of visits. `ownId`: a member reads his own places, whoever leads it all of them. */
export function roundLines(office: Office, round: readonly RoundPlace[], ownId: number | null): string[] {
  if (ownId === null) {
    const lines = shareLines(
      office,
      round.filter(({ reached }) => !reached),
    );
    return lines.length === 0 ? [] : ['还要走的：', ...lines];
  }
  const own = round.filter(({ personIds, reached }) => !reached && personIds.includes(ownId));
  return own.length === 0 ? [] : [`您还要走的：${placeNames(office, own)}。走了回“走访 楼号 听到什么”。`];
}

/** 专项分工, read back; what nobody was named for stays with who looks after it, unless that is not wanted. */
export function divided(office: Office, campaign: Campaign, round: readonly RoundPlace[]): Answer {
  const narrowed = scopeOf(campaign).onlyAssigned === true;
  return {
    text: `“${campaign.name}”要走 ${round.length} 处：\n${shareLines(office, round).join('\n')}\n点到的人都告诉了；要改，再说一次那几处就行。`,
    choices: [
      ...(narrowed ? [] : [{ label: '只走点到的', key: choiceKey('divide', 'narrow', `C${campaign.id}`) }]),
      { label: '不分工了', key: choiceKey('divide', 'clear', `C${campaign.id}`) },
    ],
    aside: true,
  };
}
export const undivided = ({ name }: Campaign): Answer => ({
  text: `好，“${name}”不分工了：每栋楼算它那一片网格员的。`,
});

/** To who was named. */
export const yourShare = (
  office: Office,
  { name, untilDay }: Campaign,
  placeIds: readonly number[],
): Answer => ({
  text: `“${name}”请您走：${placeNames(
    office,
    placeIds.map((placeId) => ({ placeId })),
  )}，${dayWords(untilDay)}前。走了回“走访 楼号 听到什么”，大家的愿望点“记成民情”就有答复。`,
});
