import type {
  ButtonCardInput,
  MultipleCardInput,
  NewsNoticeInput,
  TextNoticeInput,
  VoteCardInput,
} from './card-inputs';
import {
  CardError,
  address,
  checkLength,
  checkUnique,
  common,
  jumpList,
  middle,
  options,
  submitButton,
  words,
} from './card-parts';
import type {
  ButtonInteractionCard,
  CardSelection,
  MultipleInteractionCard,
  NewsNoticeCard,
  TextNoticeCard,
  VoteInteractionCard,
} from './card-types';
import { shortenCharacters } from './text';

export { CardError };
export type * from './card-types';
export { cardXml } from './card-xml';

/** A card with buttons that call back (button_interaction). Long words are shortened; a wrong build is a CardError. */
export function buttonCard(input: ButtonCardInput): ButtonInteractionCard {
  checkLength('buttons', input.buttons.length, 1, 6);
  checkUnique(
    'button key',
    input.buttons.map(({ key }) => key),
    1024,
  );
  return {
    card_type: 'button_interaction',
    ...common(input, 36, 44),
    ...middle(input),
    ...(input.url === undefined ? {} : { card_action: { type: 1, url: address('url', input.url) } }),
    button_list: input.buttons.map(({ text, key, style = 1 }) => ({
      text: words('text of a button', text, 10),
      style,
      key,
    })),
  };
}

/** A card that only tells (text_notice). */
export function textNotice(input: TextNoticeInput): TextNoticeCard {
  return {
    card_type: 'text_notice',
    ...common(input, 36, 44),
    ...(input.emphasis === undefined
      ? {}
      : {
          emphasis_content: {
            title: shortenCharacters(input.emphasis.title, 14),
            ...(input.emphasis.desc === undefined
              ? {}
              : { desc: shortenCharacters(input.emphasis.desc, 22) }),
          },
        }),
    ...middle(input),
    ...jumpList(input.jumps ?? []),
    card_action: { type: 1, url: address('url', input.url) },
  };
}

/** A card with a picture that only tells (news_notice). */
export function newsNotice(input: NewsNoticeInput): NewsNoticeCard {
  const { picture, paragraphs = [], lines } = input;
  const { ratio = 1.3 } = picture;
  if (ratio < 1.3 || ratio > 2.25) throw new CardError(`ratio: 1.3 to 2.25, not ${ratio}`);
  checkLength('paragraphs', paragraphs.length, 0, 4);
  return {
    card_type: 'news_notice',
    ...common(input, 36, 44),
    card_image: { url: address('url of the picture', picture.url), aspect_ratio: ratio },
    ...(paragraphs.length === 0
      ? {}
      : {
          vertical_content_list: paragraphs.map(({ title, desc }) => ({
            title: words('title of a paragraph', title, 38),
            ...(desc === undefined ? {} : { desc: shortenCharacters(desc, 160) }),
          })),
        }),
    ...middle(lines === undefined ? {} : { lines }),
    ...jumpList(input.jumps ?? []),
    card_action: { type: 1, url: address('url', input.url) },
  };
}

/** One question with boxes to tick (vote_interaction). */
export function voteCard(input: VoteCardInput): VoteInteractionCard {
  checkUnique('question key', [input.questionKey], 1024);
  const ticked = input.options.filter(({ checked }) => checked === true).length;
  if (input.multiple !== true) checkLength('options ticked', ticked, 0, 1);
  const checkbox = {
    question_key: input.questionKey,
    mode: input.multiple === true ? (1 as const) : (0 as const),
    option_list: options(input.options, 20, 17),
  };
  return {
    card_type: 'vote_interaction',
    ...common(input, 16, 160),
    checkbox,
    submit_button: submitButton(input.submit),
  };
}

/** One to three drop-down lists (multiple_interaction). */
export function multipleCard(input: MultipleCardInput): MultipleInteractionCard {
  checkLength('lists', input.selects.length, 1, 3);
  checkUnique(
    'question key',
    input.selects.map(({ questionKey }) => questionKey),
    1024,
  );
  for (const { selectedId, options: list } of input.selects)
    if (selectedId !== undefined && !list.some(({ id }) => id === selectedId))
      throw new CardError('what is selected is no option');
  const lists = input.selects.map((select): CardSelection => ({
    question_key: select.questionKey,
    ...(select.title === undefined ? {} : { title: select.title }),
    ...(select.selectedId === undefined ? {} : { selected_id: select.selectedId }),
    option_list: options(select.options, 10, 16),
  }));
  return {
    card_type: 'multiple_interaction',
    ...common(input, 36, 160),
    select_list: lists,
    submit_button: submitButton(input.submit),
  };
}
