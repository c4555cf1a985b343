// The page where one plays several people side by side. Plain modules, no build, nothing from outside.

import { listPeople, showSurroundings, startClock, startFaults, startPanels, startPeople } from './bar.js';
import { startStories } from './director.js';
import { fetchState, listen } from './server.js';
import { ChatWindow } from './windows.js';
import { make } from './words.js';

const SHOWN = 'xiaoge-shown';
const HINT = 'xiaoge-hint-read';
const windowsElement = document.getElementById('windows');
const tabsElement = document.getElementById('tabs');

/** Everybody by name; the state of the page is these and the names that are shown. */
let windows = new Map();
let people = [];
let shown = [];
/** Bubbles that arrive while the state is being read, so that none falls between. */
let waiting = null;

/** Reads everything anew: at first, and after the connection was broken. */
async function load() {
  waiting = [];
  const state = await fetchState();
  people = [
    ...state.players,
    ...state.desks.map((desk) => ({ ...desk, role: '', channel: 'desk' })),
    ...state.groups.map((group) => ({ ...group, role: '', channel: 'group' })),
  ];
  // Colleagues first: a resident who is in the corp comes last.
  const inCorp = state.players.filter(({ channel }) => channel === 'app');
  const isResident = ({ role }) => Number(role.includes('居民'));
  const speakers = inCorp
    .toSorted((one, other) => isResident(one) - isResident(other))
    .map(({ name }) => name);
  const robot = state.robot && { name: state.robot, speakers };
  windows = new Map(people.map((person) => [person.name, new ChatWindow(person, state.scenes, robot)]));
  for (const window of windows.values()) window.showServicers(state.desk.servicers);
  for (const window of windows.values()) window.showMenu(state.menu);
  showSurroundings(state);
  const remembered = JSON.parse(localStorage.getItem(SHOWN) ?? '[]').filter((name) => windows.has(name));
  choose(remembered.length > 0 ? remembered : firstChoice());
  listPeople(people, shown);
  const late = waiting;
  waiting = null;
  for (const news of late) showBubble(news);
}

/** What somebody is, by the name: 居民甲 and 居民乙 are both 居民. */
const kindOf = ({ name }) => name.slice(0, -1);

/** The first of each kind, at most four people, and the first group. */
function firstChoice() {
  const kinds = new Set();
  const firsts = people.filter(
    (person) =>
      !['group', 'desk'].includes(person.channel) && !kinds.has(kindOf(person)) && kinds.add(kindOf(person)),
  );
  const group = people.find(({ channel }) => channel === 'group');
  return [...firsts.slice(0, 4), ...(group ? [group] : [])].map(({ name }) => name);
}

function choose(names) {
  shown = names;
  windowsElement.replaceChildren(...names.map((name) => windows.get(name).element));
  tabsElement.replaceChildren(...names.map(makeTab));
  for (const name of names) windows.get(name).toEnd();
  markTab();
}

/** The same, remembered and ticked in the list. */
function show(names) {
  localStorage.setItem(SHOWN, JSON.stringify(names));
  choose(names);
  listPeople(people, shown);
}

/** Brings a window into view. */
function look(name) {
  windows.get(name)?.element.scrollIntoView({ behavior: 'smooth', inline: 'nearest', block: 'nearest' });
}

/** What happens in a story; '' takes the line away. `button`: what its button says. */
function caption(text, button = '停') {
  document.getElementById('caption').hidden = text === '';
  document.getElementById('caption-words').textContent = text;
  document.getElementById('stop').textContent = button;
  if (text !== '') closeHint();
}

function makeTab(name) {
  const open = () => look(name);
  return make('button', { type: 'button', role: 'tab', onclick: open, 'data-name': name }, name);
}

/** On a phone one window fills the screen: its tab is marked, and what is new elsewhere gets a dot. */
function markTab() {
  const width = windowsElement.clientWidth || 1;
  const current = shown[Math.round(windowsElement.scrollLeft / width)] ?? shown[0];
  for (const tab of tabsElement.children) {
    const isCurrent = tab.dataset.name === current;
    tab.setAttribute('aria-selected', String(isCurrent));
    if (isCurrent) {
      tab.classList.remove('news');
      tabsElement.scrollTo({ left: tab.offsetLeft - 60, behavior: 'smooth' });
    }
  }
}

function showBubble(news) {
  if (waiting) {
    waiting.push(news);
    return;
  }
  const { who, bubble } = news;
  const window = windows.get(who);
  window?.show(bubble);
  // Somebody waits for a human: his window comes by itself.
  if (window?.person.channel === 'desk' && !shown.includes(who)) show([...shown, who]);
  const tab = [...tabsElement.children].find((candidate) => candidate.dataset.name === who);
  if (tab?.getAttribute('aria-selected') === 'false') tab.classList.add('news');
}

function showHint() {
  const hint = document.getElementById('hint');
  hint.hidden = localStorage.getItem(HINT) === 'yes';
  document.getElementById('hint-close').addEventListener('click', closeHint);
}

function closeHint() {
  localStorage.setItem(HINT, 'yes');
  document.getElementById('hint').hidden = true;
}

startClock();
startFaults();
startPanels();
startPeople((names) => {
  localStorage.setItem(SHOWN, JSON.stringify(names));
  choose(names);
});
startStories(document.getElementById('story-list'), {
  choose: (names) => show(names.filter((name) => windows.has(name))),
  window: (name) => windows.get(name),
  look,
  caption,
});
showHint();
windowsElement.addEventListener('scroll', markTab, { passive: true });
listen({
  onOpen: load,
  onBubble: showBubble,
  onSurroundings: (surroundings) => {
    showSurroundings(surroundings);
    for (const window of windows.values()) {
      window.showMenu(surroundings.menu);
      window.showServicers(surroundings.desk.servicers);
    }
  },
});
