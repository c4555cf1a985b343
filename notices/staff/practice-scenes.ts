import type { RoleName } from '../../models/staff/person';

/** One picture of a practice: what is read, what can be tapped, what may be said instead. */
export interface Scene {
  says: string;
  /** Label → what is answered; '' goes on to the next scene. */
  taps?: Readonly<Record<string, string>>;
  /** Words that go on. */
  wants?: RegExp;
  /** When other words come. */
  lacks?: string;
  /** Said by its row of a list (第1件 …). */
  row?: true;
}

export interface Practice {
  /** Three sentences for every day; the second message of the first contact. */
  days: string;
  scenes: readonly Scene[];
  /** `{said}` is what was said last. */
  done: string;
}

/** What everybody who works here can try out with a play resident; it is told in the words of his own role. */
const practices = {
  member: {
    days: '平时就三句：“我的任务”看要办的，“办结 灯泡换了1个”报办完，“帮助”看全部。',
    scenes: [
      {
        says: '新任务：3号楼2单元 楼道灯不亮（练习居民报的）。点“我来办”试试。',
        taps: {
          我来办: '',
          不归我管: '不归您管的，点一下就回到网格长那里，碰头会上定人。回“试一试”再练一遍。',
        },
      },
      {
        says: '由您来办。办完说一句，比如“办结 灯泡换了1个”。现在就说说看，也可以先拍张照。',
        wants: /^(?:办结|办完了|办好了|好了|修好了|完成)[\s，,：:]+(.+)$/,
        lacks: '差一点：先写“办结”，空一格，再说办了什么。比如“办结 灯泡换了1个”。',
      },
    ],
    done: '报了办结：{said}。练习居民回了：满意。真的就是这样：居民说没修好，会转回给您。',
  },
  leader: {
    days: '平时就三句：“核实”看等您核实的，“碰头会”看今天要定的，“帮助”看全部。',
    scenes: [
      {
        says: '请核实：3号楼2单元 楼道灯不亮，网格员报了“换了1个灯泡”，有照片（练习居民报的）。',
        taps: {
          通过: '',
          退回: '退回要说一句哪里没好，比如“灯还在闪”，网格员马上重新办。回“试一试”再练一遍。',
        },
      },
      {
        says: '结案了。再来一件上会的：① 4号楼门禁，缺钥匙。定给谁、几天，一句话就行，比如“第1件 转城管科 3天”。',
        wants: /(?:转给|转|交给|给|由|让)\s*([^\s，,]+).*?\d+\s*(?:个工作日|天|小时)/,
        lacks: '差一点：说清给谁、几天。比如“第1件 转城管科 3天”。',
        row: true,
      },
    ],
    done: '定了：转{said}。真的就是这样：对方马上收到卡片，会后纪要自己发到工作群。',
  },
  dispatcher: {
    days: '平时就三句：12345的工单整段粘来、前面写“转入”，成批的把表直接发来；“待回填”看没回填的；“帮助”看全部。',
    scenes: [
      {
        says: '12345 练习-0001，限明天 18:00：3号楼2单元 楼道灯不亮。转给网格员，我们自己明天 12:00 前办完。',
        taps: {
          转入: '',
          退回平台: '退回平台的，理由我来起草，您粘回去就行。回“试一试”再练一遍。',
        },
      },
      {
        says: '办好了，回复已经起草：“您好，您反映的楼道灯不亮已办结……”。粘到平台以后点“已回填”。',
        taps: { 已回填: '' },
      },
    ],
    done: '回填好了，这张工单才算完。没有回填的，每天早上会提。',
  },
  desk: {
    days: '平时就三句：“我的任务”看派给您的，“办结 换了井盖1个”报办完，来不及先说“延期 3天 等配件”。',
    scenes: [
      {
        says: '派给您一件：幸福路 井盖破损（练习居民报的）。',
        taps: {
          我来办: '',
          不归我管: '退回要说理由，只有两个工作日内、同一件只能退一次。回“试一试”再练一遍。',
        },
      },
      {
        says: '配件要等三天，到期前先说一声，比如“延期 3天 等配件”。现在就说说看。',
        wants: /^(?:申请)?延期\s*(\d+\s*(?:个工作日|天|小时).*)$/,
        lacks: '差一点：写几天、为什么。比如“延期 3天 等配件”。',
      },
    ],
    done: '申请了延期：{said}。真的要别人来批，批了居民也会知道；超期以后就不能再延了。',
  },
  mediator: {
    days: '手上的每天早上列给您，“调解 M-0001”看一件；当场说好的回“口头调解”加一句。您看到的只有您看得到。',
    scenes: [
      {
        says: '有一件邻里纠纷待联系：练习居民说楼上漏水（3号楼）。',
        taps: {
          我来联系: '',
          需要回避: '回避的，我换下一位调解员，您不会再看到这件。回“试一试”再练一遍。',
        },
      },
      {
        says: '申请人愿意谈。再问过对方，对方也愿意吗？',
        taps: { 愿意: '', 不愿意: '有一方不愿意就到此为止，我会告诉他们还有哪些办法。回“试一试”再练一遍。' },
      },
      {
        says: '谈成了。怎么说好的，写一句，比如“口头调解 楼上修管子，楼下不再要钱”。',
        wants: /^(?:口头调解|当场说好)[\s，,：:]*(.+)$/,
        lacks: '差一点：先写“口头调解”，再写怎么说好的。比如“口头调解 楼上修管子，楼下不再要钱”。',
      },
    ],
    done: '记下了：{said}。真的案卷只有您和当事人看得到，谁看过都有记录。',
  },
  official: {
    days: '早上自己来一张卡片，先看要您过问的。要催就回一句“请城管科抓紧，周五前报我”，要数字就问“上个月 噪音 有多少”。',
    scenes: [
      {
        says: '早上好。今天先看这 1 件：① 幸福路 井盖破损，城管科，超期 1 天。要催就回一句，比如“请城管科抓紧，周五前报我”。',
        wants: /^(?:请|让|叫|要求|通知|督促).{1,40}$/,
        lacks: '差一点：写给谁、什么时候报您。比如“请城管科抓紧，周五前报我”。',
      },
      {
        says: '会变成督办：“{said}”。点“下达”才发出去。',
        taps: { 下达: '', 不发了: '没有发。回“试一试”再练一遍。' },
      },
    ],
    done: '下达了。真的就是这样：经办的人到期要回复您，没回复的第二天早上还在卡片最前面。',
  },
  administrator: {
    days: '平时就三句：填好的表直接发来就能导入，“谁收不到”看哪些同事收不到，“帮助”看全部。您只管配置，看不到居民报的事。',
    scenes: [
      {
        says: '您发来一张表，会改这些：＋ 人员：练习员 网格员 幸福社区/第2网格。',
        taps: { 导入: '', 不导入: '没有导入，什么都没改。回“试一试”再练一遍。' },
      },
    ],
    done: '导入好了。真的有一处不对就什么也不导入，哪一行、怎么改都会列出来。',
  },
  head: {
    days: '楼里的事修好没有，回“核实”就能确认；业主群的聊天记录可以整段转给我，只看您选的那几句。',
    scenes: [
      {
        says: '您楼里 2单元楼道灯，网格员说修好了。您去看一眼，行吗？',
        taps: {
          修好了: '',
          没修好: '没修好的，说一句哪里没好，马上重新办，网格长会联系。回“试一试”再练一遍。',
        },
      },
    ],
    done: '谢谢您。真的就是这样：您说修好了，这件就结了。',
  },
} as const satisfies Record<string, Practice>;

export type PracticeName = keyof typeof practices;
export const practiceNames = Object.keys(practices) as PracticeName[];
export const practiceOf = (name: PracticeName): Practice => practices[name];

/** Which practice is a role's own; the first of the table that somebody has is his first. */
export const practiceOfRole: Record<RoleName, PracticeName> = {
  leader: 'leader',
  community_staff: 'leader',
  dispatcher: 'dispatcher',
  desk: 'desk',
  desk_lead: 'desk',
  member: 'member',
  mediator: 'mediator',
  official: 'official',
  patron: 'official',
  administrator: 'administrator',
  building_head: 'head',
};

/** As it is asked for: 练习 调解员. */
export const practiceTitles: Record<PracticeName, string> = {
  member: '网格员',
  leader: '网格长',
  dispatcher: '派单员',
  desk: '科室',
  mediator: '调解员',
  official: '领导',
  administrator: '管理员',
  head: '楼栋长',
};
