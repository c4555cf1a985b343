import { inflateRawSync } from 'node:zlib';
import { noDetails, type OpenedParty } from '../../models/mediation/dispute-file';
import { drawDossier, drawPaper, partsOf } from './dossier';
import type { AgreementFacts, CaseFacts } from './facts';

const party = (side: 'A' | 'B', number: number, more: Partial<OpenedParty>): OpenedParty => ({
  id: number,
  disputeId: 1,
  side,
  number,
  represents: false,
  personId: null,
  consentAt: 1,
  ...noDetails,
  ...more,
});

const written: AgreementFacts = {
  oral: false,
  facts: '楼上装修，厨房顶泡坏',
  duties: '',
  terms: ['重做防水', '赔偿两千元'],
  way: '一次付清',
  until: '2026年12月10日前',
  copies: 3,
  amount: '人民币贰仟元整（¥2000.00）',
  agreed: '2026年11月26日',
  effective: '2026年11月27日',
  instalments: [],
};

const facts: CaseFacts = {
  committee: '青石街道人民调解委员会',
  number: '（2026）青石人调字第1号',
  mediator: '调解员丁',
  kind: '损害赔偿',
  source: '当事人申请',
  place: '3号楼',
  content: '楼上装修，厨房顶泡坏',
  registered: '2026年11月24日',
  amount: '¥2000.00',
  accepted: '2026年11月24日',
  begun: '2026年11月25日',
  limit: '2026年12月25日',
  ended: '',
  tier: '一般',
  openness: '不公开',
  informed: '',
  identified: '',
  desk: '',
  sides: {
    A: [party('A', 1, { name: '申请人甲', phone: '13900000001', asks: '修好' })],
    B: [party('B', 1, {})],
  },
  inquiries: [],
  talks: [{ date: '2026年11月26日', time: '15时00分', place: '社区二楼', record: '看了现场', pictures: [] }],
  agreement: written,
  evidence: [],
  performed: '',
  performances: [],
  visits: [],
  confirmation: false,
  confirmUntil: '2026年12月27日',
  confirmed: '',
  ending: '',
  today: '2026年11月27日',
};

/** The text of word/document.xml inside the docx (a zip file), paragraph by paragraph. */
function textOf(docx: Buffer | null): string {
  const bytes = docx ?? Buffer.alloc(0);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  for (let at = bytes.readUInt32LE(end + 16); bytes.readUInt32LE(at) === 0x02014b50;) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (bytes.toString('utf8', at + 46, at + 46 + name) === 'word/document.xml') {
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const xml = inflateRawSync(bytes.subarray(from, from + bytes.readUInt32LE(at + 20))).toString('utf8');
      return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    }
    at += 46 + name + extra + comment;
  }
  throw new Error('no document in it');
}

const names = (more: Partial<CaseFacts>): string[] => partsOf({ ...facts, ...more }).map(({ name }) => name);

test('the volume holds what there is, in the order committees file it', () => {
  expect(names({})).toEqual([
    '人民调解申请书',
    '人民调解受理登记表',
    '人民调解权利义务告知书',
    '调解笔录',
    '人民调解协议书',
    '调解协议履行记录',
  ]);
  expect(names({ source: '主动调解', agreement: null, ending: '分歧太大，谈不拢', talks: [] })).toEqual([
    '人民调解受理登记表',
    '人民调解权利义务告知书',
    '人民调解终止告知书',
  ]);
  const visits = [{ date: '2027年1月11日', words: '双方满意' }];
  expect(names({ visits, confirmation: true }).slice(-2)).toEqual(['人民调解回访记录', '司法确认申请书']);
});

test('the agreement has every part the law asks for, and blanks for what is not known', async () => {
  const text = textOf(await drawPaper(facts, 'agreement'));
  for (const words of [
    '人民调解协议书',
    '（2026）青石人调字第1号',
    '申请人：申请人甲',
    '1．重做防水',
    '2．赔偿两千元',
  ])
    expect(text).toContain(words);
  expect(text).toContain('以上款项合计人民币贰仟元整（¥2000.00）。');
  expect(text).toContain('期限：2026年12月10日前');
  expect(text).toContain('一式3份');
  expect(text).toContain('被申请人：＿＿＿＿＿＿');
  expect(text).toContain('青石街道人民调解委员会（印章）');
});

test('many on one side stand in an annex, their speakers on the first page', async () => {
  const many = Array.from({ length: 21 }, (_, at) =>
    party('A', at + 1, { household: String(101 + at), represents: at < 2 }),
  );
  const text = textOf(await drawPaper({ ...facts, sides: { ...facts.sides, A: many } }, 'agreement'));
  expect(text).toContain('申请人：101、102 等 21 户（名单见附件），由上列代表签字');
  expect(text).toContain('附件　当事人名单');
  expect(text).toContain('121');
});

test('each day of an agreement stands on its paper, and in the record of how it was performed', async () => {
  const instalments = [
    { number: 1, date: '2026年12月10日', due: '500.00元', done: '2026年12月9日' },
    { number: 2, date: '2027年1月10日', due: '500.00元', done: '' },
  ];
  const agreement = { ...written, way: '按约定分期付清', until: '2027年1月10日前', instalments };
  const text = textOf(await drawPaper({ ...facts, agreement }, 'agreement'));
  expect(text).toContain('按约定分期付清，最后期限：2027年1月10日前，具体为：');
  expect(text).toContain('（1）2026年12月10日前，500.00元；\n（2）2027年1月10日前，500.00元。');
  const volume = textOf(await drawDossier({ ...facts, agreement }));
  expect(volume).toContain('1\n2026年12月10日\n500.00元\n2026年12月9日');
});

test('a side of many has its list without an agreement too, and forms name who speaks for it', async () => {
  const many = Array.from({ length: 21 }, (_, at) => party('A', at + 1, { household: String(101 + at) }));
  const sides = { ...facts.sides, A: many };
  const text = textOf(await drawDossier({ ...facts, sides, agreement: null }));
  expect(text).toContain('101 等 21 户（名单见附件）');
  expect(text).toContain('附件　当事人名单');
});

test('the whole volume is one file with cover, contents and every part', async () => {
  const text = textOf(await drawDossier(facts));
  for (const { name } of partsOf(facts)) expect(text).toContain(name);
  expect(text).toContain('卷 内 目 录');
  expect(text).toContain('卷 内 备 考 表');
});

test('what a case has nothing for is not drawn', async () => {
  expect(await drawPaper(facts, 'ending')).toBeNull();
  expect(await drawPaper({ ...facts, agreement: null }, 'agreement')).toBeNull();
  expect(await drawPaper({ ...facts, agreement: null }, 'confirmation')).toBeNull();
});
