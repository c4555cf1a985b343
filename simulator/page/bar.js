// The bar above the windows: the clock, who is shown, what is broken, what the platform remarks.

import { post, say } from './server.js';
import { dayOf, instantOf, make, showDayAndTime, showTime } from './words.js';

const DAY = 24 * 60 * 60 * 1000;
const element = (id) => document.getElementById(id);

let clock = { now: Date.now(), running: true, heardAt: Date.now() };
const now = () => (clock.running ? clock.now + Date.now() - clock.heardAt : clock.now);

/** Shows the clock, the faults and the remarks as the simulator tells them. */
export function showSurroundings(surroundings) {
  clock = { ...surroundings.clock, heardAt: Date.now() };
  showClock();
  showFaults(surroundings.faults);
  showRemarks(surroundings);
}

function showClock() {
  element('clock').textContent = showDayAndTime(now());
  element('clock').dateTime = new Date(now()).toISOString();
}

/** The next such time of a day (`08:30`) after now, on any day or on a Monday only. */
export function nextTime(time, mondayOnly = false) {
  for (let ahead = 0; ; ahead += 1) {
    const at = instantOf(dayOf(now() + ahead * DAY), time);
    const isMonday = new Date(at).getUTCDay() === 1; // from 8:00 in Shanghai on it is the same day in UTC
    if (at > now() && (isMonday || !mondayOnly)) return at;
  }
}

async function moveClock(body) {
  const answer = await post('clock', body);
  if (answer) say(`现在是 ${showDayAndTime(answer.clock.now)}`);
}

/** A datetime-local value of an instant, in Shanghai. */
const fieldValue = (at) => `${dayOf(at)}T${showTime(at)}`;

export function startClock() {
  setInterval(showClock, 1000);
  for (const button of document.querySelectorAll('[data-move]')) {
    button.addEventListener('click', () => {
      const { move } = button.dataset;
      const seconds = Number(move);
      void moveClock(seconds ? { advanceSeconds: seconds } : { to: nextTime('08:30', move === 'monday') });
    });
  }
  element('move-to').addEventListener('submit', (event) => {
    event.preventDefault();
    const [day, time] = new FormData(event.target).get('to').split('T');
    element('other-time').open = false;
    void moveClock({ to: instantOf(day, time) });
  });
  element('other-time').addEventListener('toggle', () => {
    const field = element('move-to').elements.to;
    if (field.value === '') field.value = fieldValue(now());
  });
}

export function startFaults() {
  const form = element('fault-form');
  form.addEventListener('change', () => void post('faults', readFaults(form)));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => void post('faults', {}));
  element('revoke').addEventListener('click', () => void revokeTokens());
}

async function revokeTokens() {
  if (await post('tokens', {})) say('所有令牌都失效了，机器人下一次调用要重新取。');
}

function readFaults(form) {
  const faults = {};
  for (const field of form.elements) {
    const { name, type, checked, value, dataset } = field;
    if (name === '') continue;
    if (type === 'checkbox') faults[name] = dataset.on ? Number(dataset.on) * checked : checked;
    else faults[name] = type === 'number' || dataset.number !== undefined ? Number(value) : value.trim();
  }
  return faults;
}

function showFaults(faults) {
  const form = element('fault-form');
  let on = 0;
  for (const field of form.elements) {
    if (!field.name || field === document.activeElement) continue;
    if (field.type === 'checkbox') field.checked = Boolean(faults[field.name]);
    else field.value = faults[field.name];
  }
  for (const [name, value] of Object.entries(faults))
    if (value && value !== -1 && name !== 'onlyPath') on += 1;
  showCount('fault-count', on);
}

function showRemarks({ complaints, dropped }) {
  const lines =
    dropped > 0 ? [`有 ${dropped} 条消息超过每人每分钟 30 条，被平台悄悄丢了。`, ...complaints] : complaints;
  const shown = lines.length > 0 ? lines : ['没有。机器人做的都合平台的规矩。'];
  element('remark-list').replaceChildren(...shown.map((line) => make('li', {}, line)));
  showCount('remark-count', lines.length);
}

function showCount(id, count) {
  element(id).hidden = count === 0;
  element(id).textContent = String(count);
}

/** Check boxes for everybody, ticked for those who are shown. */
export function listPeople(people, shown) {
  const kinds = { desk: '接待找人的居民', group: '工作群' };
  const boxes = people.map(({ name, role, channel }) => {
    const box = make('input', { type: 'checkbox', value: name, checked: shown.includes(name) });
    return make('label', {}, box, name, make('small', {}, role || kinds[channel]));
  });
  element('people-list').replaceChildren(...boxes);
}

/** `onChange` gets the names that are ticked, in the order of the list. */
export function startPeople(onChange) {
  const list = element('people-list');
  list.addEventListener('change', () => {
    onChange([...list.querySelectorAll('input:checked')].map((box) => box.value));
  });
}

/** Panels close when one clicks elsewhere or presses Escape. */
export function startPanels() {
  const panels = [...document.querySelectorAll('.panel')];
  const closeOthers = (kept) => {
    for (const panel of panels) if (panel !== kept) panel.open = false;
  };
  document.addEventListener('click', (event) => closeOthers(event.target.closest('.panel')));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && closeOthers(null));
}
