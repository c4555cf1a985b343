import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { handlers } from '../handlers';
import { failureTexts, failureWords } from '../notices/failures';
import { Failure, type FailureCode } from '../models/failure';
import { post, textFrom } from './post';
import { Street } from './street';

const FORM = '上报 楼道灯 3号楼2单元 不亮';
const MESSAGE = '7000000000000000001';

describe('a failure in the middle of a turn', () => {
  let street: Street;
  beforeEach(async () => {
    street = await Street.open();
  });
  afterEach(() => street.close());

  /** Figures are the last thing a report writes: without their table it fails with the ticket already written. */
  async function withoutFigures(turn: () => Promise<void>): Promise<void> {
    const { database } = street.house;
    await database.write((tx) => tx.run('ALTER TABLE daily_figure RENAME TO daily_figure_away'));
    await turn();
    await database.write((tx) => tx.run('ALTER TABLE daily_figure_away RENAME TO daily_figure'));
  }

  test('leaves nothing half done, is recorded with its cause, and the person gets a reference', async () => {
    let apology = '';
    await withoutFigures(async () => {
      apology = (await post(street, textFrom(street, 'jumin_geng', FORM, MESSAGE))).text;
    });
    const reference = /参考号 (\w+)/.exec(apology)?.[1] ?? '';
    expect(apology).toMatch(/^对不起，.*参考号 [2-9A-Z]{6}/);
    for (const table of ['ticket', 'ticket_event', 'attachment', 'daily_figure'])
      expect([table, await street.count(table)]).toEqual([table, 0]);
    const [row] = await street.rows<{ result: string; failure: string; reference: string }>(
      'SELECT result, failure, reference FROM inbound',
    );
    expect(row).toMatchObject({
      result: 'failed',
      reference,
      failure: expect.stringContaining('daily_figure'),
    });
    expect(street.errors.join('')).toContain(reference);
  });

  test('gives a repeat the same apology, and the next message its answer', async () => {
    let apology = '';
    const message = textFrom(street, 'jumin_geng', FORM, MESSAGE);
    await withoutFigures(async () => {
      apology = (await post(street, message)).text;
    });
    expect((await post(street, message)).text).toBe(apology);
    const next = await post(street, textFrom(street, 'jumin_geng', FORM, '7000000000000000002'));
    expect(next.text).toContain('编号 T-000');
    expect(await street.count('ticket')).toBe(1);
  });

  test('does not take a neighbour along that came at the same moment', async () => {
    await withoutFigures(async () => {
      const [report, help] = await Promise.all([
        post(street, textFrom(street, 'jumin_geng', FORM, MESSAGE)),
        post(street, textFrom(street, 'wanggeyuan_yi', '帮助', '7000000000000000002')),
      ]);
      expect(report.text).toContain('参考号');
      expect(help.text).toContain('网格员可以说');
    });
  });

  test('of a resident in customer service is told in the chat as well', async () => {
    await withoutFigures(async () => {
      await street.player('居民甲').says('3号楼2单元楼道灯不亮');
      await street.settle();
    });
    expect(street.player('居民甲').messages().at(-1)?.text).toContain('参考号');
    expect(await street.count('ticket')).toBe(0);
  });
});

describe('the table of failures', () => {
  const codes = Object.keys(failureTexts) as FailureCode[];

  test('says in each what can be done, in plain words', () => {
    for (const code of codes) {
      const { text, owner } = failureTexts[code];
      // A blank alone is filled with a whole sentence where it is thrown.
      expect([code, text]).toEqual([code, expect.stringMatching(/[。？]$|^\{example\}$/)]);
      expect(['person', 'office', 'operator']).toContain(owner);
      expect([code, text]).toEqual([
        code,
        expect.not.stringMatching(/undefined|null|Error|[a-z]{4,}\b(?!\})/),
      ]);
    }
  });

  test('has a row for nothing that is thrown nowhere', () => {
    const rooms = ['actions', 'handlers', 'models', 'jobs', 'notices'];
    const root = path.join(__dirname, '..');
    const files = rooms.flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/^failures?\.ts$/.test(file))
        .map((file) => readFileSync(path.join(root, room, file), 'utf8')),
    );
    const code = files.join('\n');
    expect(codes.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });

  test('fills its blanks, and shows no bare code of a state or a right', () => {
    const failure = new Failure('ticket.wrong_step', { number: 'T-0001', state: 'handling', step: '接办' });
    expect(failureWords(failure)).toBe('T-0001 现在是“正在办理”，这一步（接办）用不上了。回“T-0001”看经过。');
    const refused = new Failure('ticket.not_allowed', {
      number: 'T-0001',
      step: '办结',
      who: 'system,handler,leader',
    });
    expect(failureWords(refused)).toContain('要经办人或网格长来做');
  });

  test('no two commands begin with the same words, and each has an example that finds it', () => {
    const commands = handlers.flatMap((handler) => handler.commands ?? []);
    const words = commands.flatMap((command) => [...command.words]);
    expect(new Set(words).size).toBe(words.length);
    for (const { example, does } of commands) expect([example, does].join('')).not.toBe('');
  });
});
