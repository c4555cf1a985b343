import type { Failure, FailureCode } from '../models/failure';
import { factsInWords } from './failure-facts';
import { stepComesLater } from './tickets/step-ways';

/** Who has to do something about it: the person himself, the office's administrator, or who runs the program. */
export type FailureOwner = 'person' | 'office' | 'operator';

interface FailureText {
  text: string;
  owner: FailureOwner;
}

/** Every failure a person can meet. `{name}` is filled from the failure's facts. */
export const failureTexts: Record<FailureCode, FailureText> = {
  'ticket.unknown': {
    text: '没有找到 {number}，请看看编号对不对；回“我的任务”或“办到哪了”可以看列表。',
    owner: 'person',
  },
  'ticket.none_in_hand': {
    text: '您手上现在没有在办的事。回“我的任务”看看有没有等您接的。',
    owner: 'person',
  },
  'ticket.wrong_step': {
    text: '{number} 现在是“{state}”，这一步（{step}）用不上了。回“{number}”看经过。',
    owner: 'person',
  },
  'ticket.taken': { text: '{number} 已由{who}接了（{time}）。', owner: 'person' },
  'ticket.changed': { text: '{number} 刚刚有别人动过，请再点一次，看到的就是最新的。', owner: 'person' },
  'ticket.not_allowed': {
    text: '{number} 的这一步（{step}）要{who}来做。需要的话，请在碰头会上提，或回“找人”。',
    owner: 'person',
  },
  'ticket.own_work': { text: '{number} 是您自己办的，要请别人核实（{step}）。', owner: 'person' },
  'ticket.not_yours': { text: '{number} 不是您报的，只能看到办理状态：{state}。', owner: 'person' },
  'ticket.rating_over': {
    text: '{number} 办结后已经过了 {days} 天。要是又坏了，直接再说一遍，我重新报上去。',
    owner: 'person',
  },
  'ticket.archived': {
    text: '{number} 办结一个月了，已归档，只能看。又坏了或有新情况，直接再报一件，写上这个编号就行。',
    owner: 'person',
  },
  'request.late': {
    text: '{number} 已经超期，不能再延期。请抓紧办，难在哪里可以“上会”或“提级”。',
    owner: 'person',
  },
  'request.open': { text: '{number} 已经申请过，还在等批。', owner: 'person' },
  'request.often': {
    text: '{number} 已经批过 {times} 次，不能再批了。可以“上会”或“提级”。',
    owner: 'person',
  },
  'request.own': { text: '{number} 是您自己申请的，要请别人来批。', owner: 'person' },
  'request.decided': { text: '{number} 的这个申请已经有人批过了。', owner: 'person' },
  'stand.date': { text: '日期要在明天以后、一年以内，比如“12月20日”。', owner: 'person' },
  'inquire.often': {
    text: '{number} 已经问过报事的人两回了，不再发消息打扰他。请打电话问，问到了回“回话 {number}”加一句。',
    owner: 'person',
  },
  'inquire.own': {
    text: '{number} 是您自己报的，不用问。知道了什么，回“备注 {number}”加一句。',
    owner: 'person',
  },
  'appeal.once': { text: '{number} 已经申诉过，一件只能申诉一次。', owner: 'person' },
  'appeal.nobody': {
    text: '{number} 现在没有没经手的人可以看您的申诉，请在碰头会上提。',
    owner: 'office',
  },
  'urge.today': { text: '{number} 一天内已经催过了，经办的人收到了。急的话可以回“找人”。', owner: 'person' },
  'level.top': {
    text: '{number} 已经在街道了。要报到区里，请街道回“报区 {number}”加原因。',
    owner: 'person',
  },
  'part.none': { text: '{number} 没有等您办的协办。回“{number}”看经过。', owner: 'person' },
  'whistle.none': { text: '{number} 没有正在进行的吹哨。', owner: 'person' },
  'order.none': { text: '{number} 没有等回复的督办。', owner: 'person' },
  'milestone.none': { text: '{number} 没有这个节点。回“{number}”看经过。', owner: 'person' },
  'refuse.reason': {
    text: '{number}：科室退回要说明原因，比如“不归我管 {number} 属于市政管网”。',
    owner: 'person',
  },
  'refuse.late': {
    text: '{number} 派来已经超过两个工作日，不能再退。办不了可以“提级”，要人帮可以“协办”。',
    owner: 'person',
  },
  'refuse.twice': { text: '{number} 已经退回过一次，不能再退。办不了可以“提级”。', owner: 'person' },
  'step.which': { text: '是哪一件？请写上编号，比如“{example}”；编号在“我的任务”里。', owner: 'person' },
  'step.none_own': {
    text: '您报的事里没有能这样办的。想看报过的，回“办到哪了”；有新问题直接说。',
    owner: 'person',
  },
  'ticket.needs': { text: '{number} 的这一步（{step}）还缺{lacking}，补一句就行。', owner: 'person' },
  'ticket.not_mergeable': {
    text: '{number} 不能并到 {main}：{why}。各办各的就行。',
    owner: 'person',
  },
  'dispute.unknown': { text: '没有找到这件调解申请。', owner: 'person' },
  'dispute.not_allowed': { text: '这一步要调解员来做。', owner: 'person' },
  'dispute.taken': { text: '这件调解已经有调解员接了。', owner: 'person' },
  'dispute.wrong_step': {
    text: '这件调解现在是“{state}”，这一步（{step}）用不上了。回“我的调解”看看现在到哪了。',
    owner: 'person',
  },
  'dispute.changed': { text: '这件调解刚刚有变动，请回“我的调解”看最新的。', owner: 'person' },
  'dispute.missing': { text: '还差一样：{need}。补上以后再点一次就行。', owner: 'person' },
  'dispute.words': { text: '{example}', owner: 'person' },
  'meeting.not_chair': { text: '碰头会上的决定由网格长来定。您可以回“上会”把事情提上去。', owner: 'person' },
  'meeting.not_expected': { text: '这次会没有要您参加，不用签到。', owner: 'person' },
  'meeting.not_begun': {
    text: '您现在没有主持着的会。点名、散会在会开始以后、结束以前用。',
    owner: 'person',
  },
  'meeting.who': { text: '没到的是哪位？写上名字，比如“没到 网格员某”；都来了回“都到”。', owner: 'person' },
  'meeting.none': { text: '最近没有要开的会。', owner: 'person' },
  'meeting.one_each': {
    text: '一件先定给一位，没有改。要另一位一起办，定了以后回“协办 {number} 网格员某”。',
    owner: 'person',
  },
  'meeting.no_list': { text: '要定哪一件？先回“碰头会”看清单，再说第几件。', owner: 'person' },
  'meeting.not_then': {
    text: '{day}没有您主持的会，没有改。下一次是{next}；要改那一次，写“碰头会 {next} 不开”。',
    owner: 'person',
  },
  'meeting.called_off': { text: '这次会不开了，不用点。', owner: 'person' },
  'meeting.past': {
    text: '会已经开始了，或这个时间已经过了。请换一个时间，比如“碰头会 改到16:00”。',
    owner: 'person',
  },
  'meeting.unknown_desk': {
    text: '不知道“{name}”是谁。可以说科室或同事，比如：{examples}。',
    owner: 'person',
  },
  'category.usage': { text: '请写编号和类别，比如“改类别 T-0001 路灯”。', owner: 'person' },
  'category.unknown': {
    text: '不知道“{words}”是哪一类。换个说法，或写四位编号，比如“改类别 T-0001 0201”。',
    owner: 'person',
  },
  'order.known': { text: '工单 {number} 已经转入过，{ticket}，不会再转一次。', owner: 'person' },
  'order.late': {
    text: '工单 {number} 的退回窗口已经过了，只能转入办理；确实不归我们的，请先和平台说。',
    owner: 'person',
  },
  'order.no_number': {
    text: '没看出工单编号或内容。请整段粘过来，要有“工单编号：…”和“诉求内容：…”两行。',
    owner: 'person',
  },
  'order.usage': { text: '请写编号和理由，比如“退回平台 T-0001 不在本辖区”。', owner: 'person' },
  'order.unknown': { text: '没有找到这张工单。回“待回填”看清单。', owner: 'person' },
  'leave.not_free': { text: '{name}这几天也不在，不能代班。请换一位同事。', owner: 'person' },
  'leave.unknown': {
    text: '没有找到同事“{name}”。请写全名，比如“请假 3天 由网格员某代班”。',
    owner: 'person',
  },
  'note.usage': { text: '请写编号和一句话，比如“备注 T-0001 物业说周四到货”。', owner: 'person' },
  'report.too_many': {
    text: '您一分钟内报了很多件，前面的都收好了。这一件请过一分钟再发一次，不会漏。',
    owner: 'person',
  },
  'announcement.nobody': {
    text: '这样没有人会收到。请说清楚发给谁，比如“全体网格员”“城管科”。',
    owner: 'person',
  },
  'announcement.minutes': {
    text: '发出后 5 分钟到 24 小时之间，才能告诉您谁没收到。请换一个时间，比如“15分钟”。',
    owner: 'person',
  },
  'patrol.none': {
    text: '您现在没有在巡查。回“开始巡查”开始；路上没信号，回“补记 东门、地下室 都好”。',
    owner: 'person',
  },
  'meeting.no_minutes': {
    text: '没有找到您能看的会议纪要。写上日子或会名试试，比如“会议纪要 11月24日”。',
    owner: 'person',
  },
  'rectify.open': {
    text: '{number} 发过整改通知（{unit}，{day}前），复查过才能办结。回“复查 {number}”。',
    owner: 'person',
  },
  'rectify.none': { text: '{number} 没有等复查的整改通知。要发就回“整改 {number}”。', owner: 'person' },
  'rectify.past': { text: '整改的日子要在今天以后，比如“3天内”或“11月27日”。', owner: 'person' },
  'rectify.twice': {
    text: '{number} 已经发过整改通知（{unit}，{day}前）。到日子复查；写错了先回“作废整改 {number}”。',
    owner: 'person',
  },
  'rating.off': { text: '评巡查没有打开，不用评。有事直接说就行。', owner: 'person' },
  'gear.unknown': { text: '装备里没有“{name}”。有：{names}。', owner: 'person' },
  'gear.out': { text: '{gear}现在在{who}那里。回“装备”看别的。', owner: 'person' },
  'gear.in': { text: '{gear}没有人领着，不用还。', owner: 'person' },
  'patrol.not_reached': {
    text: '这次巡查里没有这个点。到过的：{reached}。要改，回“东门没去”这样一句。',
    owner: 'person',
  },
  'patrol.point': { text: '巡查点里没有“{point}”。这一片的点：{points}。', owner: 'person' },
  'duty.busy': {
    text: '{who}那时候{why}，换不了。请换一位，或换一天；回“值班”看七天的班。',
    owner: 'person',
  },
  'duty.over': { text: '您现在没有在值班，这件事由{who}接。', owner: 'person' },
  'duty.no_shift': { text: '{day}没有您的班。回“值班”看谁值哪天。', owner: 'person' },
  'duty.unknown': { text: '写明哪天和谁换，比如“换班 周六 网格员辛”。', owner: 'person' },
  'campaign.dates': {
    text: '日子没对上：结束那天要在今天或以后，不早于开始，一共不超过一年。比如“开专项 飞线充电 11.24-12.24”、“专项改期 飞线充电 到12月31日”。',
    owner: 'person',
  },
  'campaign.known': {
    text: '“{name}”已经开着了。看做了多少回“专项 {name}”，改日子回“专项改期 {name} 到12月31日”。',
    owner: 'person',
  },
  'campaign.none': { text: '现在没有开着的专项。回“专项 名字”看结束了的。', owner: 'person' },
  'campaign.late': {
    text: '“{name}”过了一天，撤不了、也接不上了。要早点收，回“结束专项 {name}”；要接着开，回“专项改期 {name} 到12月31日”。',
    owner: 'person',
  },
  'campaign.unknown': { text: '没找到专项“{name}”。回“专项”看现在开着哪些。', owner: 'person' },
  'campaign.which': { text: '开着的不止一个，请写上名字，比如“结束专项 飞线充电”。', owner: 'person' },
  'assessment.late': { text: '这个月提异议的时间已经过了。还有话要说，回“提意见”。', owner: 'person' },
  'assessment.known': { text: '这一处您已经提过异议了。', owner: 'person' },
  'assessment.nobody': {
    text: '没有找到没经手过这件事、可以来定的人。请回“提意见”，街道会答复您。',
    owner: 'office',
  },
  'switch.ground': {
    text: '这个平时是关着的。要打开，请写上依据，比如“开 街道办〔2026〕12号文”；依据会记进审计日志，大家看得到是谁打开的。',
    owner: 'person',
  },
  'activity.day': {
    text: '日子要是今天或一个月以内的，比如“记 昨天 消杀 12处”、“记 11月20日 义务劳动 20人”。',
    owner: 'person',
  },
  'activity.over': {
    text: '超过一天的记录不能改了，统计可能已经用上。确实有错，请再记一笔更正。',
    owner: 'person',
  },
  'activity.unknown': { text: '没有找到这条记录，可能已经撤回。要记新的，回“记”加一句话。', owner: 'person' },
  'role.staff_only': { text: '这是工作人员用的。您有什么事，直接说就行。', owner: 'person' },
  'praise.not_done': { text: '这件还没有人办完，办完了再表扬。', owner: 'person' },
  'praise.guarded': { text: '这件涉及具体的人，不写进通报。您可以当面谢他。', owner: 'person' },
  'praise.known': { text: '这件已经有人提过了。', owner: 'person' },
  'role.other': { text: '这一步要{who}来做。需要的话，请跟{who}说一声。', owner: 'person' },
  'street.empty': {
    text: '这里的网格还没有建好，暂时收不了上报。请先打社区电话，或请管理员导入网格。',
    owner: 'office',
  },
  'choice.no_row': {
    text: '没有第 {row} 件。回{lists}看清单，再说第几件。',
    owner: 'person',
  },
  'outside.guarded': {
    text: '{number} 涉及个人，不转给外面的单位。请和网格长商量怎么办。',
    owner: 'person',
  },
  'outside.unknown': {
    text: '不知道{name}归哪个单位管。可以写明单位，比如“转单位 T-0001 单位名”。登记了的有：{names}。',
    owner: 'office',
  },
  'selfcheck.none': {
    text: '“自查”是单位自己查本单位。请先向社区要本单位的码，扫过再说；扫过了还不行，请社区把您的地点和检查表登记上。',
    owner: 'person',
  },
  'selfcheck.staff': {
    text: '“自查”由单位的人在微信客服里做。您来查，回“检查 地点 企业半月查”。',
    owner: 'person',
  },
  'outside.usage': { text: '请写编号，比如“转单位 T-0001”；我的任务里有编号。', owner: 'person' },
  'choice.gone': {
    text: '这个选项已经过时了。您现在想办什么，直接说就行；回“帮助”看能做什么。',
    owner: 'person',
  },
  unexpected: {
    text: '对不起，刚才没有办成，已经记下来了（参考号 {reference}），我们会查。请过一会儿再试，急事请打社区电话。',
    owner: 'operator',
  },
};

/** The sentence for a failure. */
export function failureWords(failure: Failure): string {
  const { number = '', state = '', step = '' } = failure.facts;
  const later = failure.code === 'ticket.wrong_step' ? stepComesLater(number, state, step) : null;
  if (later !== null) return later;
  const facts = factsInWords(failure);
  return failureTexts[failure.code].text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}
