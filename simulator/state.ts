import type { JsonObject } from './json';
import type { Platform } from './platform';
import { DESK } from './service-desk';
import type { Shown } from './transcript';

/** How many bubbles of a window the page gets at first. */
const MOST_BUBBLES = 200;

/** What the bar above the windows shows; changes with the clock, the faults and the app's menu. */
export interface SurroundingsShown {
  clock: { now: number; running: boolean };
  faults: object;
  menu: JsonObject | null;
  dropped: number;
  complaints: string[];
  desk: { servicers: { name: string; receiving: boolean }[]; open: number };
}

export interface StateShown extends SurroundingsShown {
  players: { name: string; role: string; channel: 'app' | 'kf'; bubbles: Shown[] }[];
  /** Where the servicers of customer service are played. */
  desks: { name: string; bubbles: Shown[] }[];
  groups: { name: string; bubbles: Shown[] }[];
  /** How members @ the robot in a group; null without one. */
  robot: string | null;
  scenes: { scene: string; label: string }[];
  switches: object;
}

export function describeSurroundings(platform: Platform): SurroundingsShown {
  const { clock } = platform.options;
  return {
    clock: { now: clock.now(), running: clock.isRunning },
    faults: platform.faults.settings,
    menu: platform.menu,
    dropped: platform.dropped.length,
    complaints: platform.complaints.slice(-20),
    desk: {
      servicers: platform.desk.servicers.map(({ id, name }) => ({
        name,
        receiving: platform.desk.isReceiving(id),
      })),
      open: platform.desk.sessions().length,
    },
  };
}

export function describeState(platform: Platform): StateShown {
  const { players, groups, customerGroups = [], scenes } = platform.options;
  const bubbles = (name: string) => platform.transcript.read(name).slice(-MOST_BUBBLES);
  return {
    ...describeSurroundings(platform),
    players: players.map(({ name, role, channel }) => ({ name, role, channel, bubbles: bubbles(name) })),
    desks: [{ name: DESK, bubbles: bubbles(DESK) }],
    // Groups of residents show once something stands in them.
    groups: [...groups, ...customerGroups.filter(({ name }) => bubbles(name).length > 0)].map(({ name }) => ({
      name,
      bubbles: bubbles(name),
    })),
    robot: platform.robot?.name ?? null,
    scenes: scenes.map(({ scene, label }) => ({ scene, label })),
    switches: platform.switches,
  };
}
