import { causeOf, WecomRefused, WecomUnreachable } from './errors';
import { rangeOf, type MediaPart } from './large-media';
import { fileNameOf, piecesOf, type IncomingMedia } from './media';

export type Json = Readonly<Record<string, unknown>>;

export interface ExchangeOptions {
  base: string;
  fetch?: typeof globalThis.fetch;
  /** Real milliseconds for one call; 8000 unless told. */
  timeout?: number;
  observe?(path: string, errcode: number | 'unreachable'): void;
}

/** Network failures after which the request certainly never left. */
const neverLeft: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Real milliseconds for a whole file, 20 MB at most. */
const mediaTimeout = 120_000;

/** One HTTP call to WeCom and its answer; knows queries and bodies, nothing of tokens' lives. */
export class Exchange {
  private readonly base: string;
  private readonly fetch: typeof globalThis.fetch;

  constructor(private readonly options: ExchangeOptions) {
    this.base = options.base.replace(/\/+$/, '');
    this.fetch = options.fetch ?? globalThis.fetch;
  }

  /** One call; its answer as JSON. */
  request(
    path: string,
    query: Record<string, string>,
    body?: Json | FormData,
    method: 'GET' | 'POST' = body === undefined ? 'GET' : 'POST',
  ): Promise<Json> {
    const isForm = body instanceof FormData;
    const content = isForm
      ? { body }
      : body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return this.observed(path, async () => {
      const timeout = isForm ? mediaTimeout : (this.options.timeout ?? 8_000);
      const response = await this.respond(path, query, { method, ...content }, timeout);
      return this.check(path, query, await this.readJson(path, response));
    });
  }

  private check(path: string, query: Record<string, string>, answer: Json): Json {
    const errcode = typeof answer.errcode === 'number' ? answer.errcode : 0;
    if (errcode !== 0) throw new WecomRefused(path, errcode, this.withoutSecrets(answer.errmsg, query));
    return answer;
  }

  private async observed<T>(path: string, make: () => Promise<T>): Promise<T> {
    try {
      const result = await make();
      this.options.observe?.(path, 0);
      return result;
    } catch (error) {
      if (error instanceof WecomRefused) this.options.observe?.(path, error.errcode);
      else this.options.observe?.(path, 'unreachable');
      throw error;
    }
  }

  /** The answer's head; its body is still to be read within the same `timeout` (ms). */
  private async respond(
    path: string,
    query: Record<string, string>,
    init: RequestInit,
    timeout: number,
  ): Promise<Response> {
    let response: Response;
    try {
      const address = `${this.base}${path}?${new URLSearchParams(query).toString()}`;
      response = await this.fetch(address, { ...init, signal: AbortSignal.timeout(timeout) });
    } catch (error) {
      const cause = causeOf(error);
      throw new WecomUnreachable(path, cause, !neverLeft.has(cause));
    }
    if (!response.ok) throw new WecomUnreachable(path, `HTTP ${response.status}`, true);
    return response;
  }

  private async readJson(path: string, response: Response): Promise<Json> {
    const text = await response.text().catch((error: unknown) => {
      throw new WecomUnreachable(path, causeOf(error), true);
    });
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      throw new WecomUnreachable(path, 'answer is not JSON', true);
    }
    if (typeof answer !== 'object' || answer === null)
      throw new WecomUnreachable(path, 'answer is no object', true);
    return answer as Json;
  }

  /** The platform's own words, which go to logs: at most 300 characters and nothing of what opens doors. */
  private withoutSecrets(errmsg: unknown, query: Record<string, string>): string {
    const text = typeof errmsg === 'string' ? errmsg : '';
    const hidden = [query.access_token, query.corpsecret, query.key, query.response_code].filter(
      (value) => value !== undefined && value !== '',
    );
    return hidden
      .reduce<string>((words, secret) => words.replaceAll(secret ?? '', '***'), text)
      .slice(0, 300);
  }

  /** A call whose answer is a file; a refusal comes as JSON (or text) in its place. */
  file<T>(
    path: string,
    query: Record<string, string>,
    take: (media: IncomingMedia) => Promise<T>,
  ): Promise<T> {
    return this.observed(path, async () => take(await this.media(path, query, {})));
  }

  /** The stretch of a file from byte `from` on, at most `length` bytes; its content is still to be read. */
  part(path: string, query: Record<string, string>, from: number, length: number): Promise<MediaPart> {
    const headers = { range: `bytes=${from}-${from + length - 1}` };
    return this.observed(path, () => this.media(path, query, headers));
  }

  /** A file at an address that the platform gave; only over TLS, or from where its API is. */
  fileAt<T>(path: string, address: string, take: (media: IncomingMedia) => Promise<T>): Promise<T> {
    return this.observed(path, async () => {
      if (!address.startsWith('https://') && !address.startsWith(new URL(this.base).origin))
        throw new WecomRefused(path, 0, 'an address that is not the platform’s');
      const signal = AbortSignal.timeout(mediaTimeout);
      const response = await this.fetch(address, { signal }).catch((error: unknown) => {
        throw new WecomUnreachable(path, causeOf(error), true);
      });
      if (!response.ok) throw new WecomUnreachable(path, `HTTP ${response.status}`, true);
      const fileName = fileNameOf(response.headers.get('content-disposition'));
      const contentType = response.headers.get('content-type') ?? '';
      return take({ contentType, fileName, content: piecesOf(path, response) });
    });
  }

  private async media(
    path: string,
    query: Record<string, string>,
    headers: Record<string, string>,
  ): Promise<MediaPart> {
    const response = await this.respond(path, query, { method: 'GET', headers }, mediaTimeout);
    const contentType = response.headers.get('content-type') ?? '';
    if (/json|text\/plain/.test(contentType)) {
      this.check(path, query, await this.readJson(path, response));
      throw new WecomRefused(path, 0, 'the answer holds no file');
    }
    const fileName = fileNameOf(response.headers.get('content-disposition'));
    const range = rangeOf(response.headers.get('content-range')) ?? { from: 0, total: null };
    return { contentType, fileName, ...range, content: piecesOf(path, response) };
  }
}
