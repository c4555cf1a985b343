import { randomBytes } from 'node:crypto';
import { seal, type Secrets } from '../bot/envelope';
import { buildXml } from '../bot/xml';

/** What is measured: a command that only reads, and a whole report by form. */
export type Measured = 'help' | 'full-report';
export const measuredWords: Record<Measured, string> = { help: '帮助', 'full-report': '整单上报' };

/** One callback, sealed beforehand: the time of sealing is none of the server's. */
export interface Letter {
  path: string;
  body: string;
}

/** Half of what the door allows one person in a minute, so that the throttle is never what is measured. */
const LETTERS_A_PERSON = 10;

const kinds = ['路灯', '垃圾', '井盖', '停车', '噪音', '墙皮', '门禁', '下水道'];
const faults = ['不亮', '没人清', '松动', '堵住了', '坏了', '脱落', '很吵', '打不开'];

/** No two descriptions are the same, as with people; kind and place repeat, as with people. */
function reportWords(index: number): string {
  const kind = kinds[index % kinds.length];
  const fault = faults[(index * 5) % faults.length];
  const place = index % 3 === 0 ? '幸福路与中山路口' : `${(index % 24) + 1}号楼${(index % 3) + 1}单元`;
  return `【上报】\n类别：${kind}\n地点：${place}\n描述：从${(index % 28) + 1}号起${fault}，问过${index}次`;
}

/** Makes letters that were never sent before: every message id is used once in the life of the process. */
export class LetterWriter {
  private written = 0;
  /** Other runs on the same database must not meet our people and ids. */
  private readonly mark = randomBytes(4);

  constructor(
    private readonly secrets: Secrets,
    private readonly agentId: string,
  ) {}

  write(measured: Measured, count: number): Letter[] {
    return Array.from({ length: count }, () => this.one(measured));
  }

  private one(measured: Measured): Letter {
    const index = this.written++;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(8).toString('hex');
    const plaintext = buildXml({
      ToUserName: this.secrets.receiveId,
      FromUserName: `bench_${this.mark.toString('hex')}_${Math.floor(index / LETTERS_A_PERSON)}`,
      CreateTime: Number(timestamp),
      MsgType: 'text',
      Content: measured === 'help' ? '帮助' : reportWords(index),
      MsgId: `${this.mark.readUInt32BE()}${String(index).padStart(9, '0')}`,
      AgentID: Number(this.agentId),
    });
    const sealed = seal(this.secrets, `<xml>${plaintext}</xml>`, { timestamp, nonce });
    const query = new URLSearchParams({ msg_signature: sealed.msgSignature, timestamp, nonce });
    const head = { ToUserName: this.secrets.receiveId, AgentID: this.agentId, Encrypt: sealed.encrypt };
    return { path: `/wecom/callback?${query.toString()}`, body: `<xml>${buildXml(head)}</xml>` };
  }
}
