import { acceptHandler, refuseHandler } from './tickets/accept';
import { activityHandler } from './rounds/activity';
import { agendaHandler } from './meetings/agenda';
import { announceHandler } from './staff/announce';
import { appealHandler } from './tickets/appeal';
import { appMenuHandler } from './turn/app-menu';
import { buildingHeadHandler } from './residents/building-head';
import { assessmentHandler } from './staff/assessment';
import { callUpHandler } from './rounds/call-up';
import { campaignHandler } from './rounds/campaign';
import { campaignRoundHandler } from './rounds/campaign-round';
import { definitionsHandler } from './figures/ask-figures';
import { detailHandler } from './tickets/detail';
import { contractorHandler } from './outside/contractor';
import { dangerHandler } from './tickets/danger';
import { digestHandler, superviseHandler } from './figures/digest';
import { figureListHandler } from './figures/figure-list';
import { orderCheckHandler } from './rounds/order-check';
import { dutyHandler } from './staff/duty';
import { errandHandler } from './residents/errand';
import { publicNoticeHandler } from './residents/public-notice';
import { gatheringHandler } from './residents/gathering';
import { gearHandler } from './rounds/gear';
import { pollHandler } from './residents/poll';
import { volunteerHandler } from './residents/volunteer';
import { feedbackHandler } from './residents/feedback';
import { publicAnswersHandler } from './residents/public-answers';
import { suggestionHandler } from './residents/suggestion';
import { visitHandler } from './rounds/visit';
import { findHandler } from './residents/find';
import { followUpHandler } from './tickets/follow-up';
import { forOthersHandler } from './tickets/for-others';
import { finishHandler } from './tickets/finish';
import { greetHandler } from './residents/greet';
import { guideHandler } from './residents/guide';
import type { Chapter, Handler } from './handler';
import { cancelHandler, helpHandler } from './help';
import { recheckHandler } from './rounds/recheck';
import { rectifyHandler } from './rounds/rectify';
import { inspectHandler } from './rounds/inspect';
import { leaveHandler } from './staff/leave';
import { minutesHandler } from './meetings/minutes';
import { meetingHandler } from './meetings/meeting';
import { ledgerHandler } from './figures/ledger';
import { importSheetHandler } from './staff/import-sheet';
import { ledgerFormHandler } from './figures/ledger-form';
import { oldLedgerHandler } from './figures/old-ledger';
import { mediationHandlers } from './mediation/mediation';
import { mergeHandler } from './tickets/merge';
import { myTasksHandler } from './tickets/my-tasks';
import { newsHandler } from './tickets/news';
import { noteHandler } from './tickets/note';
import { orderHandler } from './tickets/order-words';
import { passOnHandler } from './tickets/pass-on';
import { praiseHandler } from './tickets/praise';
import { outsideHandler } from './outside/outside';
import { orderSheetHandler } from './outside/order-sheet';
import { platformHandler } from './outside/platform';
import { practiceHandler } from './staff/practice';
import { patrolHandler } from './rounds/patrol';
import { placeChangeHandler } from './rounds/place-change';
import { pointBoardHandler } from './rounds/point-board';
import { privacyHandler } from './residents/privacy';
import { progressHandler, showHandler } from './tickets/progress';
import { rateHandler } from './tickets/rate';
import { redFlagHandler } from './staff/red-flag';
import { ratePatrolHandler } from './rounds/rate-patrol';
import { recategoriseHandler } from './tickets/recategorise';
import { receivedHandler } from './staff/received';
import { recordHandler } from './tickets/record';
import { reportHandler } from './tickets/report';
import { rollCallHandler } from './meetings/roll-call';
import { sameHandler } from './tickets/same';
import { searchHandler } from './tickets/search';
import { selfCheckHandler } from './rounds/self-check';
import { selfHandleHandler } from './tickets/self-handle';
import { severalHandler } from './tickets/several';
import { subscribeHandler } from './figures/subscribe';
import { summaryHandler } from './figures/summary';
import { supervisionHandler } from './tickets/supervision';
import { verifyHandler } from './tickets/verify';
import { voiceHandler } from './tickets/voice';
import { watchHandler } from './tickets/watch';
import { amendHandler, withdrawHandler } from './tickets/withdraw';
import { arriveHandler } from './tickets/arrive';
import { assistDoneHandler, assistHandler } from './tickets/assist';
import { declineHandler } from './tickets/decline';
import { reassignHandler, transferHandler } from './tickets/hand-over';
import { hardHandler } from './tickets/hard';
import { escalateHandler, referHandler } from './tickets/levels';
import { milestoneHandler, projectHandler } from './tickets/project';
import { answerHandler, inquireHandler, inquiryHandler } from './tickets/inquire';
import {
  extendHandler,
  renewHandler,
  requestHandler,
  resumeHandler,
  suspendHandler,
} from './tickets/request';
import { stepsHandler } from './tickets/steps';
import { callBackHandler, replyOrderHandler, urgeHandler } from './tickets/urge';
import { whistleEndHandler, whistleHandler } from './tickets/whistle';
import { standingHandler } from './tickets/standing';

