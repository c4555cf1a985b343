import { interpret } from './interpret';

describe('what a report is about, in its own words', () => {
  test.each([
    ['3号楼2单元楼道灯不亮', '楼道灯不亮'],
    ['垃圾没人清，在5号楼后面', '垃圾没人清'],
    ['电瓶车着火了在3号楼下面', '电瓶车着火'],
    ['3号楼2单元501半夜打麻将太吵了', '半夜打麻将太吵'],
    ['4号楼 扶手拧紧2处', '扶手拧紧2处'],
    // The last character of the place may be the first of the matter.
    ['3号楼道灯坏', '楼道灯坏'],
    ['3号楼501楼道灯坏', '楼道灯坏'],
    ['3号楼501房间楼道灯坏', '楼道灯坏'],
    ['2单元5楼道灯不亮', '楼道灯不亮'],
    ['3-501楼道灯坏', '楼道灯坏'],
    ['3号楼顶漏水', '楼顶漏水'],
    ['3号楼上掉砖', '楼上掉砖'],
    ['3号楼下水道堵了', '下水道堵'],
    ['3号楼门口垃圾没人清', '垃圾没人清'],
    ['3号楼门禁坏了', '门禁坏'],
    ['4号楼门前积水', '门前积水'],
    ['3号楼道闸坏了', '道闸坏'],
    // A room stands in the place, never in the words that a group reads.
    ['3号楼501家漏水', '漏水'],
    ['3号楼2单元501漏水', '漏水'],
    ['3号楼100多人没水', '100多人没水'],
  ])('%s', (text, subject) => expect(interpret(text).subject).toBe(subject));
});
