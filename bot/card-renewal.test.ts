import { renewCard } from './card-renewal';
import { WecomRefused } from './errors';

const card = {
  card_type: 'button_interaction' as const,
  main_title: { title: '甲' },
  button_list: [{ text: '我来办', key: 'k', style: 1 as const }],
  replace_text: '已接',
};
const HOUR = 3_600_000;
const NOW = 1_767_225_600_000;
const sent = { messageId: 'M1', holders: ['a', 'b'], sentAt: NOW - HOUR };
const update = (userIds: string[], renew: 'fresh' | 'recall' | 'leave') => ({
  kind: 'app.update_card' as const,
  taskId: 'T0001-7',
  userIds,
  card,
  renew,
});

const client = { call: jest.fn(), sendMessage: jest.fn() };
beforeEach(() => {
  client.call.mockReset().mockResolvedValue({});
  client.sendMessage.mockReset().mockResolvedValue({ responseCode: 'NEW' });
});

test('all who hold it: taken back, and a fresh card under a task_id that no other has', async () => {
  const receipt = await renewCard(client, update(['a', 'b'], 'fresh'), sent, 12, NOW);
  expect(client.call).toHaveBeenCalledWith('/cgi-bin/message/recall', { msgid: 'M1' });
  const [userIds, message] = client.sendMessage.mock.calls[0] ?? [];
  expect(userIds).toEqual(['a', 'b']);
  expect(message.template_card.task_id).toBe('T0001-12');
  expect(message.template_card).not.toHaveProperty('replace_text');
  expect(receipt).toEqual({ responseCode: 'NEW', freshTaskId: 'T0001-12' });
});

test('not taken back from somebody who gets no fresh one, nor after a day', async () => {
  await renewCard(client, update(['a'], 'fresh'), sent, 12, NOW);
  await renewCard(client, update(['a', 'b'], 'fresh'), { ...sent, sentAt: NOW - 24 * HOUR }, 13, NOW);
  expect(client.call).not.toHaveBeenCalled();
  expect(client.sendMessage).toHaveBeenCalledTimes(2);
});

test('a recall that is refused does not keep the fresh card back', async () => {
  client.call.mockRejectedValue(new WecomRefused('/p', 42052, ''));
  await expect(renewCard(client, update(['a', 'b'], 'fresh'), sent, 12, NOW)).resolves.toMatchObject({
    freshTaskId: 'T0001-12',
  });
});

test('where nothing is left to do no new card rings', async () => {
  await expect(renewCard(client, update(['a', 'b'], 'recall'), sent, 12, NOW)).resolves.toEqual({
    takenBack: true,
  });
  expect(client.call).toHaveBeenCalledTimes(1);
  await expect(renewCard(client, update(['a', 'b'], 'leave'), sent, 12, NOW)).resolves.toEqual({});
  expect(client.call).toHaveBeenCalledTimes(1);
  expect(client.sendMessage).not.toHaveBeenCalled();
});
