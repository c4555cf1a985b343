const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** Money in capital numerals, as agreements write it: 8000 → 捌拾元整, 1050 → 壹拾元伍角整. `fen` in 分. */
export function capitalAmount(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const [jiao, rest] = [Math.floor((fen % 100) / 10), fen % 10];
  const whole = yuan === 0 ? '' : `${groups(yuan)}元`;
  if (jiao === 0 && rest === 0) return `${whole === '' ? '零元' : whole}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : whole === '' ? '' : '零';
  return `${whole}${tenths}${rest > 0 ? `${DIGITS[rest] ?? ''}分` : '整'}`;
}

function groups(yuan: number): string {
  let text = '';
  let rest = yuan;
  for (let at = 0; rest > 0; at++, rest = Math.floor(rest / 10_000)) {
    const group = rest % 10_000;
    if (group === 0) continue;
    const gap = group < 1_000 && rest > 10_000 ? '零' : '';
    const below = text !== '' && !text.startsWith('零') && lowGap(yuan, at) ? '零' : '';
    text = `${gap}${thousands(group)}${GROUPS[at] ?? ''}${below}${text}`;
  }
  return text;
}

/** A zero stands where a whole group is missing below. */
const lowGap = (yuan: number, at: number): boolean =>
  at > 1 && Math.floor(yuan / 10_000 ** (at - 1)) % 10_000 === 0;

function thousands(group: number): string {
  let text = '';
  let zero = false;
  for (let at = 3; at >= 0; at--) {
    const digit = Math.floor(group / 10 ** at) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${DIGITS[digit] ?? ''}${UNITS[at] ?? ''}`;
    zero = false;
  }
  return text;
}
