import { announcementsChore } from './staff/announcements';
import { assessmentShownJob, flagJob, objectionJob } from './staff/assessment';
import { campaignJob } from './rounds/campaign';
import { dutyNotesJob } from './staff/duty';
import { gatheringSeriesJob } from './residents/gathering-series';
import { patrolRatingJob } from './rounds/patrol-rating';
import { patrolWindowsJob } from './rounds/patrol-windows';
import { feedbackJob } from './residents/feedback';
import { eraseContentChore, fileUnconfirmedChore } from './chores';
import { errandsChore } from './residents/errands';
import { gatheringsChore } from './residents/gatherings';
import { pollsChore } from './residents/polls';
import { forgetWordsChore } from './exchange/forget-words';
import { disputeSurveyJob } from './mediation/dispute-survey';
import { disputeClocksChore } from './mediation/dispute-clocks';
import type { Chore, Job } from './job';
import { mediationListJob } from './mediation/mediation-list';
import { askAgainJob } from './tickets/ask-again';
import { followUpJob } from './tickets/follow-up';
import { unvisitedChore } from './rounds/unvisited';
import { promisedChore } from './tickets/promised';
import { standingJob } from './tickets/standing';
import { ladderChore } from './tickets/ladder';
import { reckonChore } from './tickets/reckon';
import { meetingAgendaJob, meetingMinutesJob, meetingReminderJob } from './meetings/meeting';
import { morningDigestJob } from './figures/morning-digest';
import { inspectionDueJob } from './rounds/inspection-due';
import { recheckJob } from './rounds/recheck';
import { openStockJob } from './figures/open-stock';
import { monthDigestJob, weekDigestJob } from './figures/period-digest';
import { publicNoticesChore } from './residents/public-notices';
import { unheardVoiceChore } from './tickets/unheard-voice';
import { untouchedChore } from './tickets/untouched';
import { weeklyBulletinJob } from './figures/weekly-bulletin';
import { wipePracticeJob } from './staff/wipe-practice';
import { workListJob } from './tickets/work-list';

/** Everything the clock starts, each moment once. */
export const jobs: readonly Job[] = [
  wipePracticeJob,
  openStockJob,
  feedbackJob,
  followUpJob,
  askAgainJob,
  inspectionDueJob,
  workListJob,
  recheckJob,
  standingJob,
  mediationListJob,
  disputeSurveyJob,
  morningDigestJob,
  weeklyBulletinJob,
  weekDigestJob,
  monthDigestJob,
  campaignJob,
  dutyNotesJob,
  patrolWindowsJob,
  patrolRatingJob,
  gatheringSeriesJob,
  assessmentShownJob,
  flagJob,
  objectionJob,
  meetingReminderJob,
  meetingAgendaJob,
  meetingMinutesJob,
];

/** Looked at every minute. */
export const chores: readonly Chore[] = [
  fileUnconfirmedChore,
  unheardVoiceChore,
  untouchedChore,
  reckonChore,
  ladderChore,
  unvisitedChore,
  promisedChore,
  disputeClocksChore,
  announcementsChore,
  publicNoticesChore,
  eraseContentChore,
  forgetWordsChore,
  errandsChore,
  gatheringsChore,
  pollsChore,
];
