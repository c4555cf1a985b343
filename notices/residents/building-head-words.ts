import { choiceKey, type Answer } from '../answer';

export const buildingHeadUsage: Answer = {
  text: '您是哪栋楼的楼栋长？怎么称呼您？比如“我是4号楼楼栋长 陈老师”，网格员核对以后告诉您。',
};
export const buildingHeadAsked = (building: string): Answer => ({
  text: `好，请网格员核对一下，核对好了告诉您（${building}）。`,
});

/** To whoever looks after the building. */
export const askIsBuildingHead = (dialogueId: number, building: string, name: string): Answer => ({
  text: `${name}说自己是${building}的楼栋长，请您核对。`,
  choices: [
    { label: '是的', key: choiceKey('head', 'answer', `D${dialogueId}`, 'yes') },
    { label: '不是', key: choiceKey('head', 'answer', `D${dialogueId}`, 'no') },
  ],
});

export const buildingHeadWelcome = (building: string): Answer => ({
  text: `核对好了，您现在是${building}的楼栋长。楼里的事修好没有，回“核实”就能确认；业主群的聊天记录可以整段转给我，只看您选的那几句。先练一遍也行，不算数。`,
  choices: [{ label: '试一试', key: choiceKey('practice', 'begin') }],
  optional: true,
});
export const buildingHeadRefused = (building: string): Answer => ({
  text: `网格员没有核对上您是${building}的楼栋长。您照样可以报事；有疑问请打社区电话。`,
});
export const claimAnswered = (name: string, building: string, yes: boolean): Answer => ({
  text: yes ? `好，${name}现在是${building}的楼栋长。` : `好，没有登记${name}。`,
  pressed: yes ? '是的' : '不是',
});
export const claimOver: Answer = { text: '这个问题已经答过了。' };
