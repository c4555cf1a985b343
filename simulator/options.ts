import type { MovableClock } from './clock';

/** A person one can play. */
export interface Player {
  name: string;
  /** What this person is to the service, shown under the name. */
  role: string;
  /** app: a member in the app's chat; kf: anybody in WeChat, talking to customer service. */
  channel: 'app' | 'kf';
  /** userid of a member, external_userid of a customer. */
  id: string;
  /** Departments and tags of a member; the root and none unless told. */
  departments?: number[];
  tags?: string[];
}

/** A department below the root (id 1). */
export interface Department {
  id: number;
  name: string;
  parentId: number;
}

/** A work group with a robot in it. */
export interface Group {
  /** The secret of the robot's webhook address. */
  key: string;
  name: string;
}

export interface Account {
  openKfId: string;
  name: string;
}

/** A group of residents, owned by a member; no bot is in it (P92120). */
export interface CustomerGroup {
  name: string;
  /** userid. */
  owner: string;
}

/** A code on a door. */
export interface Scene {
  scene: string;
  label: string;
  openKfId: string;
  /** What the code carries besides (scene_param). */
  param?: string;
}

/** The 智能机器人 of the office: heard one-to-one, and in the work groups by those who @ it. */
export interface Robot {
  aibotId: string;
  /** As members @ it. */
  name: string;
  /** Token and EncodingAESKey of its own callback. */
  token: string;
  aesKey: string;
  callbackUrl: () => string;
  /** Where the simulator itself hands out what members send to it, without a slash at the end. */
  filesAt: string;
}

export interface SimulatorOptions {
  clock: MovableClock;
  corpId: string;
  agentId: number | string;
  secret: string;
  /** Token and EncodingAESKey of the callback configuration. */
  token: string;
  aesKey: string;
  accounts: Account[];
  scenes: Scene[];
  players: Player[];
  groups: Group[];
  /** Left out: 客户联系 is not open to the app. */
  customerGroups?: CustomerGroup[];
  /** None unless told. */
  robot?: Robot;
  departments?: Department[];
  /** userids of those who receive customers of the accounts; all members unless told. */
  servicers?: string[];
  /** Accounts of the corp, of which the day's deliveries depend; 500 unless told. */
  seats?: number;
  /** The app's menu as somebody set it before; none unless told. */
  menu?: { button: object[] };
  /** Where a member's phone is when the map is opened, in degrees. */
  here?: { latitude: number; longitude: number; label: string };
  /** Where callbacks are posted; asked each time, so that the port may be known late. */
  callbackUrl: () => string;
}
