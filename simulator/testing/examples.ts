import type { JsonObject } from '../json';

/** The example payloads of the platform's pages as this project restates them (P90236, P90240, P94670, P94677 …). */
interface Examples {
  envelope: string;
  answerEnvelope: string;
  textMessage: string;
  cardEvent: string;
  greyButton: string;
  textCard: JsonObject;
  buttonCard: JsonObject;
  appMenu: JsonObject;
  contactWay: JsonObject;
  contactWayAnswer: JsonObject;
  syncPage: JsonObject;
  serviceMenu: JsonObject;
}

export const examples = {
  envelope: `<xml>
  <ToUserName><![CDATA[ww0000000000000001]]></ToUserName>
  <AgentID><![CDATA[1000002]]></AgentID>
  <Encrypt><![CDATA[...base64...]]></Encrypt>
</xml>`,
  answerEnvelope: `<xml>
  <Encrypt><![CDATA[...base64...]]></Encrypt>
  <MsgSignature><![CDATA[...40 hex...]]></MsgSignature>
  <TimeStamp>1700000000</TimeStamp>
  <Nonce><![CDATA[any-random]]></Nonce>
</xml>`,
  textMessage: `<xml>
  <ToUserName><![CDATA[ww0000000000000001]]></ToUserName>
  <FromUserName><![CDATA[wanggeyuan01]]></FromUserName>
  <CreateTime>1767225600</CreateTime>
  <MsgType><![CDATA[text]]></MsgType>
  <Content><![CDATA[3号楼路灯不亮]]></Content>
  <MsgId>7312345678901234567</MsgId>
  <AgentID>1000002</AgentID>
</xml>`,
  cardEvent: `<xml>
  <ToUserName><![CDATA[ww0000000000000001]]></ToUserName>
  <FromUserName><![CDATA[wanggeyuan01]]></FromUserName>
  <CreateTime>1767225700</CreateTime>
  <MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[template_card_event]]></Event>
  <EventKey><![CDATA[accept]]></EventKey>
  <TaskId><![CDATA[issue-42@1]]></TaskId>
  <CardType><![CDATA[button_interaction]]></CardType>
  <ResponseCode><![CDATA[RC]]></ResponseCode>
  <AgentID>1000002</AgentID>
  <SelectedItems><SelectedItem>
    <QuestionKey><![CDATA[urgency]]></QuestionKey>
    <OptionIds><OptionId><![CDATA[high]]></OptionId></OptionIds>
  </SelectedItem></SelectedItems>
</xml>`,
  greyButton: `<xml>
  <ToUserName><![CDATA[wanggeyuan01]]></ToUserName>
  <FromUserName><![CDATA[ww0000000000000001]]></FromUserName>
  <CreateTime>1767225701</CreateTime>
  <MsgType><![CDATA[update_button]]></MsgType>
  <Button><ReplaceName><![CDATA[已接单]]></ReplaceName></Button>
</xml>`,
  textCard: {
    touser: 'wanggeyuan01|wanggeyuan02',
    msgtype: 'textcard',
    agentid: 1000002,
    textcard: {
      title: '新任务：3号楼路灯不亮',
      description: '<div class="gray">2026-01-01</div><div class="normal">请在今天18点前到场</div>',
      url: 'https://grid.example.org/t/42',
      btntxt: '查看',
    },
    enable_duplicate_check: 1,
    duplicate_check_interval: 600,
  },
  buttonCard: {
    touser: 'wanggeyuan01',
    msgtype: 'template_card',
    agentid: 1000002,
    template_card: {
      card_type: 'button_interaction',
      main_title: { title: '居民上报 #42', desc: '3号楼路灯不亮' },
      horizontal_content_list: [{ keyname: '网格', value: '第一网格' }],
      button_selection: {
        question_key: 'urgency',
        title: '紧急程度',
        option_list: [
          { id: 'normal', text: '一般' },
          { id: 'high', text: '紧急' },
        ],
      },
      button_list: [
        { text: '接单', style: 1, key: 'accept' },
        { text: '转派', style: 2, key: 'reassign' },
      ],
      task_id: 'issue-42@1',
    },
  },
  appMenu: {
    button: [
      {
        name: '上报',
        sub_button: [
          { type: 'pic_photo_or_album', name: '拍照上报', key: 'report_photo' },
          { type: 'location_select', name: '发送位置', key: 'report_place' },
        ],
      },
      { type: 'click', name: '我的任务', key: 'my_tasks' },
      { type: 'click', name: '本周统计', key: 'week_stats' },
    ],
  },
  contactWay: { open_kfid: 'wkDEMO0001', scene: 'g-0312' },
  contactWayAnswer: {
    errcode: 0,
    errmsg: 'ok',
    url: 'https://work.weixin.qq.com/kf/kfDEMO?enc_scene=ENCDEMO',
  },
  syncPage: {
    errcode: 0,
    errmsg: 'ok',
    next_cursor: 'c-77',
    has_more: 0,
    msg_list: [
      {
        msgid: 'm-1',
        open_kfid: 'wkDEMO0001',
        external_userid: 'wmDEMOres1',
        send_time: 1767225600,
        origin: 3,
        msgtype: 'text',
        text: { content: '楼道灯坏了', menu_id: 'RPT_NEW' },
      },
      {
        msgid: 'm-2',
        send_time: 1767225601,
        origin: 4,
        msgtype: 'event',
        event: {
          event_type: 'enter_session',
          open_kfid: 'wkDEMO0001',
          external_userid: 'wmDEMOres1',
          scene: 'g-0312',
          scene_param: 'b=12',
          welcome_code: 'WC-1',
        },
      },
    ],
  },
  serviceMenu: {
    touser: 'wmDEMOres1',
    open_kfid: 'wkDEMO0001',
    msgid: 'o1z9k',
    msgtype: 'msgmenu',
    msgmenu: {
      head_content: '您好，请选择要办理的事项',
      list: [
        { type: 'click', click: { id: 'RPT_NEW', content: '上报问题' } },
        { type: 'click', click: { id: 'RPT_MINE', content: '查询进度' } },
        { type: 'view', view: { url: 'https://grid.example.org/h5/faq', content: '办事指南' } },
        { type: 'text', text: { content: '也可以直接发文字、照片或位置', no_newline: 0 } },
      ],
      tail_content: '紧急情况请拨打110/119',
    },
  },
} satisfies Examples;
