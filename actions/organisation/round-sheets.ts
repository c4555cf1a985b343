import type { SheetRule } from './sheet-rule';

/** The sheets of the day of a grid: what is looked at, where, and who meets when. */
export const roundSheets = {
  templates: {
    name: '检查表',
    says: '一项一行，同一张检查表的行写在一起；别名、间隔、季节写在它的第一行就行。季节如 4月1日—9月30日，空着是全年。自带的表改了按改的用，删了就回到自带的。',
    columns: {
      name: { title: '检查表', needs: '检查表的名称，如 消防通道', most: 40, width: 20 },
      aliases: { title: '别名', width: 20 },
      everyDays: { title: '间隔天数' },
      season: { title: '季节', width: 22 },
      item: { title: '项目', needs: '没有问题时是什么样，如 安全出口没有上锁', most: 60, width: 36 },
      category: { title: '类别', needs: '不对时按哪一类上报：四位编号或类别名', width: 28 },
    },
  },
  rounds: {
    name: '检查处',
    says: '哪张检查表要查哪些地方；间隔天数空着就按检查表。到期了提醒网格的人，每次一遍。',
    columns: {
      template: { title: '检查表', needs: '检查表的名称', width: 20 },
      place: { title: '地点', needs: '地点表里的名称' },
      grid: { title: '网格', needs: '它在哪个网格', width: 24 },
      everyDays: { title: '间隔天数' },
    },
  },
  points: {
    name: '巡查点',
    says: '每个网格巡查时看的点；写了地点，在那里发现的问题就报在那个地点。点码留空会自动编。',
    columns: {
      grid: { title: '网格', needs: '它在哪个网格', width: 24 },
      name: { title: '巡查点', needs: '大家怎么叫它，如 东门', most: 60 },
      place: { title: '地点' },
      code: { title: '点码' },
    },
  },
  windows: {
    name: '巡查时段',
    says: '什么时候先看哪些点，比如放学先看校门、夜里先看没人管的院落；不强求。先看写巡查点的名称，或“学校”“无人看管”（地点的类型是学校、管理主体是无主管的点），用顿号分开。哪天写每天、工作日、上学日（和工作日一样，寒暑假用季节分开）或休息日。提醒写“是”，到点告诉上班的网格员；空着不提醒。',
    columns: {
      grid: { title: '网格', needs: '哪个社区或网格', width: 24 },
      name: { title: '时段', needs: '时段的名称，如 放学', most: 40 },
      startsAt: { title: '开始', needs: '几点开始，如 16:30' },
      endsAt: { title: '结束', needs: '几点结束，如 17:30；过了半夜也行' },
      days: { title: '哪天' },
      season: { title: '季节', width: 22 },
      spots: { title: '先看', needs: '先看哪些点，如 学校', width: 30 },
      reminds: { title: '提醒' },
    },
  },
  series: {
    name: '定期活动',
    says: '志愿值守、义务劳动日这些定期的活动，提前三天自己开放报名。周期写 每天、每个工作日、休息日、每周六、每月第1个周六 或 每月1日；不顺延。名额空着不限；报名不到“最少”，前一天告诉网格长。',
    columns: {
      name: { title: '活动', needs: '活动名称，如 早间值守', most: 60 },
      grid: { title: '网格', needs: '哪个社区或网格的居民', width: 24 },
      recurrence: { title: '周期', needs: '多久一次，如 每天', width: 24 },
      startsAt: { title: '开始', needs: '几点开始，如 6:30' },
      place: { title: '地点', most: 60 },
      seats: { title: '名额' },
      least: { title: '最少' },
    },
  },
  gear: {
    name: '装备',
    says: '车辆、对讲机这些要领、要还的；写在哪个社区或网格，那里的人就能领。须知会告诉领的人。',
    columns: {
      name: { title: '装备', needs: '名称，如 电动车2号', most: 40 },
      grid: { title: '网格', needs: '归哪个社区或网格', width: 24 },
      rule: { title: '须知', most: 80, width: 30 },
    },
  },
  meetings: {
    name: '会议',
    says: '碰头会、联席会议、例会。周期写 每个工作日、每周一、每两周 2026-11-23、每月1日、15日、每月第1个周一、每月最后一个周五、每季度5日 或 每年1月5日、7月5日；逢休息日顺延到下一个工作日。参加写角色，如 网格长、科室人员；空着是网格员、网格长和科室。',
    columns: {
      name: { title: '会议', needs: '会议名称，如 碰头会', most: 40 },
      grid: { title: '网格', needs: '哪个社区或网格开', width: 24 },
      recurrence: { title: '周期', needs: '多久开一次，如 每个工作日', width: 24 },
      remindAt: { title: '提醒' },
      startsAt: { title: '开始', needs: '几点开始，如 15:00' },
      room: { title: '会议室', needs: '在哪里开', most: 60 },
      chair: { title: '主持人', needs: '主持人的企业微信账号' },
      deputy: { title: '代主持' },
      roles: { title: '参加', width: 24 },
    },
  },
} as const satisfies Record<string, SheetRule>;
