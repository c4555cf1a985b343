import { init, setPlatformAPI, type EChartsOption } from 'echarts';
import sharp from 'sharp';
import { widthOf, withOutlines } from './glyphs';

export interface ChartPoint {
  label: string;
  value: number;
}

/** A picture for a chat: read on a phone without being opened. Bars on top, a line over time below; either may be empty. */
export interface Chart {
  title: string;
  /** Period and totals, one line. */
  subtitle: string;
  barsTitle: string;
  /** The most first; at most eight are drawn. */
  bars: readonly ChartPoint[];
  lineTitle: string;
  /** In the order of time. */
  line: readonly ChartPoint[];
  /** Last line, small: how it was counted. */
  note: string;
}

setPlatformAPI({
  measureText: (text: string, font?: string) => {
    const size = Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12);
    return { width: widthOf(text, size, /bold|[6-9]00/.test(font ?? '') ? 'bold' : 'regular') };
  },
});

/** Twice the width of a phone's chat, in pixels. */
const WIDTH = 750;
const SIDE = 40;
const HEAD = 150;
const BAR = 56;
const BARS = 8;
const LINE = 240;
const GAP = 84;
const FOOT = 56;
const INK = '#1f2329';
const QUIET = '#646a73';
const BLUE = '#2f6fed';
const FONT = 'sans-serif';

/** PNG, 750 pixels wide; some 30 KB. */
export async function drawChart(chart: Chart): Promise<Buffer> {
  const { option, height } = optionOf(chart);
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    instance.setOption(option);
    const svg = withOutlines(instance.renderToSVGString());
    return await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
  } finally {
    instance.dispose();
  }
}

function optionOf(chart: Chart) {
  const bars = chart.bars.slice(0, BARS);
  const barsTop = HEAD + 44;
  const barsEnd = bars.length > 0 ? barsTop + bars.length * BAR : HEAD - GAP + 20;
  const lineTop = barsEnd + GAP;
  const height = (chart.line.length > 0 ? lineTop + LINE + 60 : barsEnd + 20) + FOOT;
  const heading = (text: string, top: number, size: number, color: string, bold: boolean) => ({
    text,
    left: SIDE - 5,
    top,
    textStyle: {
      fontSize: size,
      color,
      fontFamily: FONT,
      fontWeight: bold ? ('bold' as const) : ('normal' as const),
    },
  });
  const option: EChartsOption = {
    animation: false,
    backgroundColor: '#ffffff',
    title: [
      heading(fitted(chart.title, 40, 'bold'), 24, 40, INK, true),
      heading(fitted(chart.subtitle, 28, 'regular'), 86, 28, QUIET, false),
      ...(bars.length > 0 ? [heading(chart.barsTitle, HEAD - 6, 28, INK, true)] : []),
      ...(chart.line.length > 0 ? [heading(chart.lineTitle, lineTop - 62, 28, INK, true)] : []),
      heading(fitted(chart.note, 22, 'regular'), height - FOOT + 10, 22, QUIET, false),
    ],
    grid: [
      { left: 280, right: 90, top: barsTop, height: Math.max(1, bars.length * BAR) },
      { left: SIDE + 50, right: SIDE + 10, top: lineTop, height: LINE },
    ],
    xAxis: [
      { gridIndex: 0, show: false, type: 'value' },
      {
        gridIndex: 1,
        type: 'category',
        data: chart.line.map(({ label }) => label),
        axisLabel: { fontSize: 24, color: QUIET, fontFamily: FONT },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#d0d3d6' } },
        show: chart.line.length > 0,
      },
    ],
    yAxis: [
      {
        gridIndex: 0,
        type: 'category',
        inverse: true,
        data: bars.map(({ label }) => shortened(label)),
        axisLabel: { fontSize: 26, color: INK, fontFamily: FONT, margin: 16 },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      {
        gridIndex: 1,
        type: 'value',
        minInterval: 1,
        axisLabel: { fontSize: 24, color: QUIET, fontFamily: FONT },
        splitLine: { lineStyle: { color: '#eceef0' } },
        show: chart.line.length > 0,
      },
    ],
    series: [barSeries(bars), ...(chart.line.length > 0 ? [lineSeries(chart.line)] : [])],
  };
  return { option, height };
}

const barSeries = (bars: readonly ChartPoint[]) => ({
  type: 'bar' as const,
  xAxisIndex: 0,
  yAxisIndex: 0,
  data: bars.map(({ value }) => value),
  barWidth: 30,
  itemStyle: { color: BLUE, borderRadius: 4 },
  label: { show: true, position: 'right' as const, fontSize: 26, color: INK, fontFamily: FONT },
});

const lineSeries = (line: readonly ChartPoint[]) => ({
  type: 'line' as const,
  xAxisIndex: 1,
  yAxisIndex: 1,
  data: line.map(({ value }) => value),
  symbolSize: 12,
  lineStyle: { width: 4, color: BLUE },
  itemStyle: { color: BLUE },
  label: { show: true, fontSize: 24, color: INK, fontFamily: FONT },
});

/** Nine characters stand beside a bar. */
const LABEL = 9;
const shortened = (label: string): string =>
  Array.from(label).length > LABEL
    ? `${Array.from(label)
        .slice(0, LABEL - 1)
        .join('')}…`
    : label;

/** As much of a line as the picture is wide. */
function fitted(text: string, size: number, name: 'regular' | 'bold'): string {
  const letters = Array.from(text);
  while (letters.length > 1 && widthOf(letters.join(''), size, name) > WIDTH - 2 * SIDE) letters.pop();
  return letters.length < Array.from(text).length ? `${letters.slice(0, -1).join('')}…` : text;
}
