/** Template cards as message/send takes them (P90236): field names are the platform's. */

export interface CardSource {
  icon_url?: string;
  desc?: string;
  /** 0 grey, 1 black, 2 red, 3 green. */
  desc_color?: 0 | 1 | 2 | 3;
}

export interface CardTitle {
  title?: string;
  desc?: string;
}

/** One line "name: value". type 0 text, 1 url, 2 file, 3 member. */
export interface HorizontalContent {
  type?: 0 | 1 | 2 | 3;
  keyname: string;
  value?: string;
  url?: string;
  media_id?: string;
  userid?: string;
}

/** type 0 none, 1 url, 2 mini-program. */
export interface CardJump {
  type?: 0 | 1 | 2;
  title: string;
  url?: string;
  appid?: string;
  pagepath?: string;
}

export interface CardAction {
  type: 0 | 1 | 2;
  url?: string;
  appid?: string;
  pagepath?: string;
}

export interface QuoteArea {
  type?: 0 | 1 | 2;
  url?: string;
  appid?: string;
  pagepath?: string;
  title?: string;
  quote_text?: string;
}

export interface ActionMenu {
  desc?: string;
  action_list: { text: string; key: string }[];
}

export interface CardOption {
  id: string;
  text: string;
  is_checked?: boolean;
}

/** A drop-down list. */
export interface CardSelection {
  question_key: string;
  title?: string;
  selected_id?: string;
  disable?: boolean;
  option_list: CardOption[];
}

/** style 1–4; type 0 calls back with `key`, 1 opens `url`. */
export interface CardButton {
  type?: 0 | 1;
  text: string;
  style?: 1 | 2 | 3 | 4;
  key?: string;
  url?: string;
}

export interface SubmitButton {
  text?: string;
  key: string;
}

interface CardBase {
  source?: CardSource;
  /** Unique in the app, 128 bytes of letters, digits and `_-@`; left out when a card is changed. */
  task_id?: string;
}

export interface TextNoticeCard extends CardBase {
  card_type: 'text_notice';
  main_title?: CardTitle;
  sub_title_text?: string;
  emphasis_content?: CardTitle;
  quote_area?: QuoteArea;
  horizontal_content_list?: HorizontalContent[];
  jump_list?: CardJump[];
  card_action: CardAction;
  action_menu?: ActionMenu;
}

export interface NewsNoticeCard extends CardBase {
  card_type: 'news_notice';
  main_title: CardTitle;
  quote_area?: QuoteArea;
  image_text_area?: {
    type?: 0 | 1 | 2;
    url?: string;
    appid?: string;
    pagepath?: string;
    title?: string;
    desc?: string;
    image_url: string;
  };
  card_image?: { url: string; aspect_ratio?: number };
  vertical_content_list?: { title: string; desc?: string }[];
  horizontal_content_list?: HorizontalContent[];
  jump_list?: CardJump[];
  card_action: CardAction;
  action_menu?: ActionMenu;
}

export interface ButtonInteractionCard extends CardBase {
  card_type: 'button_interaction';
  main_title: CardTitle;
  sub_title_text?: string;
  quote_area?: QuoteArea;
  horizontal_content_list?: HorizontalContent[];
  card_action?: CardAction;
  action_menu?: ActionMenu;
  button_selection?: CardSelection;
  button_list: CardButton[];
  /** Only in a change: greys the buttons with this word. */
  replace_text?: string;
}

export interface VoteInteractionCard extends CardBase {
  card_type: 'vote_interaction';
  main_title: CardTitle;
  /** mode 0 one, 1 several. */
  checkbox: { question_key: string; mode?: 0 | 1; disable?: boolean; option_list: CardOption[] };
  /** Optional only in a change. */
  submit_button?: SubmitButton;
  replace_text?: string;
}

export interface MultipleInteractionCard extends CardBase {
  card_type: 'multiple_interaction';
  main_title: CardTitle;
  select_list: CardSelection[];
  submit_button?: SubmitButton;
  replace_text?: string;
}

export type TemplateCard =
  TextNoticeCard | NewsNoticeCard | ButtonInteractionCard | VoteInteractionCard | MultipleInteractionCard;
