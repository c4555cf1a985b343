import { minutesAlone, readReplyWithin } from './reply-within';

describe('when the author wants to hear who has not confirmed', () => {
  test.each([
    ['今晚暴雨，请检查地下室 15分钟内回复', 15],
    ['今晚暴雨，请检查地下室，请于半小时内回个收到', 30],
    ['今晚暴雨，请于1个半小时内确认', 90],
    ['今晚暴雨，两小时内收到请回', 120],
    ['今晚暴雨 一刻钟之内点一下“收到”', 15],
    ['今晚暴雨 1.5小时内务必回复', 90],
    ['今晚暴雨 二十分钟内请大家回复', 20],
  ])('%s: said to those who get it, so it stays', (words, minutes) => {
    expect(readReplyWithin(words)).toEqual({ minutes, text: words });
  });

  test.each([
    ['今晚暴雨，请检查地下室 10分钟后看谁没收到', 10],
    ['今晚暴雨，请检查地下室，十分钟后告诉我谁没回', 10],
    ['今晚暴雨，请检查地下室。半个小时以后看看还有谁没点', 30],
    ['今晚暴雨，请检查地下室，20分钟没回的告诉我', 20],
    ['今晚暴雨，请检查地下室（40分钟后提醒我哪些人没收到）', 40],
    ['10分钟后看谁没收到，今晚暴雨，请检查地下室', 10],
  ])('%s: said to the bot, so it goes', (words, minutes) => {
    expect(readReplyWithin(words)).toEqual({ minutes, text: '今晚暴雨，请检查地下室' });
  });

  test.each([
    ['30分钟内到东门集合', '30分钟内到东门集合'],
    ['停水2小时后恢复', '停水2小时后恢复'],
    ['10分钟后开会', '10分钟后开会'],
    ['2小时后看谁有空来帮忙', '2小时后看谁有空来帮忙'],
    ['2小时内反馈检查结果', '2小时内反馈检查结果'],
    ['10分钟后看谁没收到', '10分钟后看谁没收到'],
  ])('%s says nothing about it', (words, text) => {
    expect(readReplyWithin(words)).toEqual({ minutes: null, text });
  });

  test.each([
    ['请2分钟内回复', 5],
    ['请30小时内回复', 1440],
    ['请0分钟内回复', 5],
  ])('%s lies outside: the nearest that is possible', (words, minutes) => {
    expect(readReplyWithin(words)).toEqual({ minutes, outside: true, text: words });
  });

  test.each([
    ['20', 20],
    ['20分钟', 20],
    ['改成半小时', 30],
    ['2小时吧', 120],
    ['3号楼停水', null],
    ['20号', null],
  ])('%s, answered to the question', (words, minutes) => {
    expect(minutesAlone(words)).toBe(minutes);
  });
});
