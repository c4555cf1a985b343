import { Activity, ActivityQuantity } from './activity';
import { Announcement, AnnouncementReader } from './announcement';
import { AnnouncementRule } from './announcement-rule';
import { CategoryLimit, Desk, Owner, RoutingRule } from './arrangement';
import { FollowUp } from './follow-up';
import { WorkPhone } from './work-phone';
import { OwnDetailQuestion } from './detail-questions';
import { ProofRule } from './proof-rule';
import { Dispute, DisputeEvent, DisputeParty, DisputeRecusal, PartyLink } from './dispute';
import { AuditEntry, Bulletin, DailyFigure, JobRun, OpenStock, Setting } from './figure';
import { DutyNote, DutySwap } from './duty';
import { Errand } from './errand';
import { Feedback } from './feedback';
import { Follower } from './followers';
import { Gathering, GatheringSeat, Volunteer } from './gathering';
import { GatheringSeries } from './gathering-series';
import { CampaignPlace } from './campaign-round';
import { Poll, PollCount, PollTaker } from './poll';
import { Gear, GearLoan } from './gear';
import { GoodExample } from './good-example';
import { CalendarDay, Grid, Place } from './grid';
import { CallUp, CallUpAnswer } from './call-up';
import { Campaign } from './campaign';
import { Inspection, InspectionFinding, InspectionPlace } from './inspection';
import { OwnTemplate } from './inspection-templates';
import { LastSaid } from './last-said';
import { LedgerForm } from './ledger-form';
import { ImportedRow, LedgerImport } from './ledger-import';
import { Lesson } from './lesson';
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
} from './mediation';
import { AgendaItem, Attendance, Meeting, MeetingSeries } from './meeting';
import { Card, CustomerAccount, Dialogue, InboundMessage, Offer, OutboundMessage } from './message';
import { ContactMember, Identity, Person, Role } from './person';
import { Alarm } from './alarm';
import { Objection } from './objection';
import { Paper } from './paper';
import { Rectification } from './rectification';
import { Patrol, PatrolCompanion, PatrolPoint, PatrolStop } from './patrol';
import { PatrolRater, PatrolRating } from './patrol-rating';
import { RedFlag } from './red-flag';
import { PatrolWindow } from './patrol-window';
import { NewsWay, ResidentNews } from './news';
import { HeldNotice } from './held-notice';
import { PushCount } from './push-budget';
import { Absence, DutyShift } from './roster';
import { PublicNotice, PublicNoticePlace } from './public-notice';
import { Subscription } from './subscriptions';
import { Visit } from './visit';
import { OutsideHandler, OutsideJob } from './outside';
import { ServiceSession } from './window';
import { ForwardedFile, StoredFile, UploadedFile } from './stored-file';
import { OfficeText, PlatformOrder } from './platform-order';
import { PointNote } from './point-note';
import { Attachment, Supervision, Ticket, TicketEvent, TicketQuantity, VoiceReport } from './ticket';

import { HardCase, Milestone, TicketPart, TicketRequest, Whistle } from './ticket-sides';
import { StepLimit } from './step-limits';

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
