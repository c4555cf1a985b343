import { ConfigError, readConfig, type Config } from '../config';
import { checkDatabase } from './doctor-database';
import { checkMachine } from './doctor-machine';
import { checkPlatform } from './doctor-platform';
import type { Check, Finding } from './finding';
import { print } from './output';

const signs = { ok: '[正常]', warn: '[注意]', fail: '[不通]' } as const;
const checks: readonly Check[] = [checkMachine, checkDatabase, checkPlatform];

/** Examines a deployment. Exit code 1 when something fails; warnings leave it 0. */
export async function doctor(environment: NodeJS.ProcessEnv): Promise<void> {
  const findings = await examine(environment);
  for (const { level, subject, says } of findings) print(`${signs[level]} ${subject}：${says}`);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  print(`共 ${findings.length} 项：正常 ${count('ok')}，注意 ${count('warn')}，不通 ${count('fail')}。`);
  if (count('fail') > 0) process.exitCode = 1;
}

/** All findings; a check that breaks is a finding too and keeps none of the others from running. */
export async function examine(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => ({ level: 'fail', subject: '设置', says: fault }));
  }
  const findings: Finding[] = [{ level: 'ok', subject: '设置', says: '都读得懂' }];
  for (const check of checks) {
    try {
      findings.push(...(await check(config)));
    } catch (error) {
      const { message } = error as Error;
      findings.push({ level: 'fail', subject: '体检', says: `有一项没能做完：${message}` });
    }
  }
  return findings;
}
