// The foot of a work group: who speaks, and the words that @ the robot. Without @ it hears nothing, as in WeCom.

import { sayForm } from './say-form.js';
import { post } from './server.js';
import { make } from './words.js';

export class GroupComposer {
  /** `robot`: its name and the members of the group. */
  constructor({ name }, robot) {
    this.group = name;
    const speakers = robot.speakers.map((speaker) => make('option', { value: speaker }, `${speaker} 说`));
    this.speaker = make('select', { 'aria-label': `${name}：谁说` }, ...speakers);
    this.picture = make('input', { type: 'checkbox', 'aria-label': `${name}：带一张照片` });
    const withPicture = make('label', {}, this.picture, '带照片');
    this.tools = make('div', { className: 'tools' }, this.speaker, withPicture);
    const form = sayForm({
      label: `在${name}里说的话`,
      rest: `@${robot.name} `,
      say: (text) => this.send(text),
    });
    this.element = make('footer', {}, this.tools, form);
  }

  send(text) {
    const pictures = this.picture.checked ? 1 : 0;
    this.picture.checked = false;
    return post('robot', { who: this.speaker.value, group: this.group, text, pictures });
  }
}
