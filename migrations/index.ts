import { UseBinaryCollation1795219200000 } from './1795219200000-use-binary-collation';
import { CreateGrid1795219201000 } from './1795219201000-create-grid';
import { CreatePlace1795219202000 } from './1795219202000-create-place';
import { CreateCalendarDay1795219203000 } from './1795219203000-create-calendar-day';
import { CreatePerson1795219204000 } from './1795219204000-create-person';
import { CreateIdentity1795219205000 } from './1795219205000-create-identity';
import { CreateRole1795219206000 } from './1795219206000-create-role';
import { CreateTicket1795219207000 } from './1795219207000-create-ticket';
import { CreateTicketEvent1795219208000 } from './1795219208000-create-ticket-event';
import { CreateTicketQuantity1795219209000 } from './1795219209000-create-ticket-quantity';
import { CreateAttachment1795219210000 } from './1795219210000-create-attachment';
import { CreateSupervision1795219211000 } from './1795219211000-create-supervision';
import { CreateDispute1795219212000 } from './1795219212000-create-dispute';
import { CreateMeetingSeries1795219213000 } from './1795219213000-create-meeting-series';
import { CreateAgendaItem1795219214000 } from './1795219214000-create-agenda-item';
import { CreateInbound1795219215000 } from './1795219215000-create-inbound';
import { CreateOutbound1795219216000 } from './1795219216000-create-outbound';
import { CreateCard1795219217000 } from './1795219217000-create-card';
import { CreateDialogue1795219218000 } from './1795219218000-create-dialogue';
import { CreateOffer1795219219000 } from './1795219219000-create-offer';
import { CreateCustomerAccount1795219220000 } from './1795219220000-create-customer-account';
import { CreateDailyFigure1795219221000 } from './1795219221000-create-daily-figure';
import { CreateJobRun1795219222000 } from './1795219222000-create-job-run';
import { CreateAuditEntry1795219223000 } from './1795219223000-create-audit-entry';
import { CreateSetting1795219224000 } from './1795219224000-create-setting';
import { CreateFollower1795309000000 } from './1795309000000-create-follower';
import { NoteUnreachableIdentity1795310001000 } from './1795310001000-note-unreachable-identity';
import { TellOutboundApart1795310002000 } from './1795310002000-tell-outbound-apart';
import { CreateAlarm1795310003000 } from './1795310003000-create-alarm';
import { CreateNewsWay1795310004000 } from './1795310004000-create-news-way';
import { CreateResidentNews1795310005000 } from './1795310005000-create-resident-news';
import { CreateServiceSession1795310006000 } from './1795310006000-create-service-session';
import { CreateHeldNotice1795310007000 } from './1795310007000-create-held-notice';
import { CreateDutyShift1795310008000 } from './1795310008000-create-duty-shift';
import { CreateAbsence1795310009000 } from './1795310009000-create-absence';
import { CreatePushCount1795310010000 } from './1795310010000-create-push-count';
import { KeepAttachmentFiles1795320001000 } from './1795320001000-keep-attachment-files';
import { CreateStoredFile1795320002000 } from './1795320002000-create-stored-file';
import { CreateUploadedFile1795320003000 } from './1795320003000-create-uploaded-file';
import { CreateForwardedFile1795320004000 } from './1795320004000-create-forwarded-file';
import { CreateVoiceReport1795320005000 } from './1795320005000-create-voice-report';
import { CreateContact1795320006000 } from './1795320006000-create-contact';
import { TellWhereRolesComeFrom1795320007000 } from './1795320007000-tell-where-roles-come-from';
import { NotePrivacyNotice1795320008000 } from './1795320008000-note-privacy-notice';
import { BoundGrid1795330001000 } from './1795330001000-bound-grid';
import { CreateLesson1795330002000 } from './1795330002000-create-lesson';
import { CreateLastSaid1795330003000 } from './1795330003000-create-last-said';
import { MergeTicket1795340001000 } from './1795340001000-merge-ticket';
import { TimeTicket1795340002000 } from './1795340002000-time-ticket';
import { CreateStepLimit1795340003000 } from './1795340003000-create-step-limit';
import { CreateTicketRequest1795340004000 } from './1795340004000-create-ticket-request';
import { CreateTicketPart1795340005000 } from './1795340005000-create-ticket-part';
import { CreateWhistle1795340006000 } from './1795340006000-create-whistle';
import { CreateHardCase1795340007000 } from './1795340007000-create-hard-case';
import { CreateMilestone1795340008000 } from './1795340008000-create-milestone';
import { AnswerSupervision1795340009000 } from './1795340009000-answer-supervision';
import { RemindMilestone1795340010000 } from './1795340010000-remind-milestone';
import { WindOpenTickets1795340011000 } from './1795340011000-wind-open-tickets';
import { WidenDispute1795370001000 } from './1795370001000-widen-dispute';
import { CreateDisputeParty1795370002000 } from './1795370002000-create-dispute-party';
import { CreateDisputeEvent1795370003000 } from './1795370003000-create-dispute-event';
import { CreateDisputeRecusal1795370004000 } from './1795370004000-create-dispute-recusal';
import { CreateMediationSession1795370005000 } from './1795370005000-create-mediation-session';
import { CreateMediationAppointment1795370006000 } from './1795370006000-create-mediation-appointment';
import { CreateMediationAgreement1795370007000 } from './1795370007000-create-mediation-agreement';
import { CreateCommittee1795370008000 } from './1795370008000-create-committee';
import { CreateMediator1795370009000 } from './1795370009000-create-mediator';
import { CreateMediationVisit1795370010000 } from './1795370010000-create-mediation-visit';
import { CreateDisputeSurvey1795370011000 } from './1795370011000-create-dispute-survey';
import { KeepDisputeFiles1795370020000 } from './1795370020000-keep-dispute-files';
import { ScopeRoleToBuilding1795341001000 } from './1795341001000-scope-role-to-building';
import { NameStandIn1795341002000 } from './1795341002000-name-stand-in';
import { MeasureMore1795361001000 } from './1795361001000-measure-more';
import { CreateOpenStock1795361002000 } from './1795361002000-create-open-stock';
import { CreateBulletin1795361003000 } from './1795361003000-create-bulletin';
import { MeasureLevels1795361009000 } from './1795361009000-measure-levels';
import { CreateLedgerImport1795361011000 } from './1795361011000-create-ledger-import';
import { CreateImportedRow1795361012000 } from './1795361012000-create-imported-row';
import { IndexClosedPlaces1795361010000 } from './1795361010000-index-closed-places';
import { IndexClosedTickets1795361004000 } from './1795361004000-index-closed-tickets';
import { CreateOwner1795342001000 } from './1795342001000-create-owner';
import { OwnPlace1795342002000 } from './1795342002000-own-place';
import { CreateDesk1795342003000 } from './1795342003000-create-desk';
import { CreateRoutingRule1795342004000 } from './1795342004000-create-routing-rule';
import { CreateCategoryLimit1795342005000 } from './1795342005000-create-category-limit';
import { GuardTicket1795341003000 } from './1795341003000-guard-ticket';
import { CreatePaper1795361005000 } from './1795361005000-create-paper';
import { CreateGoodExample1795361006000 } from './1795361006000-create-good-example';
import { CreateSubscription1795361007000 } from './1795361007000-create-subscription';
import { CreateLedgerForm1795361008000 } from './1795361008000-create-ledger-form';
import { CreateActivity1795380001000 } from './1795380001000-create-activity';
import { CreateActivityQuantity1795380002000 } from './1795380002000-create-activity-quantity';
import { CreateOutsideHandler1795342006000 } from './1795342006000-create-outside-handler';
import { CreateOutsideJob1795342007000 } from './1795342007000-create-outside-job';
import { RecurMeetingSeries1795380003000 } from './1795380003000-recur-meeting-series';
import { CreateMeeting1795380004000 } from './1795380004000-create-meeting';
import { CreateAttendance1795380005000 } from './1795380005000-create-attendance';
import { CreatePlatformOrder1795341004000 } from './1795341004000-create-platform-order';
import { CreateOfficeText1795341005000 } from './1795341005000-create-office-text';
import { CreateAnnouncement1795380006000 } from './1795380006000-create-announcement';
import { CreateAnnouncementReader1795380007000 } from './1795380007000-create-announcement-reader';
import { IndexAttachmentFile1795390001000 } from './1795390001000-index-attachment-file';
import { CreateFeedback1795380008000 } from './1795380008000-create-feedback';
import { CreatePatrolPoint1795380009000 } from './1795380009000-create-patrol-point';
import { CreatePatrol1795380010000 } from './1795380010000-create-patrol';
import { CreatePatrolStop1795380011000 } from './1795380011000-create-patrol-stop';
import { CreatePatrolCompanion1795380012000 } from './1795380012000-create-patrol-companion';
import { CreateInspection1795380013000 } from './1795380013000-create-inspection';
import { CreateInspectionFinding1795380014000 } from './1795380014000-create-inspection-finding';
import { IndexWorkDone1795342008000 } from './1795342008000-index-work-done';
import { CreateDutySwap1795380015000 } from './1795380015000-create-duty-swap';
import { CreateDutyNote1795380016000 } from './1795380016000-create-duty-note';
import { DropOutboundIndex1795380017000 } from './1795380017000-drop-outbound-index';
import { CreateInspectionTemplate1795385018000 } from './1795385018000-create-inspection-template';
import { CreateInspectionPlace1795385019000 } from './1795385019000-create-inspection-place';
import { CodePatrolPoint1795385020000 } from './1795385020000-code-patrol-point';
import { RetireMeetingSeries1795385021000 } from './1795385021000-retire-meeting-series';
import { CareForDispute1795430001000 } from './1795430001000-care-for-dispute';
import { CreateMediationEvidence1795430002000 } from './1795430002000-create-mediation-evidence';
import { LinkDisputeFiles1795430003000 } from './1795430003000-link-dispute-files';
import { CreatePartyLink1795430004000 } from './1795430004000-create-party-link';
import { CreateVisit1795395001000 } from './1795395001000-create-visit';
import { CreatePublicNotice1795395004000 } from './1795395004000-create-public-notice';
import { CreatePublicNoticePlace1795395005000 } from './1795395005000-create-public-notice-place';
import { AnnounceToGroup1795395006000 } from './1795395006000-announce-to-group';
import { CreateGathering1795395007000 } from './1795395007000-create-gathering';
import { CreateGatheringSeat1795395008000 } from './1795395008000-create-gathering-seat';
import { CreateVolunteer1795395009000 } from './1795395009000-create-volunteer';
import { CreateErrand1795395003000 } from './1795395003000-create-errand';
import { TellSuggestionsApart1795395002000 } from './1795395002000-tell-suggestions-apart';
import { CreateCampaign1795382001000 } from './1795382001000-create-campaign';
import { CreateProofRule1795387001000 } from './1795387001000-create-proof-rule';
import { NoteMissingPhoto1795387002000 } from './1795387002000-note-missing-photo';
import { CreateAssessmentObjection1795382002000 } from './1795382002000-create-assessment-objection';
import { AddressRobotFile1795440001000 } from './1795440001000-address-robot-file';
import { CreateRectification1795385022000 } from './1795385022000-create-rectification';
import { PlaceCustomerAccount1795450001000 } from './1795450001000-place-customer-account';
import { NumberSupervision1795387003000 } from './1795387003000-number-supervision';
import { IndexRepeatedPlaces1795387004000 } from './1795387004000-index-repeated-places';
import { CreateFollowUp1795387005000 } from './1795387005000-create-follow-up';
import { CreateMediationInstalment1795460001000 } from './1795460001000-create-mediation-instalment';
import { CreatePointNote1795470001000 } from './1795470001000-create-point-note';
import { RemindGathering1795395010000 } from './1795395010000-remind-gathering';
import { CreateGear1795470002000 } from './1795470002000-create-gear';
import { CreateGearLoan1795470003000 } from './1795470003000-create-gear-loan';
import { CreatePatrolWindow1795470004000 } from './1795470004000-create-patrol-window';
import { KeepPartyCode1795460002000 } from './1795460002000-keep-party-code';
import { CreatePoll1795395011000 } from './1795395011000-create-poll';
import { CreatePollCount1795395012000 } from './1795395012000-create-poll-count';
import { CreatePollTaker1795395013000 } from './1795395013000-create-poll-taker';
import { NoteWhomFeedbackIsAbout1795460003000 } from './1795460003000-note-whom-feedback-is-about';
import { CreatePatrolRating1795470005000 } from './1795470005000-create-patrol-rating';
import { CreatePatrolRater1795470006000 } from './1795470006000-create-patrol-rater';
import { CreateMediationInvitation1795460004000 } from './1795460004000-create-mediation-invitation';
import { FixCampaignFigures1795395014000 } from './1795395014000-fix-campaign-figures';
import { CreateCampaignPlace1795395015000 } from './1795395015000-create-campaign-place';
import { CallRolesToMeeting1795470007000 } from './1795470007000-call-roles-to-meeting';

