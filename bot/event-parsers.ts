import {
  contactChanged,
  externalChatChanged,
  externalContactChanged,
  externalTagChanged,
  type EventParser,
} from './change-parsers';
import type { InboundEvent } from './message-types';

type Bare = Extract<
  InboundEvent['kind'],
  | 'event.subscribe'
  | 'event.unsubscribe'
  | 'event.enter_agent'
  | 'event.location'
  | 'event.close_inactive_agent'
  | 'event.reopen_inactive_agent'
  | 'event.low_active'
  | 'event.active_restored'
  | 'event.share_agent_change'
  | 'event.share_chain_change'
>;
const bare =
  (kind: Bare): EventParser =>
  (base) => ({ ...base, kind });

const keyed =
  (kind: 'event.click' | 'event.view' | 'event.view_miniprogram'): EventParser =>
  (base, fields) => ({ ...base, kind, eventKey: fields.text('EventKey') });

const scanned =
  (kind: 'event.scancode_push' | 'event.scancode_waitmsg'): EventParser =>
  (base, fields) => ({
    ...base,
    kind,
    eventKey: fields.text('EventKey'),
    scanType: fields.inside('ScanCodeInfo').optional('ScanType'),
    scanResult: fields.inside('ScanCodeInfo').optional('ScanResult'),
  });

const pictured =
  (kind: 'event.pic_sysphoto' | 'event.pic_photo_or_album' | 'event.pic_weixin'): EventParser =>
  (base, fields) => ({
    ...base,
    kind,
    eventKey: fields.text('EventKey'),
    pictures: fields
      .inside('SendPicsInfo')
      .inside('PicList')
      .each('item')
      .map((item) => item.text('PicMd5Sum')),
  });

const alerted =
  (kind: 'event.inactive_alert' | 'event.low_active_alert'): EventParser =>
  (base, fields) => ({ ...base, kind, effectiveAt: fields.optionalTime('EffectTime') });

const cardPressed: EventParser = (base, fields) => ({
  ...base,
  kind: 'event.template_card_event',
  eventKey: fields.text('EventKey'),
  taskId: fields.required('TaskId'),
  cardType: fields.text('CardType'),
  responseCode: fields.text('ResponseCode'),
  selected: fields
    .inside('SelectedItems')
    .each('SelectedItem')
    .map((item) => ({
      questionKey: item.text('QuestionKey'),
      optionIds: item.inside('OptionIds').texts('OptionId'),
    })),
});

const batchFinished: EventParser = (base, fields) => {
  const job = fields.inside('BatchJob');
  return {
    ...base,
    kind: 'event.batch_job_result',
    jobId: job.required('JobId'),
    jobType: job.text('JobType'),
    errcode: job.optionalNumber('ErrCode') ?? 0,
    errmsg: job.text('ErrMsg'),
  };
};

const openApproval: EventParser = (base, fields) => {
  const info = fields.inside('ApprovalInfo');
  return {
    ...base,
    kind: 'event.open_approval_change',
    approvalNumber: info.required('ThirdNo'),
    status: info.text('OpenSpStatus'),
    applicant: info.optional('ApplyUserId'),
  };
};

const systemApproval: EventParser = (base, fields) => {
  const info = fields.inside('ApprovalInfo');
  return {
    ...base,
    kind: 'event.sys_approval_change',
    // SpNo may be a rounded number, so SpNoStr goes first (P91815).
    approvalNumber: info.optional('SpNoStr') ?? info.required('SpNo'),
    status: info.text('SpStatus'),
    templateId: info.optional('TemplateId'),
    applicant: info.inside('Applyer').optional('UserId'),
    change: info.optional('StatuChangeEvent'),
  };
};

/** The name of an event, as it stands in Event (case matters), and how to read it. */
export const eventParsers: ReadonlyMap<string, EventParser> = new Map<string, EventParser>([
  ['subscribe', bare('event.subscribe')],
  ['unsubscribe', bare('event.unsubscribe')],
  ['enter_agent', bare('event.enter_agent')],
  ['LOCATION', bare('event.location')],
  ['click', keyed('event.click')],
  ['view', keyed('event.view')],
  ['view_miniprogram', keyed('event.view_miniprogram')],
  ['scancode_push', scanned('event.scancode_push')],
  ['scancode_waitmsg', scanned('event.scancode_waitmsg')],
  ['pic_sysphoto', pictured('event.pic_sysphoto')],
  ['pic_photo_or_album', pictured('event.pic_photo_or_album')],
  ['pic_weixin', pictured('event.pic_weixin')],
  [
    'location_select',
    (base, fields) => ({
      ...base,
      kind: 'event.location_select',
      eventKey: fields.text('EventKey'),
      label: fields.inside('SendLocationInfo').optional('Label'),
      placeName: fields.inside('SendLocationInfo').optional('Poiname'),
    }),
  ],
  [
    'switch_workbench_mode',
    (base, fields) => ({ ...base, kind: 'event.switch_workbench_mode', mode: fields.optional('Mode') }),
  ],
  ['template_card_event', cardPressed],
  [
    'template_card_menu_event',
    (base, fields) => ({
      ...base,
      kind: 'event.template_card_menu_event',
      eventKey: fields.text('EventKey'),
      taskId: fields.required('TaskId'),
      cardType: fields.text('CardType'),
      responseCode: fields.text('ResponseCode'),
    }),
  ],
  [
    'taskcard_click',
    (base, fields) => ({
      ...base,
      kind: 'event.taskcard_click',
      eventKey: fields.text('EventKey'),
      taskId: fields.required('TaskId'),
    }),
  ],
  ['inactive_alert', alerted('event.inactive_alert')],
  ['low_active_alert', alerted('event.low_active_alert')],
  ['close_inactive_agent', bare('event.close_inactive_agent')],
  ['reopen_inactive_agent', bare('event.reopen_inactive_agent')],
  ['low_active', bare('event.low_active')],
  ['active_restored', bare('event.active_restored')],
  ['share_agent_change', bare('event.share_agent_change')],
  ['share_chain_change', bare('event.share_chain_change')],
  ['batch_job_result', batchFinished],
  [
    'upload_media_job_finish',
    (base, fields) => ({ ...base, kind: 'event.upload_media_job_finish', jobId: fields.required('JobId') }),
  ],
  ['open_approval_change', openApproval],
  ['sys_approval_change', systemApproval],
  ['change_contact', contactChanged],
  ['change_external_contact', externalContactChanged],
  ['change_external_chat', externalChatChanged],
  ['change_external_tag', externalTagChanged],
  [
    'kf_msg_or_event',
    (base, fields) => ({
      ...base,
      kind: 'event.kf_msg_or_event',
      token: fields.text('Token'),
      openKfId: fields.required('OpenKfId'),
    }),
  ],
  [
    'kf_account_auth_change',
    (base, fields) => ({
      ...base,
      kind: 'event.kf_account_auth_change',
      added: fields.texts('AuthAddOpenKfId'),
      removed: fields.texts('AuthDelOpenKfId'),
    }),
  ],
]);
