import { ApiRefusal } from '../errors';
import { listOf, objectOf, textOf, textsOf } from '../json';
import type { Platform } from '../platform';
import type { Endpoints } from './endpoint';

const TEXT_BYTES = 4000;
const ATTACHMENTS = 9;
const GROUPS = 2000;

/** 企业群发 to the groups of residents that a member owns (P92135); those to single residents are not played here. */
export function massMessageEndpoints(platform: Platform): Endpoints {
  return {
    'externalcontact/add_msg_template': {
      method: 'POST',
      answer: ({ body }) => {
        // 客户联系 has to be open to the app first.
        if (!platform.options.customerGroups) throw new ApiRefusal(48002, 'api forbidden');
        if (textOf(body, 'chat_type') !== 'group')
          throw new ApiRefusal(40058, 'chat_type is not played here');
        if (textsOf(body, 'chat_id_list').length > GROUPS)
          throw new ApiRefusal(40058, 'more than 2000 groups');
        const sender = platform.member(textOf(body, 'sender'));
        if (!sender) throw new ApiRefusal(40003, 'a group message needs its sender');
        const text = textOf(objectOf(body, 'text'), 'content');
        const attachments = listOf(body, 'attachments');
        if (text === '' && attachments.length === 0)
          throw new ApiRefusal(40058, 'neither words nor attachments');
        if (Buffer.byteLength(text) > TEXT_BYTES) throw new ApiRefusal(40058, 'words over 4000 bytes');
        if (attachments.length > ATTACHMENTS) throw new ApiRefusal(40058, 'more than 9 attachments');
        if (platform.massTasks.groupsOf(sender.id).length === 0)
          throw new ApiRefusal(40058, 'the sender owns no customer group');
        return { msgid: platform.massTasks.create(sender.id, sender.name, text), fail_list: [] };
      },
    },
  };
}
