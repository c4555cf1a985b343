import { say } from '../simulator/client';
import { readConfig } from '../config';
import { CommandError, print, runCommand } from './output';

/** `npm run -s say -- 居民甲 '文字'`: says it in the simulator of the server at PORT and prints what is answered. */
runCommand(async () => {
  const [who, ...words] = process.argv.slice(2);
  if (!who || words.length === 0) throw new CommandError("用法：npm run -s say -- 居民甲 '2单元楼道灯不亮'");
  const { port } = readConfig(process.env);
  const answers = await say(`http://127.0.0.1:${port}`, who, words.join(' '));
  for (const { text, buttons } of answers) {
    print(text);
    if (buttons.length > 0) print(buttons.map(({ label }) => `〔${label}〕`).join(' '));
  }
  if (answers.length === 0) throw new CommandError('没有等到回答。');
});
