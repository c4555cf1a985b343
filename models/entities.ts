import { Activity, ActivityQuantity } from './rounds/activity';
import { Announcement, AnnouncementReader } from './staff/announcement';
import { AnnouncementRule } from './staff/announcement-rule';
import { CategoryLimit, Desk, Owner, RoutingRule } from './outside/arrangement';
import { FollowUp } from './tickets/follow-up';
import { WorkPhone } from './staff/work-phone';
import { OwnDetailQuestion } from './tickets/detail-questions';
import { ProofRule } from './tickets/proof-rule';
import { Dispute, DisputeEvent, DisputeParty, DisputeRecusal, PartyLink } from './mediation/dispute';
import { AuditEntry, Bulletin, DailyFigure, JobRun, OpenStock, Setting } from './figures/figure';
import { DutyNote, DutySwap } from './staff/duty';
import { Errand } from './residents/errand';
import { Feedback } from './residents/feedback';
import { Follower } from './tickets/followers';
import { Gathering, GatheringSeat, Volunteer } from './residents/gathering';
import { GatheringSeries } from './residents/gathering-series';
import { CampaignPlace } from './rounds/campaign-round';
import { Poll, PollCount, PollTaker } from './residents/poll';
import { Gear, GearLoan } from './rounds/gear';
import { GoodExample } from './tickets/good-example';
import { CalendarDay, Grid, Place } from './staff/grid';
import { CallUp, CallUpAnswer } from './rounds/call-up';
import { Campaign } from './rounds/campaign';
import { Inspection, InspectionFinding, InspectionPlace } from './rounds/inspection';
import { OwnTemplate } from './rounds/inspection-templates';
import { LastSaid } from './exchange/last-said';
import { LedgerForm } from './figures/ledger-form';
import { ImportedRow, LedgerImport } from './figures/ledger-import';
import { Lesson } from './tickets/lesson';
import {
  Committee,
  DisputeSurvey,
  MediationAgreement,
  MediationAppointment,
  MediationEvidence,
  MediationInstalment,
  MediationInvitation,
  MediationSession,
  MediationVisit,
  Mediator,
} from './mediation/mediation';
import { AgendaItem, Attendance, Meeting, MeetingSeries } from './meetings/meeting';
import { Card, CustomerAccount, Dialogue, InboundMessage, Offer, OutboundMessage } from './exchange/message';
import { ContactMember, Identity, Person, Role } from './staff/person';
import { Alarm } from './exchange/alarm';
import { Objection } from './staff/objection';
import { Paper } from './figures/paper';
import { Rectification } from './rounds/rectification';
import { Patrol, PatrolCompanion, PatrolPoint, PatrolStop } from './rounds/patrol';
import { PatrolRater, PatrolRating } from './rounds/patrol-rating';
import { RedFlag } from './staff/red-flag';
import { PatrolWindow } from './rounds/patrol-window';
import { NewsWay, ResidentNews } from './tickets/news';
import { HeldNotice } from './exchange/held-notice';
import { PushCount } from './exchange/push-budget';
import { Absence, DutyShift } from './staff/roster';
import { PublicNotice, PublicNoticePlace } from './residents/public-notice';
import { Subscription } from './figures/subscriptions';
import { Visit } from './rounds/visit';
import { OutsideHandler, OutsideJob } from './outside/outside';
import { ServiceSession } from './exchange/window';
import { ForwardedFile, StoredFile, UploadedFile } from './exchange/stored-file';
import { OfficeText, PlatformOrder } from './outside/platform-order';
import { PointNote } from './rounds/point-note';
import { Attachment, Supervision, Ticket, TicketEvent, TicketQuantity, VoiceReport } from './tickets/ticket';

import { HardCase, Milestone, TicketPart, TicketRequest, Whistle } from './tickets/ticket-sides';
import { StepLimit } from './tickets/step-limits';

/** Every table of ours. */
export const entities = [
  Grid,
  Place,
  CalendarDay,
  Person,
  Identity,
  Role,
  Ticket,
  TicketEvent,
  TicketQuantity,
  Attachment,
  Supervision,
  TicketRequest,
  TicketPart,
  Whistle,
  HardCase,
  Milestone,
  StepLimit,
  Follower,
  Activity,
  ActivityQuantity,
  Feedback,
  Visit,
  Errand,
  Gathering,
  GatheringSeat,
  CampaignPlace,
  Poll,
  PollCount,
  PollTaker,
  Volunteer,
  Campaign,
  Objection,
  Visit,
  Inspection,
  InspectionFinding,
  InspectionPlace,
  Rectification,
  OwnTemplate,
  DutySwap,
  DutyNote,
  PointNote,
  Gear,
  GearLoan,
  PatrolWindow,
  GatheringSeries,
  CallUp,
  CallUpAnswer,
  PatrolRating,
  RedFlag,
  PatrolRater,
  PatrolPoint,
  Patrol,
  PatrolStop,
  PatrolCompanion,
  PublicNotice,
  PublicNoticePlace,
  Announcement,
  AnnouncementReader,
  Dispute,
  DisputeParty,
  DisputeEvent,
  DisputeRecusal,
  PartyLink,
  MediationEvidence,
  MediationInstalment,
  MediationInvitation,
  MediationSession,
  MediationAppointment,
  MediationAgreement,
  Committee,
  Mediator,
  MediationVisit,
  DisputeSurvey,
  MeetingSeries,
  Meeting,
  Attendance,
  AgendaItem,
  InboundMessage,
  OutboundMessage,
  Card,
  Dialogue,
  Offer,
  CustomerAccount,
  DailyFigure,
  OpenStock,
  Bulletin,
  Paper,
  GoodExample,
  Subscription,
  LedgerForm,
  LedgerImport,
  ImportedRow,
  JobRun,
  AuditEntry,
  Setting,
  Alarm,
  NewsWay,
  ResidentNews,
  ServiceSession,
  HeldNotice,
  PushCount,
  DutyShift,
  Absence,
  StoredFile,
  UploadedFile,
  ForwardedFile,
  VoiceReport,
  Lesson,
  LastSaid,
  ContactMember,
  PlatformOrder,
  OfficeText,
  Owner,
  Desk,
  RoutingRule,
  CategoryLimit,
  ProofRule,
  OwnDetailQuestion,
  AnnouncementRule,
  WorkPhone,
  FollowUp,
  OutsideHandler,
  OutsideJob,
];
