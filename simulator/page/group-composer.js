// The foot of a work group: who speaks, and the words that @ the robot. Without @ it hears nothing, as in WeCom.

import { post } from './server.js';
import { make } from './words.js';

export class GroupComposer {
  /** `robot`: its name and the members of the group. */
  constructor({ name }, robot) {
    this.group = name;
    this.mention = `@${robot.name} `;
    const speakers = robot.speakers.map((speaker) => make('option', { value: speaker }, `${speaker} 说`));
    this.speaker = make('select', { 'aria-label': `${name}：谁说` }, ...speakers);
    this.picture = make('input', { type: 'checkbox', 'aria-label': `${name}：带一张照片` });
    const withPicture = make('label', {}, this.picture, '带照片');
    this.tools = make('div', { className: 'tools' }, this.speaker, withPicture);
    this.element = make('footer', {}, this.tools, this.form());
  }

  form() {
    const field = make('textarea', {
      rows: 1,
      value: this.mention,
      'aria-label': `在${this.group}里说的话`,
    });
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
      field.value = this.mention;
      if (text) void this.send(text);
      field.focus();
    });
    return form;
  }

  send(text) {
    const pictures = this.picture.checked ? 1 : 0;
    this.picture.checked = false;
    return post('robot', { who: this.speaker.value, group: this.group, text, pictures });
  }
}
