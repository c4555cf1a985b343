import type { Command } from './command';
import { mediationLimit, setCommittee, setMediator } from './mediators';
import { setContact, setDuty, setLeave } from './staff';

// The PDF library takes half a second to load; only who uses it waits for it.
const studio = () => import('./studio-cards.js');

/** Who can be reached, who is there, and who mediates. */
export const peopleCommands: Record<string, Command> = {
  contact: {
    usage: 'contact <姓名或账号> [链接]',
    does: '登记居民加网格员微信用的链接；不写链接就去掉',
    writes: true,
    run: (database, _flags, words) => setContact(database, words),
  },
  duty: {
    usage: 'duty <姓名或账号> <开始> <结束>',
    does: '登记值班：夜里和休息日的新任务、找人都转给值班的人',
    writes: true,
    run: (database, _flags, words) => setDuty(database, words),
  },
  leave: {
    usage: 'leave <姓名或账号> <第一天> [最后一天]',
    does: '登记请假：这些天不推送',
    writes: true,
    run: (database, _flags, words) => setLeave(database, words),
  },
  committee: {
    usage: 'committee <节点> <全称> <文号里的字> [主任的姓名或账号]',
    does: '登记人民调解委员会；主任可以看辖区里的案卷，每看一次都有记录',
    writes: true,
    run: (database, _flags, words) => setCommittee(database, words),
  },
  mediator: {
    usage: 'mediator <姓名或账号> <工作室> <时间> <电话> [介绍] [专长,专长]',
    does: '登记调解工作室，居民回“找人调解”看得到；只写姓名就去掉',
    writes: true,
    run: (database, _flags, words) => setMediator(database, words),
  },
  'mediation-limit': {
    usage: 'mediation-limit [天数]',
    does: '看、改调解期限（自然日，不设是 30 天）；已经开始的不变',
    writes: true,
    run: (database, _flags, words) => mediationLimit(database, words),
  },
  'studio-cards': {
    usage: 'studio-cards --out 目录',
    does: '给每个调解工作室出一张联系卡（A5，PDF）',
    writes: false,
    run: (database, { out }) => studio().then(({ studioCards }) => studioCards(database, out)),
  },
};
