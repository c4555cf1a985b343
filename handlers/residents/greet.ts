import { rememberPlace } from '../../models/staff/persons';
import type { Answer } from '../../notices/answer';
import { greetingLines } from '../../notices/residents/public-notice-words';
import {
  asYouLike,
  emojiAnswer,
  englishHint,
  feelingAnswers,
  feelingWords,
  foreignWords,
  notMyBusiness,
  otherWays,
  greeting,
  present,
  reportInvitation,
  welcomeWord,
  whoAmI,
} from '../../notices/talk-words';
import type { Handler } from '../handler';
import { isForeignScript, isLatin, type Interpretation, type SmallTalk } from '../interpret';
import { letOutsideIn } from '../outside/outside';
import { noticesHere } from './notices-here';
import type { Turn } from '../turn/turn';

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
      return welcomeWord;
    case 'typing':
      return otherWays;
    case 'chat':
      return notMyBusiness;
    case 'sticker':
      return emojiAnswer;
    // 好的 behind a receipt is heard, not asked back.
    case 'no':
    case 'bye':
    case 'yes':
      return asYouLike;
    case 'loss':
    case 'trouble':
    case 'anger':
      return feelingAnswers[kind];
    case undefined:
      return null;
    default:
      return kind satisfies never;
  }
}

/** A matter that was told with a loss, an illness or a curse: a humane word before what is answered. */
export const withFeeling = (answer: Answer, feeling: Interpretation['feeling']): Answer =>
  feeling === undefined ? answer : { ...answer, text: `${feelingWords[feeling]}${answer.text}` };

/** Korean, or English beyond the plainest: said so, and nothing is filed; null when something of it was understood. */
export function unreadLetters(text: string, { category, placeText, urgency }: Interpretation): Answer | null {
  if (!(category === 'NONE' || category.startsWith('13')) || urgency !== 'normal') return null;
  const stranger = isForeignScript(text) || (isLatin(text) && LEAST_WORDS.test(text));
  return stranger && !(placeText !== '' && /\d/.test(text)) ? foreignWords : null;
}
/** Two words of letters: one alone may be a name or a slip of the keys. */
const LEAST_WORDS = /[a-z]{2,}[^a-z]+[a-z]{2,}/i;

const ENGLISH =
  /\b(?:the|is|are|not|no|in|my|please|help|broken|water|light|elevator|garbage|noise|there|can|what|how|where|when|who|do|does|you|speak|english|want|need)\b/i;

/** The same before it is looked up as a question: juzhuzheng zenme ban is in the guide, English is not. */
export const unreadEnglish = (text: string, understood: Interpretation): Answer | null =>
  isLatin(text) && ENGLISH.test(text) ? unreadLetters(text, understood) : null;

/** Who wrote English reads how to go on. */
export const inTheirWords = (answer: Answer, text: string): Answer =>
  answer.question === true && isLatin(text) && ENGLISH.test(text)
    ? { ...answer, text: `${answer.text}\n${englishHint}` }
    : answer;
