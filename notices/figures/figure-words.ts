import type { Answer } from '../answer';

/** To the administrators: the nightly recount found what must not be. */
export const figuresWrong = (differences: number): Answer => ({
  text: `昨夜核对统计数字，有 ${differences} 处和事件单对不上。请在服务器上运行 npm run -s xiaoge -- recount --repair，再看一遍当天的通报。`,
});

/** What a recount found, for the operator and the record of the night. */
export function checkedWords({
  tickets,
  differences,
  repaired,
}: {
  tickets: number;
  differences: number;
  repaired: boolean;
}): string {
  if (differences === 0) return `核对 ${tickets} 件，数字都对得上。`;
  return repaired
    ? `核对 ${tickets} 件，${differences} 处已改正。`
    : `核对 ${tickets} 件，${differences} 处对不上。加 --repair 改正。`;
}
