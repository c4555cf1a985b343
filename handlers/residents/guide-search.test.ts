import path from 'node:path';
import { loadGuide } from '../../models/residents/guide';
import { isAsking, searchGuide } from './guide-search';

const faults: string[] = [];
const guide = loadGuide(path.join(__dirname, '..', '..', 'guide'), (file) => faults.push(file));

test('every document of the sample guide is whole', () => {
  expect(faults).toEqual([]);
  expect(guide.length).toBeGreaterThanOrEqual(8);
});

describe('searchGuide', () => {
  const questions: [question: string, title: string | undefined][] = [
    ['居住证怎么办', '居住证怎么办'],
    ['居主证在哪办', '居住证怎么办'],
    ['juzhuzheng zenme ban', '居住证怎么办'],
    ['醫保卡怎麼補辦', '居民医保怎么参保、补办'],
    ['社保认正怎么弄', '养老金资格认证'],
    ['盖章要带什么', '开证明、盖章'],
    ['停电了什么时候来电', '停水停电怎么查'],
    ['垃圾几点可以扔', '垃圾分类投放时间'],
    ['加装电梯要多少户同意', '老楼加装电梯'],
    ['怎么当志愿者', '志愿者怎么报名'],
    ['煤气又涨价了', '水、电、燃气、供暖价格'],
    ['游泳馆几点关门', undefined],
    ['', undefined],
  ];
  it.each(questions)('%s → %s', (question, title) => {
    expect(searchGuide(guide, question)?.title).toBe(title);
  });

  it('finds nothing in an empty guide', () => {
    expect(searchGuide([], '居住证怎么办')).toBeNull();
  });
});

describe('isAsking', () => {
  it.each(['居住证怎么办', '几点可以扔垃圾', '煤气又涨价了', '能不能上门认证'])('%s asks', (text) => {
    expect(isAsking(text)).toBe(true);
  });
  it.each(['垃圾桶满了，什么时候清', '停电没人管吗', '3号楼停水', '电梯坏了怎么办'])(
    '%s complains',
    (text) => {
      expect(isAsking(text)).toBe(false);
    },
  );
});
