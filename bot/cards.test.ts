import * as fc from 'fast-check';
import { buttonCard, CardError, cardXml, multipleCard, newsNotice, textNotice, voteCard } from './cards';
import { replyXml } from './replies';
import { byteLength, shorten, splitText } from './text';
import { all, leaf, only, parseXml } from './xml';

/** Half a character doesn't survive UTF-8. */
const isWellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8') === text;

const button = { text: '我来办', key: 'accept' };
const url = 'https://example.org';
const jump = { title: '看', url };
const pick = { id: '1', text: '乙' };
const select = { questionKey: 'q', options: [pick] };
const lists = { title: '甲', selects: [select], submit: { key: 's' } };
const list = (options: (typeof pick)[], more: { selectedId?: string } = {}) =>
  multipleCard({ ...lists, selects: [{ ...select, ...more, options }] });

test('long words are shortened at a character, marked with …', () => {
  const card = buttonCard({
    title: '楼'.repeat(50),
    lines: [{ name: '所在的网格名', value: '💡'.repeat(40) }],
    buttons: [{ text: '这个按钮的字实在太多了', key: 'k', style: 2 }],
    taskId: 'T0001@1',
  });
  expect(card.main_title.title).toBe('楼'.repeat(35) + '…');
  expect(card.horizontal_content_list).toEqual([{ keyname: '所在的网…', value: '💡'.repeat(29) + '…' }]);
  expect(card.button_list).toEqual([{ text: '这个按钮的字实在太…', key: 'k', style: 2 }]);
});

test.each([
  ['no buttons', () => buttonCard({ title: '甲', buttons: [] })],
  [
    'seven buttons',
    () =>
      buttonCard({
        title: '甲',
        buttons: Array.from({ length: 7 }, (_, key) => ({ text: '好', key: String(key) })),
      }),
  ],
  ['two buttons with one key', () => buttonCard({ title: '甲', buttons: [button, button] })],
  ['a button without words', () => buttonCard({ title: '甲', buttons: [{ text: ' ', key: 'k' }] })],
  ['a task id in Chinese', () => buttonCard({ title: '甲', buttons: [button], taskId: '一' })],
  ['a task id of 129 bytes', () => buttonCard({ title: '甲', buttons: [button], taskId: 'a'.repeat(129) })],
  [
    'seven lines',
    () =>
      buttonCard({
        title: '甲',
        buttons: [button],
        lines: Array.from({ length: 7 }, () => ({ name: 'a', value: 'b' })),
      }),
  ],
  ['no title', () => textNotice({ title: '', url: 'https://example.org' })],
  [
    '21 options',
    () =>
      voteCard({
        title: '甲',
        questionKey: 'q',
        options: Array.from({ length: 21 }, (_, id) => ({ id: String(id), text: '乙' })),
        submit: { key: 's' },
      }),
  ],
  [
    'two ticked where one may be',
    () => {
      const options = ['1', '2'].map((id) => ({ id, text: '乙', checked: true }));
      return voteCard({ title: '甲', questionKey: 'q', options, submit: { key: 's' } });
    },
  ],
  ['two options with one id', () => list([pick, pick])],
  [
    'eleven options of a list',
    () => list(Array.from({ length: 11 }, (_, id) => ({ ...pick, id: String(id) }))),
  ],
  ['a list without options', () => list([])],
  ['an option of 129 bytes', () => list([{ ...pick, id: 'a'.repeat(129) }])],
  ['a selection that is no option', () => list([pick], { selectedId: 'x' })],
  ['two lists of one key', () => multipleCard({ ...lists, selects: [select, select] })],
  ['a submit key of 1,025 bytes', () => multipleCard({ ...lists, submit: { key: 'k'.repeat(1_025) } })],
  ['an address without http', () => textNotice({ title: '甲', url: 'example.org' })],
  ['four jumps', () => textNotice({ title: '甲', url, jumps: Array.from({ length: 4 }, () => jump) })],
  ['a picture that is too long', () => newsNotice({ title: '甲', url, picture: { url, ratio: 3 } })],
  [
    'five paragraphs',
    () =>
      newsNotice({
        title: '甲',
        url,
        picture: { url },
        paragraphs: Array.from({ length: 5 }, () => ({ title: '乙' })),
      }),
  ],
  [
    'four lists',
    () =>
      multipleCard({
        title: '甲',
        selects: Array.from({ length: 4 }, (_, key) => ({
          questionKey: String(key),
          options: [{ id: '1', text: '乙' }],
        })),
        submit: { key: 's' },
      }),
  ],
])('%s is a CardError', (_name, build) => {
  expect(build).toThrow(CardError);
});

