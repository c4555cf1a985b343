/** One thing that somebody said in a group, without who said it. */
export interface PastedLine {
  words: string;
}

const TIME = String.raw`(?:(?:\d{4}[-/年.])?\d{1,2}[-/月.]\d{1,2}日?\s+)?(?:上午|下午|凌晨|晚上|中午)?\s*\d{1,2}:\d{2}(?::\d{2})?`;
/** 王阿姨 2026/11/24 09:01:22, alone in its line. */
const HEADER = new RegExp(String.raw`^\S[^\n：:]{0,30}?\s+${TIME}\s*$`);
/** [11-24 09:01] 王阿姨： … */
const STAMP = new RegExp(String.raw`^\[?${TIME}\]?\s*`);
/** Words before a colon that are no nickname but say what follows. */
const FIELD =
  /^(?:地点|地址|位置|时间|电话|手机|内容|问题|情况|事项|诉求|描述|备注|类别|姓名|联系人|注意|通知|还有|另外|一是|二是|三是|第[一二三四五])$/;
const NICKNAME = /^([^：:\n]{1,24})[：:]\s*(.*)$/;
/** 〔图片〕 and the like stand for what was not copied. */
const EMPTY = /^\[(?:图片|语音|视频|表情|动画表情|文件|位置|链接|聊天记录|红包|小程序)\]$|^@\S+$/;

/** Is this a piece of a group's chat rather than somebody's own words? */
export function isPastedChat(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => HEADER.test(line) || STAMP.test(line) || namesSpeaker(line));
  return lines.length > 1 ? said.length > 0 : STAMP.test(text) && namesSpeaker(text.replace(STAMP, ''));
}

function namesSpeaker(line: string): boolean {
  const [, name] = NICKNAME.exec(line) ?? [];
  return name !== undefined && !FIELD.test(name.trim());
}

/** What was said, line by line, in order; nicknames, times and 〔图片〕 are left behind. */
export function pastedLines(text: string): PastedLine[] {
  const said: PastedLine[] = [];
  let headed = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') {
      headed = false;
      continue;
    }
    if (HEADER.test(line)) {
      headed = true;
      continue;
    }
    const words = withoutSpeaker(line.replace(STAMP, ''), headed);
    if (words === '' || EMPTY.test(words)) continue;
    said.push({ words });
  }
  return said;
}

/** Under a header the whole line was said; otherwise a name stands before the colon, or alone in its line. */
function withoutSpeaker(line: string, headed: boolean): string {
  if (headed || !namesSpeaker(line)) return line;
  return NICKNAME.exec(line)?.[2]?.trim() ?? '';
}
