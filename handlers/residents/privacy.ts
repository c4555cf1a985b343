import { notePrivacyVersion } from '../../models/staff/persons';
import type { Answer } from '../../notices/answer';
import { PRIVACY_VERSION, privacyWords, withNotice } from '../../notices/residents/privacy-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

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

const ABOUT_OWN_WORDS =
  /(?:删|清)(?:掉|除|了)?.{0,6}我(?:的)?(?:号码|电话|信息|记录|名字|话)|我(?:的|刚才|刚刚|发的|说的|留的|报的)*(?:号码|电话|信息|记录|名字|话)?(?:能不能|能|可以|给我|帮我)?(?:删|清)(?:掉|除|了)|把我(?:的)?(?:号码|电话|信息|记录|名字|话)(?:都)?(?:删|清)|谁(?:能|会|可以)?(?:看到|看见|看得到|知道).{0,6}我|(?:会不会|会|能)(?:被)?(?:别人|人家|邻居|他们|楼上|物业)(?:看到|看见|看得到|知道)/;
const LONGEST = 24;

/** 谁能看到我说的话, 把我的号码删了: asked in one's own words. */
export const privacyInWords = (_turn: Turn, text: string): Promise<Answer | null> =>
  Promise.resolve(text.length <= LONGEST && ABOUT_OWN_WORDS.test(text) ? privacyWords : null);

/** A resident's first greeting carries the notice; each version once. For greetings that do go out. */
export async function withPrivacyNotice({ context, person }: Turn, greeting: Answer): Promise<Answer> {
  if (person.privacyVersion === PRIVACY_VERSION || context.office.directory.isStaff(person.id))
    return greeting;
  await notePrivacyVersion(context.tx, person, PRIVACY_VERSION);
  return withNotice(greeting);
}
