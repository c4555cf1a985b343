import { agreeHandler } from './agree';
import { amendDisputeHandler } from './amend-dispute';
import { appointHandler } from '../tickets/appoint';
import { caseFileHandler } from './case-file';
import { complainHandler } from './complain';
import { disputeHandler } from './dispute';
import { disputeFiguresHandler } from './dispute-figures';
import { disputePlanHandler } from './dispute-plan';
import { evidenceHandler } from './evidence';
import { helperHandler } from './helper';
import { instalmentHandler } from './instalment';
import { invitationHandler } from './invitation';
import { linkPartyHandler } from './link-party';
import { mediateHandler } from './mediate';
import { nameMediatorHandler } from './name-mediator';
import { ownDisputesHandler } from './own-disputes';
import { papersHandler } from '../figures/papers';
import { partiesHandler } from './parties';
import { performHandler } from './perform';
import { sessionHandler } from './session';
import { settleHandler } from './settle';
import { studioHandler } from './studio';
import type { Handler } from '../handler';

/** The chapter 调解: everything that is said and pressed about a mediation. Its order is its order in 帮助. */
export const mediationHandlers: readonly Handler[] = [
  disputeHandler,
  ownDisputesHandler,
  complainHandler,
  mediateHandler,
  appointHandler,
  agreeHandler,
  papersHandler,
  partiesHandler,
  performHandler,
  instalmentHandler,
  invitationHandler,
  caseFileHandler,
  evidenceHandler,
  amendDisputeHandler,
  helperHandler,
  linkPartyHandler,
  nameMediatorHandler,
  disputePlanHandler,
  sessionHandler,
  settleHandler,
  studioHandler,
  disputeFiguresHandler,
];
