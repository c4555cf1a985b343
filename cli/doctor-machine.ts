import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import path from 'node:path';
import * as fontkit from 'fontkit';
import type { Config } from '../config';
import { fontData } from '../documents/fonts';
import type { Finding } from './finding';
import { spooled } from './rotate-key';

const GIGABYTE = 2 ** 30;
const WARN_BELOW = 5 * GIGABYTE;
const FAIL_BELOW = GIGABYTE / 2;

/** What needs nobody else: folders, disk space, keys under change, the zone. */
export async function checkMachine(config: Config): Promise<Finding[]> {
  const folders = new Set([config.mediaFolder, config.spoolFolder]);
  if (config.databaseUrl.startsWith('sqlite:'))
    folders.add(path.dirname(config.databaseUrl.slice('sqlite:'.length)));
  const findings: Finding[] = [];
  for (const folder of folders) findings.push(await diskOf(folder));
  findings.push(fontsOf(), ...keysUnderChange(config));
  if (spooled(config.spoolFolder))
    findings.push({
      level: 'warn',
      subject: '暂存',
      says: '数据库断开时收下的消息还没处理完；小格在运行、数据库也正常的话，几秒后会清空，请稍后再看',
    });
  if (config.verifyFolder !== null && !existsSync(config.verifyFolder))
    findings.push({
      level: 'warn',
      subject: '域名校验',
      says: `VERIFY_FOLDER 不存在：${config.verifyFolder}`,
    });
  return findings;
}

/** Sheets, charts and documents are drawn with our own font; the machine needs none. */
function fontsOf(): Finding {
  const subject = '字体';
  const reinstall = '请在程序目录里重新运行 npm ci';
  try {
    for (const name of ['regular', 'bold'] as const) {
      const font = fontkit.create(fontData(name));
      if (!('hasGlyphForCodePoint' in font) || !SAMPLE.every((point) => font.hasGlyphForCodePoint(point)))
        return { level: 'fail', subject, says: `字体缺字，图表和门头单会有空格：${reinstall}` };
    }
    return { level: 'ok', subject, says: '自带的思源黑体可用' };
  } catch {
    return { level: 'fail', subject, says: `读不到自带的字体，图表和门头单画不出来：${reinstall}` };
  }
}

/** Common and rare: a name of a street may hold either. */
const SAMPLE = Array.from('网格街道社区鑫淼垚').map((character) => character.codePointAt(0) ?? 0);

/** A folder that isn't there yet is made by the house: its nearest parent counts. */
async function diskOf(folder: string): Promise<Finding> {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const subject = `磁盘 ${folder}`;
  try {
    await access(existing, constants.W_OK);
  } catch {
    return { level: 'fail', subject, says: '不能写：请让运行小格的用户对它有写权限' };
  }
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  const says = `剩 ${(free / GIGABYTE).toFixed(1)} GB`;
  if (free < FAIL_BELOW) return { level: 'fail', subject, says: `${says}，马上会写不下：请清理或换大盘` };
  if (free < WARN_BELOW) return { level: 'warn', subject, says: `${says}，请留意` };
  return { level: 'ok', subject, says };
}

function keysUnderChange({ dataKeyOld, wecom }: Config): Finding[] {
  const findings: Finding[] = [];
  if (dataKeyOld !== null)
    findings.push({
      level: 'warn',
      subject: 'DATA_KEY_OLD',
      says: '正在换密钥：运行 npm run -s xiaoge -- rotate-key，完成后去掉它',
    });
  if (wecom?.old?.token || wecom?.old?.aesKey)
    findings.push({
      level: 'warn',
      subject: '回调旧密钥',
      says: '新旧 Token、EncodingAESKey 都接受；管理后台改好一天后去掉 WECOM_TOKEN_OLD、WECOM_AES_KEY_OLD',
    });
  return findings;
}
