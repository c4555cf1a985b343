// The foot of a window: what its person can send, and the field to write in.

import { sayForm } from './say-form.js';
import { post } from './server.js';
import { make } from './words.js';

/** Beside picture, voice and place; what only WeChat's customer service knows is marked. */
const others = [
  { what: 'video', label: '视频' },
  { what: 'file', label: '文件' },
  { what: 'link', label: '链接' },
  { what: 'silk', label: '语音（Silk 格式）', onlyResidents: true },
  { what: 'record', label: '聊天记录', onlyResidents: true },
  { what: 'miniprogram', label: '小程序', onlyResidents: true },
  { what: 'business_card', label: '名片', onlyResidents: true },
  { what: 'channels', label: '视频号', onlyResidents: true },
  { what: 'channels_shop_product', label: '视频号商品', onlyResidents: true },
  { what: 'channels_shop_order', label: '视频号订单', onlyResidents: true },
  { what: 'meeting', label: '会议', onlyResidents: true },
  { what: 'calendar', label: '日程', onlyResidents: true },
  { what: 'note', label: '笔记', onlyResidents: true },
  { what: 'sticker', label: '表情', onlyResidents: true },
];
const placeholders = { app: '说一句', kf: '哪里、什么事', desk: '回这位居民' };

export class Composer {
  constructor(person, scenes) {
    this.person = person;
    this.tools = make('div', { className: 'tools' }, ...this.ways());
    const isResident = person.channel === 'kf';
    const door = isResident ? [this.scanner(scenes)] : [];
    this.menuBar = make('div', { className: 'menu-bar', hidden: !isResident }, ...door);
    this.element = make('footer', {}, this.menuBar, this.tools, this.form());
  }

  act(action, details = {}) {
    return post(action, { who: this.person.name, ...details });
  }

  /** What one can do with a tap. */
  ways() {
    const { channel } = this.person;
    if (channel === 'desk') return [];
    return [
      this.tool('图片', () => this.act('send', { what: 'picture' })),
      this.tool('语音', () => this.act('send', { what: 'voice' })),
      this.tool('位置', () => this.sendPlace()),
      this.more(channel),
    ];
  }

  tool(label, onclick) {
    return make('button', { type: 'button', onclick, 'aria-label': `${this.person.name}：${label}` }, label);
  }

  more(channel) {
    const fitting = others.filter(({ onlyResidents }) => channel === 'kf' || !onlyResidents);
    const rows = [
      { value: 'choose', label: '选一个文件…' },
      ...fitting.map(({ what, label }) => ({ value: what, label })),
      ...(channel === 'app' ? [{ value: 'enter', label: '进入应用' }] : []),
      ...(channel === 'kf' ? [{ value: 'recall', label: '撤回上一条' }] : []),
    ];
    return this.chooser('更多', `${this.person.name}：发别的`, rows, (value) => {
      if (value === 'choose') return this.sendOwnFile();
      return value === 'enter' || value === 'recall' ? this.act(value) : this.act('send', { what: value });
    });
  }

  /** A file of one's own machine: an office's form, an old ledger, the street's list. */
  sendOwnFile() {
    const input = make('input', { type: 'file', accept: '.xlsx,.docx,.pdf' });
    input.addEventListener('change', () => {
      const [file] = input.files;
      if (!file) return;
      const reader = new FileReader();
      reader.addEventListener('load', () => {
        void this.act('file', { name: file.name, content: reader.result.split(',')[1] ?? '' });
      });
      reader.readAsDataURL(file);
    });
    input.click();
  }

  scanner(scenes) {
    const inOrder = scenes.toSorted((one, other) =>
      one.label.localeCompare(other.label, 'zh', { numeric: true }),
    );
    const rows = inOrder.map(({ scene, label }) => ({ value: scene, label: `扫码：${label}` }));
    return this.chooser('扫门上的码', `${this.person.name}：扫门上的码`, rows, (scene) =>
      this.act('scan', { scene }),
    );
  }

  /** A select that does something and stands on its title again. */
  chooser(title, label, rows, chosen) {
    const options = rows.map((row) => make('option', { value: row.value }, row.label));
    const choose = make('select', { 'aria-label': label }, make('option', { value: '' }, title), ...options);
    choose.addEventListener('change', () => {
      if (choose.value) void chosen(choose.value);
      choose.value = '';
    });
    return choose;
  }

  /** At most three tops, as at the foot of WeCom's chat; what lies below one opens above it. */
  showMenu(menu) {
    const drawn = JSON.stringify(menu);
    if (drawn === this.drawnMenu) return;
    this.drawnMenu = drawn;
    const tops = menu?.button ?? [];
    this.menuBar.hidden = tops.length === 0;
    this.menuBar.replaceChildren(...tops.map((top) => this.menuTop(top)));
  }

  menuTop(top) {
    const pick = (name) => void this.act('menu', { label: name });
    if (!top.sub_button) return make('button', { type: 'button', onclick: () => pick(top.name) }, top.name);
    const rows = top.sub_button.map(({ name }) => ({ value: name, label: name }));
    return this.chooser(top.name, `${this.person.name}：${top.name}`, rows, (name) => pick(name));
  }

  showServicers(servicers) {
    const boxes = servicers.map(({ name, receiving }) => {
      const box = make('input', { type: 'checkbox', checked: receiving });
      box.addEventListener('change', () => void post('receives', { who: name, on: box.checked }));
      return make('label', {}, box, `${name}接待中`);
    });
    this.tools.replaceChildren(...boxes);
  }

  form() {
    const { name, channel } = this.person;
    return sayForm({
      label: `${name}要说的话`,
      placeholder: placeholders[channel],
      say: (text) => this.act('say', { text }),
    });
  }

  sendPlace() {
    const dialog = document.getElementById('place');
    dialog.returnValue = '';
    const send = () => {
      if (dialog.returnValue !== 'send') return;
      const { label, latitude, longitude } = Object.fromEntries(new FormData(dialog.querySelector('form')));
      void this.act('location', { label, latitude: Number(latitude), longitude: Number(longitude) });
    };
    dialog.addEventListener('close', send, { once: true });
    dialog.showModal();
  }
}
