import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, readConfig } from '../config';

const real = {
  WECOM_CORP_ID: 'ww0000000000000001',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'secret-of-tests',
  WECOM_TOKEN: 'tokenOfTests',
  WECOM_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('the settings', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'xiaoge-config-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
    try {
      readConfig(environment, root);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
    return [];
  }

  test('are named all at once when several are wrong, with what they should be and never with their value', () => {
    const faults = faultsOf({
      ...real,
      PORT: 'eighty',
      DATABASE_URL: 'postgres://somewhere/db',
      WECOM_AES_KEY: 'too-short-and-secret',
      DATA_KEY: 'c2hvcnQ=',
      DATABASE_SYNCHRONOUS: 'OFF',
      TZ_NAME: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
      CALLBACK_MAX_AGE_SECONDS: '-1',
    });
    const names = faults.map((fault) => fault.split('：')[0]);
    expect(new Set(names)).toEqual(
      new Set([
        'CALLBACK_MAX_AGE_SECONDS',
        'DATABASE_SYNCHRONOUS',
        'DATABASE_URL',
        'DATA_KEY',
        'LOG_LEVEL',
        'PORT',
        'TZ_NAME',
        'WECOM_AES_KEY',
      ]),
    );
    expect(faults.join('\n')).not.toMatch(/too-short-and-secret|c2hvcnQ|postgres:\/\/somewhere/);
  });

  test('half of WeCom is a mistake: what is missing is listed, the key for the data too', () => {
    const faults = faultsOf({ WECOM_CORP_ID: real.WECOM_CORP_ID, WECOM_TOKEN: real.WECOM_TOKEN });
    const listed = faults.join('\n');
    for (const name of ['WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_AES_KEY', 'DATA_KEY'])
      expect(listed).toContain(`${name}：没有设置`);
    expect(listed).not.toContain('WECOM_CORP_ID：');
  });

  test('none of WeCom is the simulator, on this machine only, and not in production', () => {
    const config = readConfig({ PORT: '', HOST: '0.0.0.0' }, root);
    expect(config).toMatchObject({ wecom: null, host: '127.0.0.1', port: 3000, timeZone: 'Asia/Shanghai' });
    expect(config.databaseUrl).toBe(`sqlite:${path.join(root, 'data/xiaoge.db')}`);
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([expect.stringContaining('模拟器不用于生产')]);
  });

  test('with the simulator the data key is made once, kept beside the database and readable by its owner only', () => {
    const first = readConfig({}, root).dataKey;
    expect(first).toHaveLength(32);
    expect(readConfig({}, root).dataKey.equals(first)).toBe(true);
    const file = path.join(root, 'data/xiaoge.db.key');
    expect(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64').equals(first)).toBe(true);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('the robot has a token and a key of its own, both or none', () => {
    const [WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY] = ['tokenOfRobot', real.WECOM_AES_KEY];
    const both = expect.stringContaining('WECOM_BOT_TOKEN、WECOM_BOT_AES_KEY：要么都设置');
    expect(faultsOf({ ...real, WECOM_BOT_TOKEN })).toEqual([both]);
    expect(faultsOf({ ...real, WECOM_BOT_AES_KEY })).toEqual([both]);
    expect(readConfig({ ...real, WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY }, root).wecom?.bot).toEqual({
      token: WECOM_BOT_TOKEN,
      aesKey: WECOM_BOT_AES_KEY,
    });
    expect(readConfig(real, root).wecom?.bot).toBeNull();
  });

  test('all of WeCom is the real thing, with the defaults of the design', () => {
    expect(readConfig(real, root)).toMatchObject({
      host: '0.0.0.0',
      databaseSynchronous: 'FULL',
      callbackMaxAgeSeconds: 0,
      logLevel: 'info',
      wecom: { agentId: '1000002', apiBase: 'https://qyapi.weixin.qq.com' },
    });
  });
});