/**
 * Every conversation the bot can have, in the chapters of 帮助. A new one is a file and a line here
 * (docs/adding-an-intent.md).
 */
export const chapters: readonly Chapter[] = [
  {
    id: 'report',
    title: '报事',
    handlers: [
      reportHandler,
      detailHandler,
      voiceHandler,
      severalHandler,
      sameHandler,
      dangerHandler,
      progressHandler,
      showHandler,
      amendHandler,
      withdrawHandler,
      mergeHandler,
      urgeHandler,
      answerHandler,
      inquiryHandler,
    ],
  },
  {
    id: 'tasks',
    title: '办件',
    handlers: [
      myTasksHandler,
      acceptHandler,
      finishHandler,
      selfHandleHandler,
      refuseHandler,
      arriveHandler,
      verifyHandler,
      rateHandler,
      newsHandler,
      recategoriseHandler,
      outsideHandler,
      contractorHandler,
      noteHandler,
      inquireHandler,
      watchHandler,
      searchHandler,
    ],
  },
  {
    id: 'steps',
    title: '难办的事',
    handlers: [
      stepsHandler,
      transferHandler,
      reassignHandler,
      assistHandler,
      assistDoneHandler,
      whistleHandler,
      whistleEndHandler,
      extendHandler,
      suspendHandler,
      resumeHandler,
      renewHandler,
      requestHandler,
      escalateHandler,
      referHandler,
      projectHandler,
      milestoneHandler,
      standingHandler,
      hardHandler,
      declineHandler,
      replyOrderHandler,
      callBackHandler,
      followUpHandler,
      appealHandler,
    ],
  },
  {
    id: 'others',
    title: '代报和转入',
    handlers: [
      forOthersHandler,
      recordHandler,
      buildingHeadHandler,
      orderHandler,
      platformHandler,
      orderSheetHandler,
    ],
  },
  {
    id: 'rounds',
    title: '巡查检查',
    handlers: [
      patrolHandler,
      pointBoardHandler,
      placeChangeHandler,
      gearHandler,
      ratePatrolHandler,
      inspectHandler,
      rectifyHandler,
      recheckHandler,
      orderCheckHandler,
      visitHandler,
      activityHandler,
      campaignHandler,
      campaignRoundHandler,
    ],
  },
  {
    id: 'meetings',
    title: '会议和值班',
    handlers: [
      agendaHandler,
      meetingHandler,
      rollCallHandler,
      minutesHandler,
      announceHandler,
      receivedHandler,
      callUpHandler,
      dutyHandler,
      leaveHandler,
      passOnHandler,
    ],
  },
  {
    id: 'service',
    title: '服务和意见',
    handlers: [
      publicNoticeHandler,
      errandHandler,
      gatheringHandler,
      pollHandler,
      volunteerHandler,
      suggestionHandler,
      publicAnswersHandler,
      feedbackHandler,
      selfCheckHandler,
      findHandler,
      guideHandler,
      greetHandler,
    ],
  },
  {
    id: 'disputes',
    title: '调解',
    handlers: mediationHandlers,
  },
  {
    id: 'figures',
    title: '看数',
    handlers: [
      digestHandler,
      figureListHandler,
      superviseHandler,
      supervisionHandler,
      subscribeHandler,
      praiseHandler,
      definitionsHandler,
      ledgerHandler,
      ledgerFormHandler,
      oldLedgerHandler,
      summaryHandler,
      assessmentHandler,
      redFlagHandler,
    ],
  },
  {
    id: 'more',
    title: '别的',
    handlers: [
      practiceHandler(() => handlers),
      importSheetHandler,
      privacyHandler,
      cancelHandler,
      helpHandler(() => chapters),
      appMenuHandler(() => handlers),
    ],
  },
];

export const handlers: readonly Handler[] = chapters.flatMap((chapter) => chapter.handlers);
