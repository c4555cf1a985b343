import { workbook } from '../../documents/xlsx';
import type { Shown } from '../../simulator';
import { questionsOf } from '../../simulator/card-view';
import { listOf, textOf } from '../../simulator/json';
import { shanghai, type Street } from '../street';
import type { Act, Ceiling, Expected, Script, Step } from './script';

const bareLabel = (label: string): string => label.replace(/^\d+\s+/, '');
const liveButtons = (bubble: Shown): string[] =>
  bubble.buttons.filter(({ disabled }) => !disabled).map(({ label }) => bareLabel(label));

/** A bubble as a `.chat` file would write it. */
export function asLine(who: string, bubble: Shown): string {
  const buttons = liveButtons(bubble)
    .map((label) => `〔${label}〕`)
    .join('');
  return `→ ${who}：${bubble.text.trim().replace(/\n/g, '\n  ')}${buttons && ` ${buttons}`}`;
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();

/** `…` stands for anything, also over lines. */
export function fits(expected: string, actual: string): boolean {
  const parts = tidy(expected)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(tidy(actual));
}

type Counts = Required<Ceiling>;
const nothing = (): Counts => ({ 消息: 0, 点击: 0, 照片: 0, 字: 0, 共: 0 });

function workbookOf(notes: string[], [heading = [], ...rows]: string[][]): Promise<Buffer> {
  const columns = heading.map((title) => ({ title, width: 16 }));
  return workbook([{ name: '表', notes, columns, rows }]);
}

/** Plays one conversation on a street of its own; throws with file and line where it takes another way. */
export class Play {
  /** Bubbles of the bot that no line has told of yet. */
  private readonly seen = new Map<string, number>();
  private readonly cards = new Map<number, number>();
  private readonly counts = new Map<string, Counts>();
  private unsettled = false;

  constructor(
    private readonly script: Script,
    private readonly street: Street,
  ) {}

  async run(): Promise<void> {
    for (const step of this.script.steps) {
      try {
        await this.step(step);
      } catch (error) {
        throw new Error(`${this.script.file}:${step.line} ${(error as Error).message}`, { cause: error });
      }
    }
    await this.settle();
    this.expectNothingMore();
  }

  private async step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'hears':
        await this.settle();
        return this.hears(step.who, step);
      case 'card':
        await this.settle();
        return this.cardChanged(step.who, step);
      case 'ceiling':
        return this.checkCeiling(step.who, step.most);
      case 'secret':
        await this.settle();
        return this.checkSecret(step.word, step.knownTo);
      case 'repeats':
        return this.street.simulator.faults.switch({ repeatCallbacks: step.times });
      case 'passes':
        await this.settleThenExpectNothing();
        return this.street.pass(step.milliseconds);
      case 'moves':
        await this.settleThenExpectNothing();
        return this.street.moveTo(shanghai(step.to));
      case 'administers':
        return this.street.makeAdministrator(step.who);
      case 'works':
        this.unsettled = true;
        return this.street.bindFirm(step.who, step);
      case 'job':
        await this.settleThenExpectNothing();
        if (!(await this.street.runJob(step.name))) throw new Error(`没有“${step.name}”这个任务`);
        return undefined;
      default:
        if (!this.unsettled) this.expectNothingMore();
        this.unsettled = true;
        return this.act(step);
    }
  }

  private async act(act: Act): Promise<void> {
    const player = this.street.player(act.who);
    const count = this.counts.get(act.who) ?? nothing();
    this.counts.set(act.who, count);
    if (act.kind !== 'scans') count.共 += 1;
    switch (act.kind) {
      case 'says':
        count.消息 += 1;
        count.字 += Array.from(act.text.replace(/\s/g, '')).length;
        return player.says(act.text);
      case 'asks': {
        count.消息 += 1;
        count.照片 += act.pictures;
        count.字 += Array.from(act.text.replace(/\s/g, '')).length;
        const { simulator } = this.street;
        return act.group === null
          ? simulator.asksRobot(act.who, act.text)
          : simulator.asksRobot(act.who, `@小格 ${act.text}`, act.group, act.pictures);
      }
      case 'taps':
        count.点击 += 1;
        return player.taps(
          this.buttonOf(act.who, act.label),
          undefined,
          this.selectionOf(act.who, act.chosen),
        );
      case 'sends':
        count.照片 += 1;
        if (act.what === 'record') return player.sendsSample('record');
        return act.what === 'picture' ? player.sendsPicture() : player.sendsVoice();
      case 'encloses':
        return player.sendsDocument(act.name, await workbookOf(act.notes, act.rows));
      case 'locates':
        return player.sendsLocation({ latitude: 30.1234567, longitude: 120.7654321, label: act.label });
      case 'scans':
        return player.scans(`b-${act.building}`);
      default:
        return act satisfies never;
    }
  }

  /** Menus number their rows; the file names the words alone. */
  private buttonOf(who: string, label: string): string {
    const all = this.street
      .player(who)
      .messages()
      .toReversed()
      .flatMap(({ buttons }) => buttons);
    const usable = all.filter(({ disabled }) => !disabled);
    return [...usable, ...all].find((button) => bareLabel(button.label) === label)?.label ?? label;
  }

  /** The newest card with such words to choose says which list each belongs to. */
  private selectionOf(who: string, chosen: readonly string[]): Record<string, string[]> {
    const selection: Record<string, string[]> = {};
    for (const words of chosen) {
      const cards = this.bubbles(who).flatMap(({ card }) => (card === undefined ? [] : [card]));
      const questions = cards.toReversed().flatMap((card) => questionsOf(card));
      const found = questions
        .flatMap((question) => listOf(question, 'option_list').map((option) => ({ question, option })))
        .find(({ option }) => textOf(option, 'text') === words);
      if (!found) throw new Error(`${who}的卡片上没有“${words}”可选`);
      const key = textOf(found.question, 'question_key');
      selection[key] = [...(selection[key] ?? []), textOf(found.option, 'id')];
    }
    return selection;
  }

  private async settle(): Promise<void> {
    if (this.unsettled) await this.street.settle();
    this.unsettled = false;
  }

  private async settleThenExpectNothing(): Promise<void> {
    await this.settle();
    this.expectNothingMore();
  }

  private bubbles(who: string): Shown[] {
    // 网格员乙@小格 is his own chat with the robot.
    const { simulator } = this.street;
    const all = /群$|@/.test(who) ? simulator.group(who) : this.street.player(who).messages();
    return all.filter(({ from }) => from === 'bot');
  }

  private unread(who: string): Shown[] {
    return this.bubbles(who).slice(this.seen.get(who) ?? 0);
  }

  private hears(who: string, expected: Expected): void {
    const [next] = this.unread(who);
    if (expected.text === null) {
      if (next) throw new Error(`${who}不该收到：\n${asLine(who, next)}`);
      return;
    }
    if (!next) throw new Error(`${who}没有收到：${expected.text}`);
    compare(who, expected, next);
    this.seen.set(who, (this.seen.get(who) ?? 0) + 1);
    this.cards.set(next.id, next.history.length);
  }

  /** Some card this person holds has changed since it was last looked at, and shows this now. */
  private cardChanged(who: string, expected: Expected): void {
    const changed = this.bubbles(who).filter(({ id, history }) => history.length > (this.cards.get(id) ?? 0));
    const newest = changed.at(-1);
    if (!newest || expected.text === null) {
      if (Boolean(newest) !== (expected.text !== null))
        throw new Error(newest ? `${who}的卡片变了：\n${asLine(who, newest)}` : `${who}的卡片没有变化`);
      return;
    }
    compare(who, expected, newest);
    this.cards.set(newest.id, newest.history.length);
  }

  private checkCeiling(who: string, most: Ceiling): void {
    const count = this.counts.get(who) ?? nothing();
    for (const [unit, limit] of Object.entries(most)) {
      const used = count[unit as keyof Ceiling];
      if (used > limit) throw new Error(`${who}用了${unit}${used}，上限${limit}`);
    }
    this.counts.delete(who);
  }

  private checkSecret(word: string, knownTo: readonly string[]): void {
    const { players, groups } = this.street.windows();
    for (const who of [...players, ...groups].filter((name) => !knownTo.includes(name))) {
      const leak = this.bubbles(who).find(({ text, history }) =>
        [text, ...history.map((before) => before.text)].some((shown) => shown.includes(word)),
      );
      if (leak) throw new Error(`“${word}”不该让${who}看到：\n${asLine(who, leak)}`);
    }
  }

  private expectNothingMore(): void {
    for (const who of this.script.people) {
      const [more] = this.unread(who);
      if (more) throw new Error(`${who}多收到了：\n${asLine(who, more)}`);
    }
  }
}

function compare(who: string, expected: Expected, bubble: Shown): void {
  if (!fits(expected.text ?? '', bubble.text))
    throw new Error(`应是：${expected.text}\n实际：\n${asLine(who, bubble)}`);
  const shown = liveButtons(bubble);
  if (expected.buttons && expected.buttons.join('〕〔') !== shown.join('〕〔'))
    throw new Error(`按钮应是：〔${expected.buttons.join('〕〔')}〕\n实际：\n${asLine(who, bubble)}`);
}
