import { interpret } from './interpret';

describe('what a report is about, in its own words', () => {
  test.each([
    ['3号楼2单元楼道灯不亮', '楼道灯不亮'],
    ['垃圾没人清，在5号楼后面', '垃圾没人清'],
    ['电瓶车着火了在3号楼下面', '电瓶车着火'],
    ['3号楼2单元501半夜打麻将太吵了', '半夜打麻将太吵'],
    ['4号楼 扶手拧紧2处', '扶手拧紧2处'],
  ])('%s', (text, subject) => expect(interpret(text).subject).toBe(subject));
});
