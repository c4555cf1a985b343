import { rememberPlace } from '../models/persons';
import type { Answer } from '../notices/answer';
import { greetingLines } from '../notices/public-notice-words';
import {
  asYouLike,
  emojiAnswer,
  greeting,
  present,
  reportInvitation,
  welcomeWord,
  whoAmI,
} from '../notices/talk-words';
import type { Handler } from './handler';
import type { SmallTalk } from './interpret';
import { letOutsideIn } from './outside';
import { noticesHere } from './notices-here';
import type { Turn } from './turn';

/** Greets, and answers what is no matter: small talk creates nothing. */
export const greetHandler: Handler = {
  intent: 'greet',
  press: { report: async () => reportInvitation },
};

/** Somebody scanned the code of a door: the place is noted and named in the greeting. */
export async function greetAtDoor(turn: Turn, scene: string, sceneParam = ''): Promise<Answer> {
  const outside = await letOutsideIn(turn, sceneParam);
  if (outside) return outside;
  const { office, tx } = turn.context;
  const place = office.directory.placeByScene(scene);
  if (place) await rememberPlace(tx, turn.person, place.id);
  const notices = await noticesHere(turn.context, turn.person);
  return greeting(office, turn.person, greetingLines(notices));
}

/** One line for small talk; null when it is none. */
export function smallTalkAnswer(kind: SmallTalk | undefined): Answer | null {
  switch (kind) {
    case 'greeting':
      return present;
    case 'who':
      return whoAmI;
    case 'thanks':
    case 'bye':
      return welcomeWord;
    case 'sticker':
      return emojiAnswer;
    case 'no':
      return asYouLike;
    case 'yes':
      return present;
    case undefined:
      return null;
    default:
      return kind satisfies never;
  }
}