/** In the order they are run. A new one goes to the end; none is ever changed. */ import { CreateDetailQuestion1795480001000 } from './1795480001000-create-detail-question';
import { CreateCallUp1795470008000 } from './1795470008000-create-call-up';
import { CreateCallUpAnswer1795470009000 } from './1795470009000-create-call-up-answer';
import { NameLedgerOfImport1795480002000 } from './1795480002000-name-ledger-of-import';
import { RepeatGathering1795470010000 } from './1795470010000-repeat-gathering';
import { CreateGatheringSeries1795470011000 } from './1795470011000-create-gathering-series';
import { NoteOwnInspection1795490001000 } from './1795490001000-note-own-inspection';
import { CreateAnnouncementRule1795500001000 } from './1795500001000-create-announcement-rule';
import { TimeAnnouncementReview1795500002000 } from './1795500002000-time-announcement-review';
import { CreateWorkPhone1795500003000 } from './1795500003000-create-work-phone';
import { SeatMeeting1795510001000 } from './1795510001000-seat-meeting';
import { TellPatrolTeams1795520001000 } from './1795520001000-tell-patrol-teams';
import { CreateRedFlag1795520002000 } from './1795520002000-create-red-flag';

export const migrations = [
  UseBinaryCollation1795219200000,
  CreateGrid1795219201000,
  CreatePlace1795219202000,
  CreateCalendarDay1795219203000,
  CreatePerson1795219204000,
  CreateIdentity1795219205000,
  CreateRole1795219206000,
  CreateTicket1795219207000,
  CreateTicketEvent1795219208000,
  CreateTicketQuantity1795219209000,
  CreateAttachment1795219210000,
  CreateSupervision1795219211000,
  CreateDispute1795219212000,
  CreateMeetingSeries1795219213000,
  CreateAgendaItem1795219214000,
  CreateInbound1795219215000,
  CreateOutbound1795219216000,
  CreateCard1795219217000,
  CreateDialogue1795219218000,
  CreateOffer1795219219000,
  CreateCustomerAccount1795219220000,
  CreateDailyFigure1795219221000,
  CreateJobRun1795219222000,
  CreateAuditEntry1795219223000,
  CreateSetting1795219224000,
  CreateFollower1795309000000,
  NoteUnreachableIdentity1795310001000,
  TellOutboundApart1795310002000,
  CreateAlarm1795310003000,
  CreateNewsWay1795310004000,
  CreateResidentNews1795310005000,
  CreateServiceSession1795310006000,
  CreateHeldNotice1795310007000,
  CreateDutyShift1795310008000,
  CreateAbsence1795310009000,
  CreatePushCount1795310010000,
  KeepAttachmentFiles1795320001000,
  CreateStoredFile1795320002000,
  CreateUploadedFile1795320003000,
  CreateForwardedFile1795320004000,
  CreateVoiceReport1795320005000,
  CreateContact1795320006000,
  TellWhereRolesComeFrom1795320007000,
  NotePrivacyNotice1795320008000,
  BoundGrid1795330001000,
  CreateLesson1795330002000,
  CreateLastSaid1795330003000,
  MergeTicket1795340001000,
  WidenDispute1795370001000,
  CreateDisputeParty1795370002000,
  CreateDisputeEvent1795370003000,
  CreateDisputeRecusal1795370004000,
  CreateMediationSession1795370005000,
  CreateMediationAppointment1795370006000,
  CreateMediationAgreement1795370007000,
  CreateCommittee1795370008000,
  CreateMediator1795370009000,
  CreateMediationVisit1795370010000,
  CreateDisputeSurvey1795370011000,
  KeepDisputeFiles1795370020000,
  ScopeRoleToBuilding1795341001000,
  NameStandIn1795341002000,
  MeasureMore1795361001000,
  CreateOpenStock1795361002000,
  CreateBulletin1795361003000,
  IndexClosedTickets1795361004000,
  CreateOwner1795342001000,
  OwnPlace1795342002000,
  CreateDesk1795342003000,
  CreateRoutingRule1795342004000,
  CreateCategoryLimit1795342005000,
  GuardTicket1795341003000,
  TimeTicket1795340002000,
  CreateStepLimit1795340003000,
  CreateTicketRequest1795340004000,
  CreateTicketPart1795340005000,
  CreateWhistle1795340006000,
  CreateHardCase1795340007000,
  CreateMilestone1795340008000,
  AnswerSupervision1795340009000,
  CreatePaper1795361005000,
  CreateGoodExample1795361006000,
  CreateSubscription1795361007000,
  CreateLedgerForm1795361008000,
  CreateActivity1795380001000,
  CreateActivityQuantity1795380002000,
  CreateOutsideHandler1795342006000,
  CreateOutsideJob1795342007000,
  RecurMeetingSeries1795380003000,
  CreateMeeting1795380004000,
  CreateAttendance1795380005000,
  CreatePlatformOrder1795341004000,
  CreateOfficeText1795341005000,
  CreateAnnouncement1795380006000,
  IndexAttachmentFile1795390001000,
  CreateAnnouncementReader1795380007000,
  CreateFeedback1795380008000,
  CreatePatrolPoint1795380009000,
  CreatePatrol1795380010000,
  CreatePatrolStop1795380011000,
  CreatePatrolCompanion1795380012000,
  CreateInspection1795380013000,
  CreateInspectionFinding1795380014000,
  IndexWorkDone1795342008000,
  CreateDutySwap1795380015000,
  CreateDutyNote1795380016000,
  RemindMilestone1795340010000,
  DropOutboundIndex1795380017000,
  WindOpenTickets1795340011000,
  MeasureLevels1795361009000,
  IndexClosedPlaces1795361010000,
  CreateInspectionTemplate1795385018000,
  CreateInspectionPlace1795385019000,
  CodePatrolPoint1795385020000,
  RetireMeetingSeries1795385021000,
  CareForDispute1795430001000,
  CreateMediationEvidence1795430002000,
  LinkDisputeFiles1795430003000,
  CreatePartyLink1795430004000,
  CreateVisit1795395001000,
  TellSuggestionsApart1795395002000,
  CreateCampaign1795382001000,
  CreateProofRule1795387001000,
  NoteMissingPhoto1795387002000,
  CreateAssessmentObjection1795382002000,
  AddressRobotFile1795440001000,
  CreateErrand1795395003000,
  CreateRectification1795385022000,
  PlaceCustomerAccount1795450001000,
  CreatePublicNotice1795395004000,
  CreatePublicNoticePlace1795395005000,
  AnnounceToGroup1795395006000,
  NumberSupervision1795387003000,
  CreateGathering1795395007000,
  CreateGatheringSeat1795395008000,
  CreateVolunteer1795395009000,
  IndexRepeatedPlaces1795387004000,
  CreateFollowUp1795387005000,
  CreateLedgerImport1795361011000,
  CreateImportedRow1795361012000,
  CreateMediationInstalment1795460001000,
  CreatePointNote1795470001000,
  RemindGathering1795395010000,
  CreateGear1795470002000,
  CreateGearLoan1795470003000,
  CreatePatrolWindow1795470004000,
  KeepPartyCode1795460002000,
  CreatePoll1795395011000,
  CreatePollCount1795395012000,
  CreatePollTaker1795395013000,
  NoteWhomFeedbackIsAbout1795460003000,
  CreatePatrolRating1795470005000,
  CreatePatrolRater1795470006000,
  CreateMediationInvitation1795460004000,
  FixCampaignFigures1795395014000,
  CreateCampaignPlace1795395015000,
  CallRolesToMeeting1795470007000,
  CreateDetailQuestion1795480001000,
  CreateCallUp1795470008000,
  CreateCallUpAnswer1795470009000,
  NameLedgerOfImport1795480002000,
  RepeatGathering1795470010000,
  CreateGatheringSeries1795470011000,
  NoteOwnInspection1795490001000,
  CreateAnnouncementRule1795500001000,
  TimeAnnouncementReview1795500002000,
  CreateWorkPhone1795500003000,
  SeatMeeting1795510001000,
  TellPatrolTeams1795520001000,
  CreateRedFlag1795520002000,
];
