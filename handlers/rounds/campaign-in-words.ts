import { campaignsSeen } from '../../actions/rounds/see-campaign';
import type { Answer } from '../../notices/answer';
import { end, move, show } from './campaign';
import type { Turn } from '../turn/turn';

const HOW_FAR =
  /^(.{2,20}?)专项(?:行动|整治)?(?:现在|目前)?(?:做|办|搞|开展)?(?:得|的)?(?:怎么样|怎样|咋样|如何|情况|进展|进度|到哪|做了多少)(?:了|吗|呢)?[？?]?$/;
const MOVED = /^(?:把)?(?:延长|提前|推迟)?(.{2,20}?)专项(?:行动|整治)?(?:延长|提前|推迟|改)?((?:到|至).+)$/;
const OVER = /^(?:把)?(?:结束|停掉|停了|关掉|收了)(.{2,20}?)专项(?:行动|整治)?[。！!]?$/;

/** 飞线充电专项做得怎么样了, 延长飞线充电专项到年底: said as people say it. Null where no campaign is called so. */
export async function campaignInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (!text.includes('专项') || !turn.context.office.directory.isStaff(turn.person.id)) return null;
  const said = text.trim();
  const found = HOW_FAR.exec(said) ?? OVER.exec(said) ?? MOVED.exec(said);
  const name = found?.[1]?.replace(/\s+/g, '') ?? '';
  const all = await campaignsSeen(turn.context);
  if (name === '' || !all.some((one) => one.name.includes(name) || name.includes(one.name))) return null;
  if (HOW_FAR.test(said)) return show(turn, name);
  if (OVER.test(said)) return end(turn, name);
  return move(turn, `${name} ${found?.[2] ?? ''}`);
}
