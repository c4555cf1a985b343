import type { Answer } from '../answer';

/** It was tried three times. */
export const paperFailed: Answer = {
  text: '您要的材料没有做成，我已经记下来给管理员看。可以过一会儿再要一次。',
};
