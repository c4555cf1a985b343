import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { drawChart } from './chart';

test('a chart is a picture of a phone’s width, its Chinese drawn as outlines', async () => {
  const picture = await drawChart({
    title: '幸福社区 第47周',
    subtitle: '11月16日—11月22日　上报 63 件（↑12），办结 52 件',
    barsTitle: '多的是',
    bars: [
      { label: '生活垃圾暴露、未清运', value: 12 },
      { label: '路灯不亮', value: 9 },
      { label: '楼道堆物', value: 8 },
      { label: '下水管道堵塞、污水外溢', value: 5 },
      { label: '其他类别', value: 29 },
    ],
    lineTitle: '八周上报',
    line: [31, 40, 38, 52, 47, 55, 51, 63].map((value, at) => ({ label: `${40 + at}周`, value })),
    note: '上报当天计 1，撤回的不计',
  });
  if (process.env['KEEP_CHART']) writeFileSync(process.env['KEEP_CHART'], picture);
  const { width, height, format } = await sharp(picture).metadata();
  expect({ width, format }).toEqual({ width: 750, format: 'png' });
  expect(height).toBeGreaterThan(700);
  expect(picture.length).toBeLessThan(200_000);
});
