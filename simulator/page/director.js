// Plays a story in front of the viewer: one step after the other, slowly enough to follow.

import { nextTime } from './bar.js';
import { post } from './server.js';
import { stories } from './stories.js';
import { make } from './words.js';

/** Between two steps (ms). */
const BREATH = 1100;
/** How long a button may take to appear (ms). */
const PATIENCE = 15_000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const bare = (label) => label.replace(/^\d+\s+/, '');
const captions = {
  scan: (who) => `${who}扫了门上的码`,
  say: (who, text) => `${who}说：${text}`,
  tap: (who, label) => `${who}点“${label}”`,
  ask: (who, [group, text]) => `${who}在${group}里说：${text}`,
  send: (who, what) => `${who}发${{ picture: '照片', voice: '语音' }[what] ?? '文件'}`,
  wait: () => '小格等几秒，看还有没有下一句',
  until: (_who, time) => `时间到了 ${time}`,
  monday: () => '到了下周一早上',
};

/** One at a time; the newest wins. */
let playing = 0;

/**
 * `stage`: `choose(names)` shows these windows, `window(name)` is the one of a person, `look(name)` brings it into view,
 * `caption(text)` tells what happens ('' ends it).
 */
export function startStories(list, stage) {
  for (const story of stories) {
    const begin = () => {
      // The list would cover the windows it plays in.
      list.closest('details')?.removeAttribute('open');
      void play(story, stage);
    };
    const watch = make('button', { type: 'button', onclick: begin }, '▶ ', story.name);
    list.append(make('li', {}, watch, make('small', {}, story.about)));
  }
  document.getElementById('watch').addEventListener('click', () => void play(stories[0], stage));
  document.getElementById('stop').addEventListener('click', () => stop(stage));
}

function stop(stage) {
  playing += 1;
  stage.caption('');
}

async function play(story, stage) {
  playing += 1;
  const mine = playing;
  stage.choose(story.shown);
  for (const [who, what, detail] of story.steps) {
    stage.caption(captions[what](who, detail));
    if (who) stage.look(who);
    await pause(BREATH);
    if (mine !== playing) return;
    const done = await steps[what](who, detail, stage);
    if (mine !== playing) return;
    if (!done) {
      stage.caption(`“${story.name}”演到这里停了：${captions[what](who, detail)}，没有等到。`, '好');
      return;
    }
  }
  await pause(BREATH);
  if (mine === playing)
    stage.caption(
      `“${story.name}”演完了。现在您来：每个窗口都可以自己说、自己点。“看故事”里还有别的。`,
      '好',
    );
}

const steps = {
  scan: (who, scene) => post('scan', { who, scene }),
  say: (who, text) => post('say', { who, text }),
  ask: (who, [group, text]) => post('robot', { who, group, text }),
  send: (who, what) => post('send', { who, what }),
  wait: (_who, seconds) => post('clock', { advanceSeconds: seconds }),
  until: (_who, time) => post('clock', { to: nextTime(time) }),
  monday: (_who, time) => post('clock', { to: nextTime(time, true) }),
  tap: async (who, label, stage) => {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(200)) {
      const found = stage.window(who).button(bare, label);
      if (found) return post('tap', { who, key: found.button.key, message: found.bubble.id, selection: {} });
    }
    return null;
  },
};
