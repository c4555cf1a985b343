import { interpret, Learner, parseForm, sameProblem, sameProblemThreshold } from '.';

describe('forms', () => {
  test('are read in any order, with either colon, description verbatim', () => {
    const text =
      '【上报】\n地点：幸福路与中山路口\n类别:路灯\n描述：三盏不亮\n第二行：也是描述\n联系人：居民甲';
    expect(parseForm(text)).toEqual({
      category: '路灯',
      place: '幸福路与中山路口',
      description: '三盏不亮\n第二行：也是描述\n联系人：居民甲',
      extra: {},
    });
  });

  test('keep lines that no field claims', () => {
    expect(parseForm('【上报】\n联系人：居民甲\n类型：垃圾\n位置：3号楼')).toEqual({
      category: '垃圾',
      place: '3号楼',
      description: '',
      extra: { 联系人: '居民甲' },
    });
  });

  test('are not seen where there are none', () => {
    expect(parseForm('路灯坏了：三盏')).toBeNull();
    expect(parseForm('【上报】')).toBeNull();
  });
});

describe('the learner', () => {
  const lessons = ['岗亭的查询屏花屏了', '岗亭查询屏又花屏', '广场岗亭查询屏花屏'];

  function taught(): Learner {
    const learner = new Learner();
    for (const lesson of lessons) learner.learn(lesson, '1010');
    for (const other of ['垃圾没人收', '垃圾堆在门口', '门口垃圾很多']) learner.learn(other, '0501');
    return learner;
  }

  test('changes the next answer once three messages agree', () => {
    const text = '岗亭查询屏花屏两天';
    expect(interpret(text).category).not.toBe('1010');
    expect(interpret(text, { weights: taught() }).category).toBe('1010');
    const once = new Learner();
    once.learn(lessons[0] ?? '', '1010');
    expect(once.judge(text)).toEqual([]);
  });

  test('forgets exactly', () => {
    const learner = taught();
    const before = JSON.stringify(learner.toJSON());
    learner.learn('岗亭旁边的查询屏被偷了', '1010');
    expect(JSON.stringify(learner.toJSON())).not.toBe(before);
    expect(learner.unlearn('岗亭旁边的查询屏被偷了', '1010')).toBe(true);
    expect(JSON.stringify(learner.toJSON())).toBe(before);
    expect(learner.unlearn('从没见过', '1010')).toBe(false);
  });

  test('survives a restart, explains itself, shows no digits and no unsupported words', () => {
    const learner = taught();
    learner.learn('居民甲电话13800000000说查询屏', '1010');
    const restored = Learner.fromJSON(JSON.parse(JSON.stringify(learner.toJSON())));
    expect(restored.judge('岗亭查询屏坏了')).toEqual(learner.judge('岗亭查询屏坏了'));
    expect(restored.explain('岗亭查询屏坏了', '1010').map((lesson) => lesson.gram)).toContain('查询');
    const readable = learner.toJSON().names.map(([, name]) => name);
    expect(readable.filter((name) => /\d/.test(name) && !name.startsWith('§'))).toEqual([]);
    expect(readable).not.toContain('居民');
    expect(readable).toContain('查询');
  });
});

test('the same problem is told from another at the same place', () => {
  expect(sameProblem('东门的路灯不亮', '东门路灯坏了好几天')).toBeGreaterThan(sameProblemThreshold);
  expect(sameProblem('3号楼楼道灯不亮', '3号楼楼道堆杂物')).toBeLessThan(sameProblemThreshold);
});
