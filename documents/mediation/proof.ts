import type { OpenedParty } from '../../models/mediation/dispute-file';
import type { CaseFacts } from './facts';
import { list, picture, right, sealed, signatures, text, title, type Block } from './page';
import { called } from './parties';

const DATE = '　　　　　　　　　　　　　　年　　月　　日';

/** 身份核对记录: seen, not copied; no number is written down. */
export const identityPages = (facts: CaseFacts): Block[] => [
  title('当事人身份核对记录'),
  right(facts.number),
  list(
    ['当事人', '户号、姓名', '核对情况'],
    (
      [
        ['申请人', facts.sides.A],
        ['被申请人', facts.sides.B],
      ] as const
    ).flatMap(([label, parties]) =>
      parties.map((party) => [label, called(party), '已核对身份证件，未留复印件']),
    ),
    [0.18, 0.38, 0.44],
  ),
  ...signatures([`核对人（签名）：　　　　　　　　（${facts.mediator}）`], true),
  ...sealed([facts.identified]),
];

/** What an agent may be given leave to do; the paper ticks what the party said. */
const POWERS = ['承认', '变更', '放弃', '和解', '代收'] as const;
const powerWords: Record<(typeof POWERS)[number], string> = {
  承认: '代为承认对方的请求',
  变更: '代为变更请求',
  放弃: '代为放弃请求',
  和解: '代为和解、签订调解协议',
  代收: '代为签收文书和款物',
};

/** 授权委托书 of one party. */
export const authorityPages = (facts: CaseFacts, party: OpenedParty): Block[] => [
  title('授权委托书'),
  right(facts.number),
  ...text(`委托人：${called(party)}　　电话：${party.phone || '＿＿＿＿＿＿'}`),
  ...text(`受委托人：${party.agent}`),
  ...text(
    `委托人因${facts.kind}纠纷，委托上列受委托人参加${facts.committee}主持的人民调解，委托权限如下（打勾的有效）：`,
  ),
  ...text(
    POWERS.map((power) => `${party.powers.includes(power) ? '☑' : '□'}　${powerWords[power]}`).join('\n'),
  ),
  ...text('委托期限：自签字之日起至本纠纷调解结束之日止。'),
  ...signatures(['委托人（签名、盖章或按指印）：', '受委托人（签名）：', DATE]),
];

/** 证据材料: what there is, who gave it, and its photos. */
export const evidencePages = (facts: CaseFacts): Block[] => [
  title('证据材料清单'),
  right(facts.number),
  list(
    ['序号', '名称', '来源', '形式', '页数', '日期'],
    facts.evidence.map(({ name, source, form, pages, date }, at) => [
      String(at + 1),
      name,
      source,
      form,
      pages === 0 ? '' : String(pages),
      date,
    ]),
    [0.09, 0.23, 0.19, 0.12, 0.09, 0.28],
  ),
  ...signatures(['提交人（签名）：', `调解员（签名）：　　　　　　　　（${facts.mediator}）`]),
  ...facts.evidence.flatMap(({ name, pictures }, at) =>
    pictures.flatMap(({ jpeg, ...size }) => [...text(`证据${at + 1}　${name}`, true), picture(jpeg, size)]),
  ),
];
