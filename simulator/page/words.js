// Small helpers: making elements, showing times, and turning texts into nodes without ever using innerHTML.

/** make('p', {className: 'x'}, 'text', child): an element with properties, attributes and children. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const zone = 'Asia/Shanghai';
const dayAndTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const timeOnly = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const dayOnly = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

export const showDayAndTime = (at) => dayAndTime.format(at);
export const showTime = (at) => timeOnly.format(at);

/** 2026-11-23 in Shanghai. */
export const dayOf = (at) => dayOnly.format(at);

/** The instant of a wall-clock time in Shanghai, which has no summer time. */
export const instantOf = (day, time) => Date.parse(`${day}T${time}:00+08:00`);

/** A text with its line breaks; links of the form <a href="…">…</a> become links. */
export function plainText(text) {
  const parts = text.split(/(<a\s+href="[^"]*">[^<]*<\/a>)/);
  return make('p', { className: 'words' }, ...parts.map(linkOrText));
}

function linkOrText(part) {
  const link = /^<a\s+href="([^"]*)">([^<]*)<\/a>$/.exec(part);
  return link ? makeLink(link[1], link[2]) : part;
}

export function makeLink(url, label) {
  const safe = /^https?:\/\//.test(url) ? url : undefined;
  return make('a', { href: safe, target: '_blank', rel: 'noreferrer' }, label);
}

/** The subset of markdown that WeCom shows: headings, bold, code, links, quotes and three colours. */
export function markdown(text) {
  const lines = text.split('\n').map((line) => {
    const [, heading, quote, rest] = /^(#{1,6} )?(> ?)?(.*)$/.exec(line);
    const name = heading ? 'h3' : quote ? 'blockquote' : 'p';
    return make(name, {}, ...inline(rest));
  });
  return make('div', { className: 'words markdown' }, ...lines);
}

const marks = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\)|<font color="[a-z]+">[^<]*<\/font>)/;

function inline(line) {
  return line.split(marks).map((part) => {
    if (/^\*\*[^*]+\*\*$/.test(part)) return make('strong', {}, part.slice(2, -2));
    if (/^`[^`]+`$/.test(part)) return make('code', {}, part.slice(1, -1));
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    if (link) return makeLink(link[2], link[1]);
    const coloured = /^<font color="(info|comment|warning)">([^<]*)<\/font>$/.exec(part);
    return coloured ? make('span', { className: coloured[1] }, coloured[2]) : part;
  });
}
