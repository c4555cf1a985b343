// The field to write in and its button: Enter sends, Shift+Enter begins a new line.

import { make } from './words.js';

/** `label`: whose words they are; `rest`: what stands in the field again once they are said; `say`: gets the words. */
export function sayForm({ label, placeholder = '', rest = '', say }) {
  const field = make('textarea', { rows: 1, value: rest, placeholder, 'aria-label': label });
  const form = make('form', { className: 'say' }, field, make('button', { className: 'send' }, '发送'));
  field.addEventListener('keydown', (event) => {
    const plainEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (!plainEnter) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    field.value = rest;
    if (text) void say(text);
    field.focus();
  });
  return form;
}
