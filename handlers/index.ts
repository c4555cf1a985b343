import { acceptHandler, refuseHandler } from './accept';
import { activityHandler } from './activity';
import { agendaHandler } from './agenda';
import { announceHandler } from './announce';
import { appealHandler } from './appeal';
import { appMenuHandler } from './app-menu';
import { buildingHeadHandler } from './building-head';
import { assessmentHandler } from './assessment';
import { callUpHandler } from './call-up';
import { campaignHandler } from './campaign';
import { campaignRoundHandler } from './campaign-round';
import { definitionsHandler } from './ask-figures';
import { detailHandler } from './detail';
import { contractorHandler } from './contractor';
import { dangerHandler } from './danger';
import { digestHandler, superviseHandler } from './digest';
import { figureListHandler } from './figure-list';
import { orderCheckHandler } from './order-check';
import { dutyHandler } from './duty';
import { errandHandler } from './errand';
import { publicNoticeHandler } from './public-notice';
import { gatheringHandler } from './gathering';
import { gearHandler } from './gear';
import { pollHandler } from './poll';
import { volunteerHandler } from './volunteer';
import { feedbackHandler } from './feedback';
import { publicAnswersHandler } from './public-answers';
import { suggestionHandler } from './suggestion';
import { visitHandler } from './visit';
import { findHandler } from './find';
import { followUpHandler } from './follow-up';
import { forOthersHandler } from './for-others';
import { finishHandler } from './finish';
import { greetHandler } from './greet';
import { guideHandler } from './guide';
import type { Chapter, Handler } from './handler';
import { cancelHandler, helpHandler } from './help';
import { recheckHandler } from './recheck';
import { rectifyHandler } from './rectify';
import { inspectHandler } from './inspect';
import { leaveHandler } from './leave';
import { minutesHandler } from './minutes';
import { meetingHandler } from './meeting';
import { ledgerHandler } from './ledger';
import { importSheetHandler } from './import-sheet';
import { ledgerFormHandler } from './ledger-form';
import { oldLedgerHandler } from './old-ledger';
import { mediationHandlers } from './mediation';
import { mergeHandler } from './merge';
import { myTasksHandler } from './my-tasks';
import { newsHandler } from './news';
import { noteHandler } from './note';
import { orderHandler } from './order-words';
import { passOnHandler } from './pass-on';
import { praiseHandler } from './praise';
import { outsideHandler } from './outside';
import { orderSheetHandler } from './order-sheet';
import { platformHandler } from './platform';
import { practiceHandler } from './practice';
import { patrolHandler } from './patrol';
import { placeChangeHandler } from './place-change';
import { pointBoardHandler } from './point-board';
import { privacyHandler } from './privacy';
import { progressHandler, showHandler } from './progress';
import { rateHandler } from './rate';
import { redFlagHandler } from './red-flag';
import { ratePatrolHandler } from './rate-patrol';
import { recategoriseHandler } from './recategorise';
import { receivedHandler } from './received';
import { recordHandler } from './record';
import { reportHandler } from './report';
import { rollCallHandler } from './roll-call';
import { sameHandler } from './same';
import { searchHandler } from './search';
import { selfCheckHandler } from './self-check';
import { selfHandleHandler } from './self-handle';
import { severalHandler } from './several';
import { subscribeHandler } from './subscribe';
import { summaryHandler } from './summary';
import { supervisionHandler } from './supervision';
import { verifyHandler } from './verify';
import { voiceHandler } from './voice';
import { watchHandler } from './watch';
import { amendHandler, withdrawHandler } from './withdraw';
import { arriveHandler } from './arrive';
import { assistDoneHandler, assistHandler } from './assist';
import { declineHandler } from './decline';
import { reassignHandler, transferHandler } from './hand-over';
import { hardHandler } from './hard';
import { escalateHandler, referHandler } from './levels';
import { milestoneHandler, projectHandler } from './project';
import { answerHandler, inquireHandler, inquiryHandler } from './inquire';
import { extendHandler, renewHandler, requestHandler, resumeHandler, suspendHandler } from './request';
import { stepsHandler } from './steps';
import { callBackHandler, replyOrderHandler, urgeHandler } from './urge';
import { whistleEndHandler, whistleHandler } from './whistle';
import { standingHandler } from './standing';

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