test('lists and boxes keep their limits, long words are shortened', () => {
  const card = multipleCard({
    title: '楼'.repeat(50),
    desc: '层'.repeat(200),
    selects: [{ ...select, title: '转给谁', selectedId: '1', options: [{ id: '1', text: '科'.repeat(20) }] }],
    submit: { text: '这个按钮的字实在太多了', key: 's' },
  });
  expect(Array.from(card.main_title.title ?? '')).toHaveLength(36);
  expect(Array.from(card.main_title.desc ?? '')).toHaveLength(160);
  expect(card.select_list).toEqual([
    {
      question_key: 'q',
      title: '转给谁',
      selected_id: '1',
      option_list: [{ id: '1', text: '科'.repeat(15) + '…' }],
    },
  ]);
  expect(card.submit_button?.text).toBe('这个按钮的字实在太…');
  const vote = voteCard({ title: '楼'.repeat(20), questionKey: 'q', options: [pick], submit: { key: 's' } });
  expect([Array.from(vote.main_title.title ?? '').length, vote.submit_button?.text]).toEqual([16, '提交']);
  expect(newsNotice({ title: '甲', url, picture: { url } })).toMatchObject({
    card_type: 'news_notice',
    card_image: { url, aspect_ratio: 1.3 },
    card_action: { type: 1, url },
  });
});

test('as XML the lists are repeated elements without a wrapper, names as P90241 has them', () => {
  const card = buttonCard({
    title: '甲',
    lines: [
      { name: '网格', value: ']]>' },
      { name: '时限', value: '乙' },
    ],
    buttons: [button, { text: '不', key: 'no' }],
  });
  const root = parseXml(cardXml({ ...card, replace_text: '已接单' }));
  expect(leaf(root, 'CardType')).toBe('button_interaction');
  expect(
    all(root, 'HorizontalContentList').map((line) => [leaf(line, 'KeyName'), leaf(line, 'Value')]),
  ).toEqual([
    ['网格', ']]>'],
    ['时限', '乙'],
  ]);
  expect(all(root, 'ButtonList').map((one) => leaf(one, 'Key'))).toEqual(['accept', 'no']);
  expect(leaf(root, 'ReplaceText')).toBe('已接单');
  const vote = parseXml(
    cardXml(
      voteCard({
        title: '甲',
        questionKey: 'q',
        options: [{ id: '1', text: '乙', checked: true }],
        submit: { key: 's' },
      }),
    ),
  );
  const box = only(vote, 'CheckBox');
  expect([leaf(box, 'QuestionKey'), leaf(box, 'Mode'), leaf(all(box, 'OptionList')[0], 'IsChecked')]).toEqual(
    ['q', '0', 'true'],
  );
});

test('a reply goes the reverse way and is refused when it would be cut', () => {
  const ends = { to: 'WangGeYuan01', from: 'ww1', now: 1_767_225_600_999 };
  const root = parseXml(replyXml({ kind: 'update_button', replaceName: '已接单' }, ends));
  expect([
    leaf(root, 'ToUserName'),
    leaf(root, 'CreateTime'),
    leaf(only(root, 'Button'), 'ReplaceName'),
  ]).toEqual(['WangGeYuan01', '1767225600', '已接单']);
  expect(() => replyXml({ kind: 'text', content: '字'.repeat(683) }, ends)).toThrow(RangeError);
  expect(replyXml({ kind: 'text', content: '字'.repeat(682) }, ends)).toContain('字');
});

describe('text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '字', '💡', '\n', 'é') });

  test('a shortened text fits, and one that fits stays', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 60 }), (whole, most) => {
        const short = shorten(whole, most);
        expect(byteLength(short)).toBeLessThanOrEqual(most);
        expect(short === whole || whole.startsWith(short.slice(0, -1))).toBe(true);
        expect(isWellFormed(short)).toBe(true);
      }),
    );
  });

  test('the pieces fit and together are the text, but for line breaks at the cuts', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (whole, most) => {
        const pieces = splitText(whole, most);
        for (const piece of pieces) expect(byteLength(piece)).toBeLessThanOrEqual(most);
        expect(pieces.join('').replaceAll('\n', '')).toBe(whole.replaceAll('\n', ''));
        expect(pieces.every(isWellFormed)).toBe(true);
      }),
    );
  });

  test('a line is kept whole where it can be', () => {
    expect(splitText('第一行\n第二行\n第三行', 20)).toEqual(['第一行\n第二行', '第三行']);
  });
});
