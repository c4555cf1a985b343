import { subjectIn, type Subject } from './figure-subject';

test.each<[string, Subject | null]>([
  ['巡查了多少次', { kind: 'records', record: 'patrols' }],
  ['会开了几次', { kind: 'records', record: 'meetings' }],
  ['消杀做了几次', { kind: 'activity', activity: 'disinfection' }],
  ['换了多少盏灯', { kind: 'amount', thing: '灯' }],
  ['下水道通了多少米', { kind: 'amount', thing: '管道' }],
  ['幸福社区小广告清了多少处', { kind: 'amount', thing: '小广告' }],
  ['清理垃圾多少吨', { kind: 'amount', thing: '垃圾' }],
  ['志愿服务多少人次', { kind: 'activity', activity: 'volunteer' }],
  ['纠纷有多少', { kind: 'disputes' }],
  ['哪些地方反复报', { kind: 'cameBack' }],
  ['谁办得最快', { kind: 'persons' }],
  ['晚上报的多吗', { kind: 'hours' }],
  // Reports of those who may ask.
  ['晚上3号楼噪音大', null],
  ['谁家狗在东门乱叫', null],
  ['3号楼电梯老是坏', null],
  ['垃圾清了没有', null],
  ['路灯坏了多少盏', null],
])('%s', (text, subject) => expect(subjectIn(text)?.subject ?? null).toEqual(subject));
