import type { Alarm } from './urgency';
import type { Intent, Nature } from './types';

const asking =
  /请问|咨询|想问|问一下|问下|想了解|了解一下|想知道|请教|打听|能告诉|请告知|告知一下|怎么办理|如何办理|怎么申请|如何申请|怎样申请|需要什么|要什么材料|要办什么|什么手续|带什么|可以吗|可不可以|行不行|能不能办|是否可以|是否能|有没有|什么时候|啥时候|何时|几点|多久|在哪里|在哪儿|哪里办|去哪|找谁|电话多少|多少钱|什么流程|什么条件|什么政策|是真的吗|是不是真的|哪年|何年|几时|怎么办|如何办|咋办|怎么弄|怎么开|怎么领|怎么交|怎么报|又涨|涨价了?$|吗$|呢$|么$|[？?]$/;
const procedure =
  /怎么办理|如何办理|(?:怎么|如何|咋|怎样)(?:办|弄|开|领|交|缴|报销|申请|申领)[^？?，。]{0,8}(?:证|手续|卡|保|金|证明|补贴|户口)|(?:证|手续|卡|社保|医保|养老金|证明|补贴|户口|低保)[^？?，。]{0,6}(?:怎么|如何|咋|怎样|在哪|哪里|需要什么|要什么)|涨价了?$|又涨|怎么申请|如何申请|怎样申请|什么材料|哪些材料|什么条件|什么流程|什么手续|哪里办|在哪办|几点上班|几点下班|上班时间|办公时间|电话多少|联系电话|地址在|政策|补贴|资格|减免|契税|落户|缴费标准|报销|能不能办|可以办|怎么预约|有没有规定|什么规定|标准是|符合条件/;
const schedule =
  /(?:何时|什么时候|啥时候|几时|哪年|多久|什么阶段|时间表|计划|是否|会不会|有没有|进度|进展|规划).{0,14}(?:建|修|动工|开工|完工|竣工|启动|通车|开通|改造|整治|治理|完成|拆|结束|改|进展|实施|安排|落实|恢复|通|开)|(?:动工|开工|完工|竣工|通车|建成|拆迁|改造|整治|治理|建设|施工).{0,12}(?:何时|什么时候|啥时候|多久|哪年|进展|情况如何|进度)/;
const trouble =
  /扰民|投诉|举报|没人管|无人管|不管|严重影响|影响.{0,6}(?:生活|休息|出行|安全|环境)|恶臭|发臭|又臭|臭味|异味|噪音|噪声|坏了|漏水|堵塞|堵了|脏|破损|违建|乱停|占道|不作为|隐患|危险|受不了|忍受|强烈要求|望.{0,8}(?:处理|解决|介入)|请.{0,10}(?:处理|解决|介入|查处|整治|制止)|没有动静|无人处理|不亮|不通|停水|停电|偷排|排放|满了|没清|烂尾|拖欠|欺骗|污染|凌晨|半夜/;
const wishing =
  /建议|提议|献言献策|献策|呼吁|能否.{0,12}(?:增|加|建|设|开通|延长|改)|希望.{0,10}(?:增加|增设|加装|开通|建设|修建|建一|设立|出台|推广|恢复|延长|完善)|可否|能不能(?:加|增|建|装|设|改|开通|把)|不如|应该(?:增|设|建|推)/;
const claim =
  /不肯赔|不赔|拒绝赔|拒不赔|不愿赔|不退|拒不退|不愿(?:整改|修|退|赔|处理|解决)|不肯(?:修|退|认|谈|处理)|拒绝(?:修|退|整改|处理|维修)|推脱|推诿|推卸|拖着不|一拖再拖|一直拖|往后推|不认账|不理睬|置之不理|不予理睬|谈不拢|协商不成|协商无果|多次协商|不讲理|说不听|欠.{0,6}不还|不还钱|不还|拖欠/;
