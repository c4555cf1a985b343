import { addressOf } from './address';
import { normalise } from './normalise';

const parts = (text: string): string => {
  const { building, unit, floor, room } = addressOf(normalise(text));
  return [building, unit, floor, room].map((values) => values.join('+') || '·').join(' ');
};

describe('addressOf', () => {
  // building unit floor room
  const lines: [text: string, expected: string][] = [
    ['3号楼2-501漏水', '3 2 · 501'],
    ['3号楼1-2单元都没电', '3 1+2 · ·'],
    ['幸福花园12-3单元501', '12 3 · 501'],
    ['幸福大厦B4-8层', 'B4 · 8 ·'],
    ['幸福大厦5-8楼', '· · 5+6+7+8 ·'],
    ['幸福大厦18-8楼', '18 · 8 ·'],
    ['幸福市场C357', 'C · · 357'],
    ['幸福市场117-119号', '· · · 117-119'],
    ['幸福路17号13栋402', '13 · · 402'],
    ['幸福路54号3号仓库', '· · · ·'],
    ['幸福村56-9', '9 · · ·'],
    ['幸福市和平区1139', '· · · ·'],
    ['幸福路167、169、171号', '· · · ·'],
    ['幸福小区8-11-7楼', '8 11 7 ·'],
    ['幸福工业园5五单元1213', '5 5 · 1213'],
    ['幸福商贸城A1071', '· · · A1071'],
    ['幸福大厦8FC1221室', '· · 8F C1221'],
    ['幸福小区3栋三单元六零二', '3 3 · 602'],
    ['幸福路东段932号1117室', '· · · 1117'],
    ['幸福路5号幸福不锈钢有限公司B座3楼', 'B · 3 ·'],
    ['幸福小区29幢101、102号', '29 · · 101+102'],
    ['幸福大厦12层第3201号商铺', '· · 12 3201'],
  ];
  it.each(lines)('reads %s as %s', (text, expected) => {
    expect(parts(text)).toBe(expected);
  });
});
