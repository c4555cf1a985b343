// Draws one bubble: text, card, menu, picture, voice, location or notice.

import { make, makeLink, markdown, plainText, showTime } from './words.js';

/**
 * `tap(button, selection)` is called when a button or menu item is pressed, `recall()` (or null) when an own bubble is
 * taken back. The element carries the bubble's id, so that a changed bubble can replace it.
 */
export function drawBubble(bubble, { tap, recall }) {
  if (bubble.type === 'notice') {
    return make('li', { className: 'notice', id: `bubble-${bubble.id}` }, bubble.text);
  }
  const side = bubble.from === 'self' ? 'self' : 'bot';
  const body = make('div', { className: `bubble ${bubble.type}` }, ...content(bubble, tap));
  return make(
    'li',
    { className: `line ${side}`, id: `bubble-${bubble.id}`, title: showTime(bubble.at) },
    bubble.by ? make('p', { className: 'by' }, bubble.by) : null,
    bubble.quote ? make('p', { className: 'quoted' }, bubble.quote) : null,
    body,
    changes(bubble),
    side === 'self' && recall
      ? make('button', { type: 'button', className: 'recall', onclick: recall }, '撤回')
      : null,
  );
}

function content(bubble, tap) {
  switch (bubble.type) {
    case 'card':
      return card(bubble, tap);
    case 'menu':
      return menu(bubble, tap);
    case 'picture':
      return [picture(`media/${bubble.mediaId}`)];
    case 'voice':
      return [make('p', { className: 'words' }, '语音 3″')];
    case 'video':
      return [make('p', { className: 'words' }, '视频')];
    case 'file':
      return [
        make('a', { className: 'words', href: `media/${bubble.mediaId}`, target: '_blank' }, bubble.text),
      ];
    case 'location':
      return [
        make('div', { className: 'map', 'aria-hidden': 'true' }),
        make('p', { className: 'words' }, bubble.text),
      ];
    default:
      return [bubble.format === 'markdown' ? markdown(bubble.text) : plainText(bubble.text)];
  }
}

/** A tap opens it in full. */
function picture(address) {
  const image = make('img', { src: address, alt: '图片', width: 320, height: 240, loading: 'lazy' });
  return make('a', { href: address, target: '_blank', rel: 'noreferrer' }, image);
}

/** A menu of customer service: words and items in their order; the items can be tapped at any time. */
function menu(bubble, tap) {
  const parts = bubble.menu.map((part) => {
    if (typeof part === 'string') return make('li', {}, plainText(part));
    return make('li', {}, part.url ? makeLink(part.url, part.label) : press(part, () => tap(part, {})));
  });
  return [make('ul', {}, ...parts)];
}

function card(bubble, tap) {
  const shape = bubble.card ?? {};
  const [firstLine, ...otherLines] = bubble.text.split('\n');
  const questions = make('div', { className: 'questions' }, ...readQuestions(shape).map(question));
  const buttons = bubble.buttons.map((button, index) => {
    const style = shape.button_list?.[index]?.style ?? 1;
    if (button.url !== undefined) return makeLink(button.url, button.label);
    return press(button, () => tap(button, selection(questions)), `style-${style}`);
  });
  const top = shape.card_type
    ? cardWords(shape)
    : [make('h3', {}, firstLine), otherLines.length > 0 ? plainText(otherLines.join('\n')) : null];
  return [
    ...top,
    questions.childElementCount > 0 ? questions : null,
    buttons.length > 0 ? make('div', { className: 'buttons' }, ...buttons) : null,
  ];
}

function cardWords(shape) {
  const rows = (shape.horizontal_content_list ?? []).flatMap((row) => [
    make('dt', {}, row.keyname),
    make('dd', {}, row.type === 1 ? makeLink(row.url, row.value ?? '') : (row.value ?? '')),
  ]);
  const paragraphs = (shape.vertical_content_list ?? []).map((row) =>
    make('p', {}, make('b', {}, row.title), ` ${row.desc ?? ''}`),
  );
  const { source, main_title: title, emphasis_content: emphasis, quote_area: quote } = shape;
  return [
    source?.desc ? make('p', { className: `source colour-${source.desc_color ?? 0}` }, source.desc) : null,
    title?.title ? make('h3', {}, title.title) : null,
    title?.desc ? make('p', { className: 'describe' }, title.desc) : null,
    emphasis?.title
      ? make('p', { className: 'emphasis' }, emphasis.title, make('small', {}, emphasis.desc ?? ''))
      : null,
    shape.sub_title_text ? make('p', { className: 'words' }, shape.sub_title_text) : null,
    quote?.quote_text
      ? make('blockquote', {}, quote.title ? make('b', {}, `${quote.title} `) : null, quote.quote_text)
      : null,
    ...paragraphs,
    rows.length > 0 ? make('dl', {}, ...rows) : null,
  ];
}

/** The questions of a card in one shape: select boxes for one option, check boxes for several. */
function readQuestions(shape) {
  const single = [shape.button_selection, ...(shape.select_list ?? [])].filter(Boolean);
  const many = shape.checkbox ? [shape.checkbox] : [];
  return [
    ...single.map((asked) => ({ ...asked, many: false })),
    ...many.map((asked) => ({ ...asked, many: true })),
  ];
}

function question({ question_key: key, title, option_list: options, selected_id: selected, many, mode }) {
  if (many) {
    const type = Number(mode) === 1 ? 'checkbox' : 'radio';
    const choices = options.map((option) =>
      make(
        'label',
        {},
        make('input', { type, name: key, value: option.id, checked: Boolean(option.is_checked) }),
        option.text,
      ),
    );
    return make('fieldset', { 'data-question': key }, ...choices);
  }
  const choices = options.map((option) =>
    make('option', { value: option.id, selected: option.id === selected }, option.text),
  );
  return make('label', { 'data-question': key }, title ?? '', make('select', {}, ...choices));
}

function selection(questions) {
  const chosen = {};
  for (const asked of questions.querySelectorAll('[data-question]')) {
    const fields = asked.querySelectorAll('select, input:checked');
    chosen[asked.dataset.question] = [...fields].map((field) => field.value);
  }
  return chosen;
}

function press(button, onclick, className) {
  return make(
    'button',
    { type: 'button', className, disabled: Boolean(button.disabled), onclick },
    button.label,
  );
}

/** Shows that a bubble was changed, and on request what stood there before. */
function changes(bubble) {
  if (bubble.history.length === 0) return null;
  const former = bubble.history.map((old) =>
    make('li', {}, `${showTime(old.at)} 以前：${old.text.split('\n')[0]}`, buttonWords(old)),
  );
  return make('details', { className: 'changes' }, make('summary', {}, '已更新'), make('ol', {}, ...former));
}

function buttonWords(old) {
  return old.buttons.length > 0 ? `〔${old.buttons.map((button) => button.label).join('〕〔')}〕` : '';
}
