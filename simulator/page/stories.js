// Stories one can watch: who does what, step by step. The page plays them with the same calls as a player's hands.
// A step is [who, what, with]; `wait` lets the six quiet seconds pass after which a resident's words are read.

const scan = (who, scene = 'b-3') => [who, 'scan', scene];
const say = (who, text) => [who, 'say', text];
const tap = (who, label) => [who, 'tap', label];
const ask = (who, group, text) => [who, 'ask', [group, `@小格 ${text}`]];
const send = (who, what) => [who, 'send', what];
const wait = ['', 'wait', 7];
const until = (time) => ['', 'until', time];

const lampReported = [
  scan('居民甲'),
  wait,
  say('居民甲', '2单元楼道灯不亮，晚上老人容易摔'),
  wait,
  tap('居民甲', '对，报上去'),
];

/** `shown`: the windows that belong to it. */
export const stories = [
  {
    name: '楼道灯',
    about: '扫码、一句话上报、接办、办结、评价',
    shown: ['居民甲', '网格员乙', '网格长丙'],
    steps: [
      ...lampReported,
      tap('网格员乙', '我来办'),
      tap('网格员乙', '办结'),
      send('网格员乙', 'picture'),
      say('网格员乙', '灯泡换了1个'),
      tap('居民甲', '满意'),
    ],
  },
  {
    name: '语音上报',
    about: '老人说一段话就行，网格员听了点两下',
    shown: ['居民乙', '网格员乙', '网格长丙'],
    steps: [
      scan('居民乙', 'b-5'),
      wait,
      send('居民乙', 'voice'),
      wait,
      tap('居民乙', '是'),
      tap('网格员乙', '楼道灯'),
      tap('网格员乙', '是'),
    ],
  },
  {
    name: '找人',
    about: '转给值班的人，说完小格接着在',
    shown: ['居民甲', '人工客服', '网格长丙'],
    steps: [
      scan('居民甲'),
      wait,
      say('居民甲', '找人'),
      wait,
      say('居民甲', '楼上漏水好几天了，我说不清楚'),
      say('人工客服', '您好，我是网格长，下午三点上门看看，行吗？'),
      say('居民甲', '好的谢谢'),
      tap('人工客服', '结束会话'),
    ],
  },
  {
    name: '邻里纠纷',
    about: '请调解员，别人都看不到',
    shown: ['居民乙', '调解员丁', '网格员乙', '幸福社区工作群'],
    steps: [
      scan('居民乙'),
      wait,
      say('居民乙', '楼上漏水，他不肯赔，想请人调解'),
      wait,
      tap('居民乙', '申请调解'),
    ],
  },
  {
    name: '煤气味',
    about: '有危险：先告诉怎么办，马上叫人',
    shown: ['居民甲', '网格员乙', '网格长丙'],
    steps: [scan('居民甲'), wait, say('居民甲', '我家厨房有煤气味，头有点晕'), wait],
  },
  {
    name: '随手办',
    about: '发现就办了：一条消息加一张照片',
    shown: ['网格员乙', '网格长丙'],
    steps: [say('网格员乙', '随手办 3号楼 小广告清了12处'), send('网格员乙', 'picture')],
  },
  {
    name: '碰头会',
    about: '会前各人一张单子，议程进群',
    shown: ['居民甲', '网格员乙', '网格长丙', '幸福社区工作群'],
    steps: [
      ...lampReported,
      tap('网格员乙', '我来办'),
      say('网格员乙', '上会 缺灯泡'),
      until('14:31'),
      until('15:01'),
    ],
  },
  {
    name: '企业自查',
    about: '单位的人扫自己的码，照表查一遍，自己的记录自己看',
    shown: ['居民乙', '网格员乙'],
    steps: [
      scan('居民乙', 'outside-sample'),
      wait,
      say('居民乙', '自查'),
      wait,
      say('居民乙', '2 两个灭火器过期了'),
      wait,
      say('居民乙', '其余正常'),
      wait,
      say('居民乙', '我的自查记录'),
      wait,
    ],
  },
  {
    name: '群里 @小格',
    about: '能说的在群里说，不能说的单独回',
    shown: ['青石街道工作群', '城管科戊', '网格员乙'],
    steps: [
      ask('城管科戊', '青石街道工作群', '3号楼2单元楼道灯不亮'),
      ask('城管科戊', '青石街道工作群', '5号楼303半夜打麻将，吵得睡不着'),
      tap('城管科戊', '对，报上去'),
      ask('网格员乙', '青石街道工作群', '本周'),
    ],
  },
  {
    name: '周一早上',
    about: '群里一份通报，主任一张卡',
    shown: ['主任己', '网格长丙', '幸福社区工作群'],
    steps: [['', 'monday', '08:40']],
  },
];
