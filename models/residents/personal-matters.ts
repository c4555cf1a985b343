/** What a note or an errand must not hold: it says something of a person's life that the service does not need. */
export type PersonalMatter = 'health' | 'income' | 'family' | 'belief' | 'record';

/** Words by which it is known. Names of services (养老金认证, 医保) are none of them. */
const words: Readonly<Record<PersonalMatter, RegExp>> = {
  health:
    /生病|得病|患病|重病|慢病|有病|病人|病情|病历|病史|看病|癌|肿瘤|残疾|残障|智障|精神病|精神障碍|抑郁|痴呆|失能|瘫痪|偏瘫|卧床|住院|手术|透析|化疗|吃药|服药|怀孕|孕妇|糖尿病|高血压|心脏病|脑梗|中风|肺结核|艾滋|传染病/,
  income: /低保|低收入|收入|工资|存款|欠债|负债|贫困|困难户|家里困难|家庭困难|失业|下岗|没工作|房贷|领救济/,
  family:
    /离婚|离异|丧偶|守寡|单亲|单身|未婚|再婚|同居|独居|空巢|孤寡|家庭成员|家里几口|几口人|婆媳|夫妻|出轨|家暴|二胎|三胎|超生|儿女不/,
  belief: /信教|信佛|信基督|基督徒|教徒|宗教|邪教|法轮|上访|信访户/,
  record: /刑满|服刑|坐过牢|劳改|前科|社区矫正|吸毒|戒毒|重点人员|帮教/,
};

/** Which of them the text holds first; null when none. */
export function personalMatterIn(text: string): PersonalMatter | null {
  for (const [matter, pattern] of Object.entries(words) as [PersonalMatter, RegExp][])
    if (pattern.test(text)) return matter;
  return null;
}

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛米贝明计戴宋庞熊纪舒项祝董梁杜阮季贾江郭梅林钟徐邱骆高夏蔡田樊胡万卢莫房解应丁邓洪左石崔龚程陆翁甄曲封靳段侯全班仰秋仲宫宁甘武刘景詹龙叶司黎白文';
const STYLES = '奶奶|爷爷|大爷|大妈|大娘|大姐|大哥|阿姨|叔叔|伯伯|婆婆|老师|师傅|老太|老汉';
const FORMAL = '先生|女士|小姐';
const CALLED = new RegExp(`[老小]?[${SURNAMES}](?:[一-龥]?(?:${STYLES})|[一-龥]{0,2}?(?:${FORMAL}))`, 'g');

/** 王奶奶说灯太暗 → 居民说灯太暗: notes tell what, not who. */
export const withoutNames = (text: string): string => text.replace(CALLED, '居民');
