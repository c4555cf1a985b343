import { NotPossible } from './errors';
import type { CustomerGroup } from './options';
import type { Shown, Transcript } from './transcript';

interface Task {
  msgid: string;
  sender: string;
  text: string;
  bubbleId: number;
  sent: boolean;
}

const DAY = 86_400_000;
/** The months the cap counts are those of China. */
const SHANGHAI = 8 * 3_600_000;

/** 企业群发: the call makes a task, nothing goes out before the member taps 发送 in his own client (P92135). */
export class MassTasks {
  private readonly tasks: Task[] = [];
  /** Mass messages of a month by group. */
  private readonly counted = new Map<string, number>();
  /** Above the month's cap: the platform says so nowhere but in the result of the task (status 3). */
  readonly overCap: { group: string; text: string }[] = [];

  constructor(
    private readonly transcript: Transcript,
    private readonly groups: readonly CustomerGroup[],
    private readonly now: () => number,
  ) {}

  groupsOf(sender: string): CustomerGroup[] {
    return this.groups.filter(({ owner }) => owner.toLowerCase() === sender.toLowerCase());
  }

  create(sender: string, window: string, text: string): string {
    const msgid = `msgGC${String(this.tasks.length + 1).padStart(8, '0')}`;
    const count = this.groupsOf(sender).length;
    const { id } = this.transcript.add(window, {
      from: 'bot',
      type: 'notice',
      text: `客户群群发，发到 ${count} 个客户群\n${text}`,
      buttons: [{ label: '发送', key: `mass_${msgid}` }],
    });
    this.tasks.push({ msgid, sender, text, bubbleId: id, sent: false });
    return msgid;
  }

  ofBubble({ id }: Shown): Task | undefined {
    return this.tasks.find(({ bubbleId }) => bubbleId === id);
  }

  /** 发送. Each group takes as many mass messages a month as the month has days. */
  confirm(task: Task): void {
    if (task.sent) throw new NotPossible('这条群发已经发过了。');
    task.sent = true;
    const day = new Date(this.now() + SHANGHAI);
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
    const cap = (Date.UTC(year, month + 1, 1) - Date.UTC(year, month, 1)) / DAY;
    for (const { name } of this.groupsOf(task.sender)) {
      const key = `${name} ${year}-${month}`;
      const before = this.counted.get(key) ?? 0;
      if (before >= cap) {
        this.overCap.push({ group: name, text: task.text });
        continue;
      }
      this.counted.set(key, before + 1);
      this.transcript.add(name, { from: 'bot', type: 'text', text: task.text });
    }
  }
}
