import { randomBytes } from 'node:crypto';
import type { WecomSettings } from '../config';
import { Simulator, type MovableClock, type SimulatorOptions } from '../simulator';
import {
  doorCode,
  sampleFirm,
  sampleResidentGroups,
  sampleResidents,
  sampleServicers,
  sampleStaff,
  sampleStreet,
} from './sample-street';

/** Settings of a WeCom that lives in this process; made anew at each start, worth nothing outside. */
export function simulatedSettings(port: number): WecomSettings {
  const letters = (length: number) => randomBytes(length).toString('hex').slice(0, length);
  return {
    corpId: 'ww0000000000000001',
    agentId: '1000002',
    secret: letters(43),
    token: letters(32),
    aesKey: letters(43),
    bot: { token: letters(32), aesKey: letters(43) },
    apiBase: `http://127.0.0.1:${port}/sim/api`,
  };
}

/** The sample street as the simulator plays it; `firm`: with the one whose code its page offers. */
export function openSimulator(
  wecom: WecomSettings,
  clock: MovableClock,
  port: () => number,
  { menu, firm = false }: { menu?: SimulatorOptions['menu']; firm?: boolean } = {},
): Simulator {
  const { account, communities } = sampleStreet;
  const callback = (name: string) => () => `http://127.0.0.1:${port()}/wecom/${name}`;
  const buildings = communities.flatMap(({ grids }) => grids.flatMap((grid) => [...grid.buildings]));
  return new Simulator({
    clock,
    ...wecom,
    agentId: Number(wecom.agentId),
    accounts: [account],
    scenes: [
      ...buildings.map((building) => ({
        scene: doorCode(building),
        label: `${building}号楼`,
        openKfId: account.openKfId,
      })),
      ...(firm
        ? [
            {
              scene: sampleFirm.scene,
              label: sampleFirm.name,
              openKfId: account.openKfId,
              param: `o-${sampleFirm.code}`,
            },
          ]
        : []),
    ],
    players: [
      ...sampleResidents.map(({ name, title, channel, id }) => ({ name, role: title, channel, id })),
      ...sampleStaff.map(({ name, title, userId }) => ({
        name,
        role: title,
        channel: 'app' as const,
        id: userId,
      })),
    ],
    ...(menu ? { menu } : {}),
    ...(wecom.bot
      ? {
          robot: {
            ...sampleStreet.robot,
            ...wecom.bot,
            callbackUrl: callback('aibot'),
            filesAt: wecom.apiBase.replace(/api$/, 'robot-files'),
          },
        }
      : {}),
    servicers: sampleServicers,
    customerGroups: sampleResidentGroups,
    groups: [...communities, sampleStreet].map(({ groupKey, groupName }) => ({
      key: groupKey,
      name: groupName,
    })),
    callbackUrl: callback('callback'),
  });
}
