/** A report written as a form. Missing fields are empty; `extra` keeps the lines no field claims, by their own key. */
export interface Form {
  category: string;
  place: string;
  description: string;
  extra: Record<string, string>;
}

type Field = 'category' | 'place' | 'description';

const keys: Record<string, Field> = {};
const words: Record<Field, string> = {
  category: '类别 类型 分类 种类 问题类别 问题类型 事件类型 事件类别 事项 问题 事由 大类 小类',
  place: '地点 位置 地址 事发地点 事发位置 发生地点 问题地点 具体位置 具体地址 详细地址 在哪 哪里 地方',
  description: '描述 内容 情况 说明 问题描述 详细描述 具体情况 情况说明 事件描述 问题内容 诉求 详情 备注',
};
for (const [field, list] of Object.entries(words))
  for (const word of list.split(' ')) keys[word] = field as Field;

const title =
  /^[\s\u3000]*(?:【|\[)\s*(?:上报|报|我要上报|问题上报|事件上报|隐患上报|反映问题|报事|报修)\s*(?:】|\])/;
const line = /^[\s\u3000]*([^\s：:]{1,8})[ \u3000]*[：:][ \u3000]*(.*)$/;

/**
 * A form `【上报】` with `键：值` lines in any order, either colon, several spellings of each key. A line without a known
 * key continues the description when that is the open field, so that a description of several lines stays verbatim.
 * Null when the text is no form.
 */
export function parseForm(text: string): Form | null {
  const opened = title.exec(text);
  if (!opened) return null;
  const form: Form = {
    category: '',
    place: '',
    description: '',
    extra: Object.create(null) as Record<string, string>,
  };
  let open: Field | undefined;
  let known = 0;
  for (const row of text.slice(opened[0].length).split(/\r\n|\r|\n/)) {
    const match = line.exec(row);
    const field = match ? keys[match[1] ?? ''] : undefined;
    if (match && field && form[field] === '') {
      form[field] = match[2] ?? '';
      open = field;
      known++;
    } else if (open === 'description') form.description += `\n${row}`;
    else if (match) form.extra[match[1] ?? ''] = (match[2] ?? '').trim();
    else if (row.trim() !== '' && open) form[open] += row.trim();
    else if (row.trim() !== '') form.extra[''] = [form.extra[''], row.trim()].filter(Boolean).join('\n');
  }
  if (known === 0) return null;
  return {
    ...form,
    category: form.category.trim(),
    place: form.place.trim(),
    description: form.description.trim(),
    extra: { ...form.extra },
  };
}
