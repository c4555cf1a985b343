import type { Directory } from '../../models/staff/directory';
import { shippedTemplates } from '../../models/rounds/shipped-inspections';
import { sheetSaid } from './inspect-words';

const directory = { places: [{ name: '安居五金厂', aliases: '五金厂' }] } as unknown as Directory;

test.each([
  ['晨巡三看', '晨巡三看'],
  ['去3号楼查一下消防', '3号楼 消防通道'],
  ['我去3号楼查一下消防通道', '3号楼 消防通道'],
  ['3号楼的消防检查', '3号楼 消防通道'],
  ['检查安居五金厂 企业半月查', '安居五金厂 企业半月查'],
  ['五金厂半月查', '五金厂 企业半月查'],
  ['开始晨巡', null],
  ['消防', null],
  ['3号楼消防通道堵了', null],
  ['检查3号楼消防通道，门锁着', null],
  ['春节去哪里办社保', null],
] as const)('%s', (text, rest) => {
  expect(sheetSaid(shippedTemplates, directory, text)).toBe(rest);
});
