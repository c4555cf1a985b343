import { notePrivacyVersion } from '../models/persons';
import type { Answer } from '../notices/answer';
import { PRIVACY_VERSION, privacyWords, withNotice } from '../notices/privacy-words';
import type { Handler } from './handler';
import type { Turn } from './turn';

/** 隐私: what is kept and for how long. */
export const privacyHandler: Handler = {
  intent: 'privacy',
  commands: [
    {
      words: [
        '隐私',
        '隐私说明',
        '隐私政策',
        ...['能', '可以', '怎么', '能不能', '可不可以'].flatMap((how) => [`${how}匿名`, `${how}匿名吗`]),
        '会不会泄露我的信息',
        '会泄露我的信息吗',
        '我的信息安全吗',
        '删除我的信息',
        '把我的信息删了',
        '删掉我的信息',
      ],
      anywhere: true,
      for: ['resident'],
      example: '隐私',
      does: '看您发的内容怎么保管',
      run: async () => privacyWords,
    },
  ],
};

/** A resident's first greeting carries the notice; each version once. For greetings that do go out. */
export async function withPrivacyNotice({ context, person }: Turn, greeting: Answer): Promise<Answer> {
  if (person.privacyVersion === PRIVACY_VERSION || context.office.directory.isStaff(person.id))
    return greeting;
  await notePrivacyVersion(context.tx, person, PRIVACY_VERSION);
  return withNotice(greeting);
}
