import { personalMatterIn, withoutNames } from './personal-matters';

it.each([
  ['老人卧床，没法下楼', 'health'],
  ['他家吃低保', 'income'],
  ['独居老人一位', 'family'],
  ['这户人家信教', 'belief'],
  ['儿子刑满回来了', 'record'],
  ['楼道灯太暗，想装扶手', null],
  ['想办养老金认证、医保', null],
  ['花坛里的树生虫', null],
])('%s', (text, matter) => {
  expect(personalMatterIn(text)).toBe(matter);
});

it('keeps what was said and not who', () => {
  expect(withoutNames('王奶奶说灯太暗，李建国先生想装扶手')).toBe('居民说灯太暗，居民想装扶手');
  expect(withoutNames('大家想在中心花园加两盏灯')).toBe('大家想在中心花园加两盏灯');
});
