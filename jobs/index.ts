import { announcementsChore } from './announcements';
import { assessmentShownJob, flagJob, objectionJob } from './assessment';
import { campaignJob } from './campaign';
import { dutyNotesJob } from './duty';
import { gatheringSeriesJob } from './gathering-series';
import { patrolRatingJob } from './patrol-rating';
import { patrolWindowsJob } from './patrol-windows';
import { feedbackJob } from './feedback';
import { eraseContentChore, fileUnconfirmedChore } from './chores';
import { errandsChore } from './errands';
import { gatheringsChore } from './gatherings';
import { pollsChore } from './polls';
import { forgetWordsChore } from './forget-words';
import { disputeSurveyJob } from './dispute-survey';
import { disputeClocksChore } from './dispute-clocks';
import type { Chore, Job } from './job';
import { mediationListJob } from './mediation-list';
import { askAgainJob } from './ask-again';
import { followUpJob } from './follow-up';
import { unvisitedChore } from './unvisited';
import { promisedChore } from './promised';
import { standingJob } from './standing';
import { ladderChore } from './ladder';
import { reckonChore } from './reckon';
import { meetingAgendaJob, meetingMinutesJob, meetingReminderJob } from './meeting';
import { morningDigestJob } from './morning-digest';
import { inspectionDueJob } from './inspection-due';
import { recheckJob } from './recheck';
import { openStockJob } from './open-stock';
import { monthDigestJob, weekDigestJob } from './period-digest';
import { publicNoticesChore } from './public-notices';
import { unheardVoiceChore } from './unheard-voice';
import { untouchedChore } from './untouched';
import { weeklyBulletinJob } from './weekly-bulletin';
import { wipePracticeJob } from './wipe-practice';
import { workListJob } from './work-list';

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
