/** What to do when WeCom refuses (P90313). */
export type Reaction = 'ok' | 'retry' | 'refresh' | 'throttle' | 'drop' | 'fix' | 'alarm';

/** WeCom read the request and said no. Holds no token, secret or key. */
export class WecomRefused extends Error {
  override readonly name = 'WecomRefused';

  constructor(
    /** The path of the call, without its query. */
    readonly path: string,
    /** The platform's number; 0 where it said yes but left out what was asked for. */
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${path} was refused: ${errcode} ${errmsg}`);
  }
}

/** No answer, or none that can be read. Holds no address, token, secret or key. */
export class WecomUnreachable extends Error {
  override readonly name = 'WecomUnreachable';

  constructor(
    readonly path: string,
    /** One word: `ECONNREFUSED`, `TimeoutError`, `HTTP 502`, … */
    override readonly cause: string,
    /** Whether the request may have had its effect all the same; false = it never left. */
    readonly mayHaveArrived: boolean,
  ) {
    super(`${path} could not be reached: ${cause}`);
  }
}

/** One word for a failure of fetch; its own text may hold the address, and with it the token. */
export function causeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
  if (typeof cause?.code === 'string') return cause.code;
  return typeof name === 'string' ? name : 'unknown';
}

type Row = readonly [reaction: Reaction, hint: string, codes: readonly number[]];

const cardFieldCodes = [42027, 42028, 42029, 42030, 42031, 42033]
  .concat(Array.from({ length: 13 }, (_, index) => 42035 + index))
  .concat([42049, 42050, 42051]);

const table: readonly Row[] = [
  ['ok', '成功', [0]],
  ['ok', '菜单还没有设置', [46003]],
  ['ok', '重复的消息，先前已经收下', [95033]],
  ['retry', '企业微信繁忙，稍后重试', [-1, 6000, 45035, 2010003, 2040035, 2090726, 2543337]],
  ['refresh', '令牌失效，重新获取', [40014, 42001]],
  ['throttle', '调用太频繁，稍后再发', [45009, 45033, 45036]],
  ['alarm', 'Secret 不对、已重置或应用停用：请在管理后台核对 WECOM_SECRET', [40001, 45031]],
  ['alarm', '企业 ID 不对，或 Secret 不属于这家企业：请核对 WECOM_CORP_ID', [40013, 40091]],
  ['alarm', '应用没有这个接口的权限：请在管理后台授权', [48001, 48002, 48004, 48006]],
  ['alarm', '应用已停用或被禁止调用接口', [50003, 50006, 60031]],
  ['alarm', '服务器的出口 IP 不在企业可信 IP 里：请在管理后台添加', [60020, 301042]],
  ['alarm', '令牌与应用不匹配：请核对 WECOM_AGENT_ID', [301002]],
  ['alarm', '企业已解散或被封禁', [301007]],
  ['alarm', '回跳地址不在可信域名里', [50001]],
  ['alarm', '应用没有设置接收消息的地址，不能发带按钮的卡片', [43012]],
  ['alarm', '超出应用的可见范围：请把相关人员加入可见范围', [60030]],
  ['alarm', '群机器人已被移除或地址不对：请重新登记', [93000, 93001, 93004, 93006, 93008, 93019]],
  ['alarm', '客服账号不对或未交给本应用管理', [48007, 95000, 95004, 95011, 95012, 95017, 95023]],
  ['alarm', '企业未认证，或客服账号数量受限', [95003, 95005, 95020, 95026, 95027]],
  ['drop', '接收人不存在或不在可见范围', [40003, 46004, 50002, 60011, 60021, 60111, 92000, 301021]],
  ['drop', '接收人全部无效', [40066, 40068, 40070, 81013]],
  ['drop', '内容被安全规则拦下', [40201, 40204]],
  ['drop', '卡片的更新码已用过或过期', [60140]],
  ['drop', '要更新的卡片或对象不存在', [42016, 82101, 82102]],
  ['drop', '消息发出超过 24 小时，不能撤回', [42052]],
  ['drop', '群聊不存在或已解散', [40050, 49008, 86001, 86003]],
  ['drop', '素材无效、过期或格式不对', [40004, 40005, 40007, 40123, 40145, 846697, 301016, 301017]],
  ['drop', '素材太大', [40006, 40009, 40011, 45001, 45007]],
  ['drop', '居民上次来消息后已发满 5 条，等居民再来消息', [95001, 810002]],
  ['drop', '距居民上次来消息已超过 48 小时', [95002, 95031]],
  ['drop', '会话已结束或由人工接待，不能由应用发送', [95013, 95018]],
  ['drop', '客服人员不可用', [95014, 95019]],
  ['drop', '这类消息被禁止', [95030]],
  ['drop', '欢迎码已用过或过期', [41050]],
  ['drop', '没有可送达的客户', [41048, 84061, 610004]],
  ['retry', '拉取令牌过期，不带令牌再拉', [95007]],
  ['fix', '请求不对，请报告开发者', [40008, 40031, 40032, 40033, 40035, 40056, 40058, 40063, 40206]],
  [
    'fix',
    '请求缺少内容，请报告开发者',
    [41001, 41002, 41004, 41006, 41009, 41010, 41011, 41016, 41033, 44001, 44004],
  ],
  ['fix', '内容太长或太多，请报告开发者', [45002, 45008, 45030, 45032, 45034, 40039, 82002, 82003, 82004]],
  ['fix', '没有接收人，请报告开发者', [81012, 82001]],
  ['fix', '卡片的任务编号或所属应用不对，请报告开发者', [42014, 42015]],
  ['fix', '卡片的按钮不对，请报告开发者', [42017, 42018, 42019, 42020, 93050]],
  ['fix', '卡片的内容不对，请报告开发者', cardFieldCodes],
  [
    'fix',
    '菜单不对，请报告开发者',
    [40016, 40017, 40018, 40019, 40020, 40022, 40023, 40024, 40025, 40026, 40027],
  ],
  ['fix', '群消息不对，请报告开发者', [93017, 93018, 86008, 86214, 86217, 86220]],
  ['fix', '客服菜单不对，请报告开发者', [95008, 95009]],
  ['fix', '客服会话不能这样变更，请报告开发者', [95016]],
  ['fix', '接口已下线或连接方式过旧，请报告开发者', [48005, 48010]],
];

const byCode: ReadonlyMap<number, Row> = new Map(
  table.flatMap((row) => row[2].map((code): [number, Row] => [code, row])),
);

/**
 * What to do about an errcode. One that isn't in the table is `drop`: the platform did answer, most of its codes are
 * for good, and a row that is tried for an hour would hold up everything else for the same recipient. The failed row
 * shows the code to the operator.
 */
export function reactionTo(errcode: number): Reaction {
  return byCode.get(errcode)?.[0] ?? 'drop';
}

/** A line for the operator, with the code. */
export function hintFor(errcode: number): string {
  return `${byCode.get(errcode)?.[1] ?? '企业微信拒绝了请求'}（errcode ${errcode}）`;
}
