import { byteLength } from './text';
import { all, leaf, only, XmlError, type XmlElement } from './xml';

/** The XML is sound but not a message of WeCom; answered with 400. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
  readonly status = 400;
}

/** Reads the leaves of one element: the three ways a field may be there or not. */
export class Fields {
  constructor(private readonly element: XmlElement | undefined) {}

  /** The text, or null where the field is missing or empty. */
  optional(name: string): string | null {
    const text = leaf(this.element, name);
    return text === undefined || text === '' ? null : text;
  }

  /** The text, empty where the field is missing. */
  text(name: string): string {
    return leaf(this.element, name) ?? '';
  }

  /** The text; MessageError where the field is missing or empty. */
  required(name: string): string {
    const text = leaf(this.element, name);
    if (text === undefined || text === '') throw new MessageError(`${name} is missing`);
    return text;
  }

  /** A finite number; MessageError where there is none. */
  number(name: string): number {
    const value = this.optionalNumber(name);
    if (value === null) throw new MessageError(`${name} is no number`);
    return value;
  }

  optionalNumber(name: string): number | null {
    const text = leaf(this.element, name)?.trim() ?? '';
    if (text === '') return null;
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
  }

  /** Epoch milliseconds from a field in seconds. */
  optionalTime(name: string): number | null {
    const seconds = this.optionalNumber(name);
    return seconds === null ? null : seconds * 1000;
  }

  /** `a,b,c` as WeCom writes lists of users and departments. */
  commaList(name: string): string[] {
    return this.text(name)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  inside(name: string): Fields {
    return new Fields(only(this.element, name));
  }

  each(name: string): Fields[] {
    return all(this.element, name).map((element) => new Fields(element));
  }

  /** The texts of a repeated leaf. */
  texts(name: string): string[] {
    return all(this.element, name).map((element) => {
      if (element.children.size > 0) throw new XmlError(`${name} holds elements`);
      return element.text;
    });
  }

  /** Every leaf directly inside: name and text. */
  leaves(): [string, string][] {
    const children = this.element?.children ?? new Map<string, readonly XmlElement[]>();
    return [...children].flatMap(([name, elements]) =>
      elements
        .filter((element) => element.children.size === 0)
        .map(({ text }): [string, string] => [name, text]),
    );
  }

  /** MsgId: 1 to 20 digits, kept as text. */
  messageId(): string {
    const text = this.required('MsgId');
    if (!/^\d{1,20}$/.test(text)) throw new MessageError('MsgId is not 1 to 20 digits');
    return text;
  }

  /** userid: 1 to 64 bytes, byte for byte. */
  userId(name: string): string {
    const text = this.required(name);
    if (byteLength(text) > 64) throw new MessageError(`${name} is longer than 64 bytes`);
    return text;
  }
}