const mediating = /调解|评理|评评理|说理|主持公道|讨个公道|说和|劝和|调停|评个理|打官司|评一评/;
const contractual = new Set([
  '1002',
  '1013',
  '1014',
  '1015',
  '1004',
  '1102',
  '1110',
  '1111',
  '1112',
  '1113',
  '1114',
  '1003',
  '1006',
]);
const developer = /开发商|物业公司|售楼|房地产|地产|物业|置业/;
/** Who lives or does something somewhere: nothing to repair, and never looked up. */
const prying =
  /(?:查|打听|告诉我|想知道|问).{0,10}(?:谁家|哪家|哪户|哪一户|谁住|户主|是谁|谁报|谁举报|谁投诉|谁反映)/;
const stated = /我|本人|我们|我家|业主/;

/** People at odds with those next door: talking did not help, or it has come to words. */
const neighbours = /邻居|邻里|楼上|楼下|隔壁|对门|两家|两户/;
const quarrel =
  /吵起来|吵架|吵了.{0,3}(?:次|回|架)|吵过|闹翻|翻脸|对骂|骂我|骂人|说不听|不听劝|劝不听|说不通|说.{0,4}(?:次|遍|回).{0,3}(?:都|也|就是)?不(?:听|改|管用)/;

/** Whether somebody asks for mediation, or a personal claim has been refused. */
function isDispute(text: string, category: string): boolean {
  if (mediating.test(text)) return true;
  if (neighbours.test(text) && quarrel.test(text)) return true;
  if (category.startsWith('11') && category !== '1112' && category !== '1115' && category !== '1199')
    return category === '1108' || category === '1109' || claim.test(text) || /纠纷|矛盾|赔/.test(text);
  return (
    contractual.has(category) &&
    claim.test(text) &&
    stated.test(text) &&
    (developer.test(text) || /赔|退|还/.test(text)) &&
    !/请问|咨询|全小区|公共/.test(text)
  );
}

/** What the writer wants, from normalised words, the category found and the alarm. */
export function intentOf(text: string, category: string, alarm: Alarm | undefined): Intent {
  if (alarm?.urgency === 'emergency') return 'emergency';
  if (isDispute(text, category)) return 'dispute';
  if (alarm) return 'report';
  if (prying.test(text) && !trouble.test(text)) return 'question';
  const question = asking.test(text.trim().replace(/(?:谢谢|多谢|感谢)[！!。.您你们了]*$/, ''));
  const troubled = trouble.test(text);
  if (category === '1303') return troubled && !/建议|提议|献/.test(text) ? 'report' : 'suggestion';
  if (question && (category === '1301' || category === '1302')) return 'question';
  if (question && procedure.test(text) && !troubled) return 'question';
  if (category === '1308' && (schedule.test(text) || question)) return 'question';
  if (question && schedule.test(text) && !troubled) return 'question';
  if (wishing.test(text) && !troubled) return 'suggestion';
  if (/^.{0,12}建议/.test(text) && !/投诉|举报/.test(text)) return 'suggestion';
  if (question && !troubled && /请问|咨询|想问|想了解|请教|打听/.test(text)) return 'question';
  if (category === 'NONE') return question ? 'question' : troubled ? 'report' : 'other';
  if (category === '1304' || category === '1307' || category === '1399')
    return question && category === '1399' ? 'question' : category === '1399' ? 'report' : 'other';
  return 'report';
}

/** The nature field of a ticket. */
export function natureOf(text: string, intent: Intent, category: string): Nature {
  if (category === '1304') return '表扬';
  if (intent === 'emergency') return '求助';
  if (/举报|偷排|违法|无证|违建|黑诊所|传销|赌博|卖淫|涉黄|偷倒|非法/.test(text)) return '举报';
  if (intent === 'question') return '咨询';
  if (intent === 'suggestion') return '建议';
  if (/投诉|没人管|无人管|不管|推诿|扰民|不作为|踢皮球|态度|强烈要求|严重影响|忍受|受不了|怎么又/.test(text))
    return '投诉';
  if (/帮忙|帮帮|求助|救|麻烦|请帮|能帮/.test(text)) return '求助';
  if (asking.test(text) && /请问|咨询|想问/.test(text)) return '咨询';
  return intent === 'dispute' ? '求助' : /建议|希望/.test(text) ? '建议' : '求助';
}
