import * as fc from 'fast-check';
import { post, textFrom } from './post';
import { Street } from './street';

/** Characters that people and programs send: several writings, quotes of every language, marks of markup. */
const odd = fc.constantFrom(
  ...Array.from('幸福路灯不亮，。：:！？“”‘’"\'<>&;%_\\/|#*`~@$^()[]{}【】〔〕 \t　'),
  '👨‍👩‍👧',
  '🀄',
  '\u200b',
  '\ufeff',
  'é',
  'ß',
  '𠮷',
  ']]>',
  '<!--',
  '&amp;',
  "'; DROP TABLE ticket; --",
  '{reference}',
  '办结',
  '1',
  'T-0001',
);
const words = fc.array(odd, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));
/** What the form's own fields may hold: no new line, something to see. */
const field = words.filter((text) => text.trim() !== '' && !/[：:]/.test(text));

/** Blanks and commas part the fields of a one-line form, so none belongs to the beginning of its description. */
const unseparated = field.filter((text) => !/^[\s，,]/.test(text));

describe('a complete form through the front door', () => {
  let street: Street;
  let sent = 0;
  beforeAll(async () => {
    street = await Street.open();
  });
  afterAll(() => street.close());

  /** Sends it as the next message, the minute's limit kept away; gives the ticket it made. */
  async function file(text: string): Promise<{ description: string; placeText: string } | undefined> {
    sent += 1;
    street.clock.advance(4_000);
    const before = await street.count('ticket');
    const { status, text: answer } = await post(street, textFrom(street, 'jumin_geng', text, `72${sent}`));
    expect(status).toBe(200);
    expect(answer).toContain('编号');
    expect(await street.count('ticket')).toBe(before + 1);
    return (
      await street.rows<{ description: string; placeText: string }>('SELECT * FROM ticket ORDER BY id DESC')
    )[0];
  }

  test('keeps any description verbatim, on one line', async () => {
    await fc.assert(
      fc.asyncProperty(field, async (description) => {
        const ticket = await file(`【上报】\n类别：路灯\n地点：3号楼2单元\n描述：${description}`);
        expect(ticket).toMatchObject({ description: description.trim(), placeText: '3号楼2单元' });
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the lines of a description, and takes its fields in any order and either colon', async () => {
    const order = fc.shuffledSubarray(['类别', '地点', '描述'], { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom('：', ':', '： '), field, async (keys, colon, second) => {
        const values: Record<string, string> = {
          类别: '路灯',
          地点: '幸福路与中山路口',
          描述: `三盏不亮\n${second}`,
        };
        const ticket = await file(
          `【上报】\n${keys.map((key) => `${key}${colon}${values[key]}`).join('\n')}`,
        );
        expect(ticket?.description).toBe(`三盏不亮\n${second}`.trim());
        expect(ticket?.placeText).toBe('幸福路与中山路口');
      }),
      { numRuns: 40 },
    );
  });

  test('files a one-line form with any words behind kind and place', async () => {
    await fc.assert(
      fc.asyncProperty(unseparated, async (description) => {
        const ticket = await file(`上报 楼道灯 3号楼2单元 ${description}`);
        expect(ticket?.description.trim()).toBe(description.trim());
      }),
      { numRuns: 40 },
    );
  });
});

describe('anything at all through the front door', () => {
  test('is answered and stored once, whoever writes it', async () => {
    const street = await Street.open();
    let sent = 0;
    const who = fc.constantFrom(
      'jumin_geng',
      'wanggeyuan_yi',
      'wanggezhang_bing',
      'tiaojieyuan_ding',
      'zhuren_ji',
    );
    await fc.assert(
      fc.asyncProperty(words, who, async (text, userId) => {
        sent += 1;
        street.clock.advance(4_000);
        const { status } = await post(street, textFrom(street, userId, text, `73${sent}`));
        expect(status).toBe(200);
        expect(await street.count('inbound', 'messageKey LIKE ?', [`%73${sent}`])).toBe(1);
      }),
      { numRuns: 120 },
    );
    await street.settle();
    expect(await street.rows("SELECT failure FROM inbound WHERE result = 'failed'")).toEqual([]);
    expect(await street.troubles()).toEqual([]);
    await street.close();
  });
});
