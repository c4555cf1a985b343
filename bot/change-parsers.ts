import type { Fields } from './message-fields';
import type { InboundEvent, MessageBase } from './message-types';

/** Reads what an event has beyond the common fields; null where it is a variant that this library doesn't know. */
export type EventParser = (base: MessageBase, fields: Fields) => InboundEvent | null;

export const contactChanged: EventParser = (base, fields) => {
  const event = { ...base, kind: 'event.change_contact' as const };
  const changeType = fields.text('ChangeType');
  switch (changeType) {
    case 'create_user':
    case 'delete_user':
      return {
        ...event,
        changeType,
        userId: fields.userId('UserID'),
        departmentIds: fields.commaList('Department'),
      };
    case 'update_user':
      return {
        ...event,
        changeType,
        userId: fields.userId('UserID'),
        newUserId: fields.optional('NewUserID'),
        departmentIds: fields.commaList('Department'),
      };
    case 'create_party':
    case 'update_party':
    case 'delete_party':
      return {
        ...event,
        changeType,
        partyId: fields.required('Id'),
        name: fields.optional('Name'),
        parentId: fields.optional('ParentId'),
      };
    case 'update_tag':
      return {
        ...event,
        changeType,
        tagId: fields.required('TagId'),
        addedUsers: fields.commaList('AddUserItems'),
        removedUsers: fields.commaList('DelUserItems'),
        addedParties: fields.commaList('AddPartyItems'),
        removedParties: fields.commaList('DelPartyItems'),
      };
    default:
      return null;
  }
};

export const externalContactChanged: EventParser = (base, fields) => {
  const changeType = fields.text('ChangeType');
  switch (changeType) {
    case 'add_external_contact':
    case 'add_half_external_contact':
    case 'edit_external_contact':
    case 'del_external_contact':
    case 'del_follow_user':
    case 'transfer_fail':
      return {
        ...base,
        kind: 'event.change_external_contact',
        changeType,
        userId: fields.userId('UserID'),
        externalUserId: fields.required('ExternalUserID'),
        state: fields.optional('State'),
        welcomeCode: fields.optional('WelcomeCode'),
        source: fields.optional('Source'),
        failReason: fields.optional('FailReason'),
      };
    default:
      return null;
  }
};

export const externalChatChanged: EventParser = (base, fields) => {
  const changeType = fields.text('ChangeType');
  switch (changeType) {
    case 'create':
    case 'update':
    case 'dismiss':
      return {
        ...base,
        kind: 'event.change_external_chat',
        changeType,
        chatId: fields.required('ChatId'),
        updateDetail: fields.optional('UpdateDetail'),
        members: fields.inside('MemChangeList').texts('Item'),
        lastVersion: fields.optional('LastMemVer'),
        currentVersion: fields.optional('CurMemVer'),
      };
    default:
      return null;
  }
};

export const externalTagChanged: EventParser = (base, fields) => {
  const changeType = fields.text('ChangeType');
  switch (changeType) {
    case 'create':
    case 'update':
    case 'delete':
    case 'shuffle':
      return {
        ...base,
        kind: 'event.change_external_tag',
        changeType,
        tagId: fields.text('Id'),
        tagType: fields.optional('TagType'),
        strategyId: fields.optional('StrategyId'),
      };
    default:
      return null;
  }
};
