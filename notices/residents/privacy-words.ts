import type { Answer } from '../answer';

/** Changed whenever the notice says something else: everybody then gets it once more (个人信息保护法 art. 17). */
export const PRIVACY_VERSION = '2026-11';

/** One sentence, and where to read more. */
const NOTICE = '您发来的内容只用来办您的事，回“隐私”看怎么保管。';

export const withNotice = (answer: Answer): Answer => ({ ...answer, text: `${answer.text}\n${NOTICE}` });

export const privacyWords: Answer = {
  text: [
    `隐私说明（${PRIVACY_VERSION}）`,
    '· 我不知道您的姓名和电话，只记得您扫的是哪栋楼的码。',
    '· 您说的话、照片和语音只给经办的工作人员看，用来办您的事；照片里的位置等信息收到就去掉。',
    '· 不想留下是谁报的，开头写“匿名”，比如“匿名举报 3号楼地下室有人群租”：谁报的只有小格知道。',
    '· 聊天内容办完 30 天后清空；事件的记录留作办理凭据，统计里没有您。',
    '· 您留的电话、矛盾纠纷的内容加密保存，纠纷只有调解员看得到。',
    '· 想查看、更正或删除您的内容，回“找人”，或到社区窗口。',
  ].join('\n'),
};
