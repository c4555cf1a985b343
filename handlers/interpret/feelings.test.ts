import { interpret } from '.';
import { feltIn } from './feelings';

/** What is said beside a matter or instead of one. */
test.each([
  ['我爸爸昨天去世了', 'loss'],
  ['我老伴上个月走了', 'loss'],
  ['家里老人刚过世', 'loss'],
  ['唉，我妈前几天没了', 'loss'],
  ['我得了癌症', 'trouble'],
  ['心里好难受', 'trouble'],
  ['你他妈是死人吗', 'anger'],
  ['傻逼机器人', 'anger'],
  ['滚', 'anger'],
  ['什么破玩意儿', 'anger'],
  ['你们这些当官的不干人事', 'anger'],
  ['一群骗子！', 'anger'],
])('%s is %s and no matter', (text, feeling) => {
  expect(feltIn(text)).toMatchObject({ feeling, alone: true });
  expect(interpret(text)).toMatchObject({ intent: 'other', smallTalk: feeling, category: 'NONE' });
});

test.each([
  ['妈的垃圾堆了三天了没人清，你们都是吃干饭的', 'anger', '0501'],
  ['物业都是一群猪，门口垃圾臭死了', 'anger', '0501'],
  ['我老伴去世了，楼道灯不亮我一个人不敢出门', 'loss', '0203'],
])('%s is a matter, told with %s', (text, feeling, category) => {
  expect(interpret(text)).toMatchObject({ intent: 'report', feeling, category });
});

test.each([
  '我儿子走了半小时了',
  '楼道里没人打扫了',
  '东西都没了',
  '路灯灭了，骗子在小区门口发传单',
  '有人养猪太臭',
  '操场太吵',
  '楼上老人去世了没人管',
  '井盖没了',
  '孩子没了影',
])('%s is neither', (text) => expect(feltIn(text)?.alone ?? false).toBe(false));
