import { WecomRefused, WecomUnreachable } from './errors';
import { handOver } from './hand-over';

const request = {
  kind: 'kf.hand_over' as const,
  openKfId: 'wk',
  externalUserId: 'wm',
  servicers: ['Member_A', 'member_b'],
  taken: { msgtype: 'text' as const, text: { content: '转给值班的人' } },
  away: { msgtype: 'text' as const, text: { content: '请打电话' } },
};

const calls: { path: string; body: unknown }[] = [];
let answers: Record<string, () => unknown>;
const client = {
  call: async <T>(path: string, body?: unknown): Promise<T> => {
    calls.push({ path, body });
    return (answers[path.split('/').slice(-2).join('/')]?.() ?? {}) as T;
  },
  sendOnEvent: jest.fn().mockResolvedValue({}),
  sendCustomerServiceMessage: jest.fn().mockResolvedValue({ messageId: 'o1' }),
};
const refuse = (errcode: number) => () => {
  throw new WecomRefused('/p', errcode, '');
};

beforeEach(() => {
  calls.length = 0;
  jest.clearAllMocks();
  answers = {
    'servicer/list': () => ({
      servicer_list: [
        { userid: 'member_a', status: 0 },
        { userid: 'member_b', status: 0 },
      ],
    }),
    'service_state/trans': () => ({ msg_code: 'CODE' }),
  };
});

test('the first on duty who receives gets the conversation, and one text says so', async () => {
  await expect(handOver(client, request, 'o1')).resolves.toEqual({ messageId: 'o1', servicer: 'Member_A' });
  expect(calls.at(-1)?.body).toEqual({
    open_kfid: 'wk',
    external_userid: 'wm',
    service_state: 3,
    servicer_userid: 'Member_A',
  });
  expect(client.sendOnEvent).toHaveBeenCalledWith('CODE', 'o1', request.taken);
  expect(client.sendCustomerServiceMessage).not.toHaveBeenCalled();
});

test('who has stopped receiving is passed over without being asked', async () => {
  answers['servicer/list'] = () => ({
    servicer_list: [
      { userid: 'member_b', status: 0 },
      { userid: 'member_a', status: 1 },
    ],
  });
  await expect(handOver(client, request, 'o1')).resolves.toMatchObject({ servicer: 'member_b' });
});

test.each([95014, 95019, 60030])(
  'refused with %i by all of them: the telephone number goes out',
  async (errcode) => {
    answers['service_state/trans'] = refuse(errcode);
    await expect(handOver(client, request, 'o1')).resolves.toEqual({ messageId: 'o1' });
    expect(client.sendCustomerServiceMessage).toHaveBeenCalledWith(
      { openKfId: 'wk', externalUserId: 'wm', messageId: 'o1' },
      request.away,
    );
  },
);

test('a human has it already: that is who has it', async () => {
  answers['service_state/trans'] = refuse(95016);
  answers['service_state/get'] = () => ({ service_state: 3, servicer_userid: 'somebody' });
  await expect(handOver(client, request, 'o1')).resolves.toEqual({ messageId: 'o1', servicer: 'somebody' });
});

test('other refusals and silence are for the sender to judge', async () => {
  answers['service_state/trans'] = refuse(45009);
  await expect(handOver(client, request, 'o1')).rejects.toMatchObject({ errcode: 45009 });
  answers['service_state/trans'] = () => {
    throw new WecomUnreachable('/p', 'ECONNRESET', true);
  };
  await expect(handOver(client, request, 'o1')).rejects.toBeInstanceOf(WecomUnreachable);
});
