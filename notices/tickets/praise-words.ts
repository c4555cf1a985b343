import { choiceKey, type Answer } from '../answer';

/** To whoever did it: the sentence as the group would read it. */
export const askConsent = (id: number, content: string): Answer => ({
  text: `有人想在通报里谢谢您：“${content}”。只写网格，不写姓名，可以吗？`,
  question: true,
  choices: [
    { label: '可以', key: choiceKey('praise', 'yes', id) },
    { label: '不用了', key: choiceKey('praise', 'no', id) },
  ],
});

export const praiseAsked: Answer = { text: '已经去问经办的人，他同意了就写进下一期通报，只写网格。' };
export const praiseForm: Answer = { text: '请这样写：表扬 T-0012 巡查中扶正井盖，避免了一次事故' };
export const consentKept = (agrees: boolean): Answer => ({
  text: agrees ? '好，下一期通报里写上您的网格。' : '好，不写。',
});
