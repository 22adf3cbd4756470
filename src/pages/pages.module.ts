import { Module } from '@nestjs/common';

import { BreachLogModule } from '../breach-log/breach-log.module.js';
import { AboutController } from './about/about.controller.js';
import { HoldPagesController } from './admin/holds.controller.js';
import { ImportPagesController } from './admin/imports.controller.js';
import { MailPagesController } from './admin/mail.controller.js';
import { RosterPagesController } from './admin/roster.controller.js';
import { SettingsPagesController } from './admin/settings.controller.js';
import { TokenPagesController } from './admin/tokens.controller.js';
import { StartController } from './first-run/start.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { LanguageController } from './language/language.controller.js';
import { NewTargetController } from './forum/new-target.controller.js';
import { RetirementPageController } from './forum/retirement.controller.js';
import { RulesController } from './forum/rules.controller.js';
import { SeatsController } from './forum/seats.controller.js';
import { TargetPagesController } from './forum/targets.controller.js';
import { FrameModule } from './frame/frame.module.js';
import { HomeController } from './home.controller.js';
import { PageActsController } from './record/acts.controller.js';
import { BreachController } from './record/breach.controller.js';
import { BreachLogController } from './record/breach-log.controller.js';
import { ChainController } from './record/chain.controller.js';
import { CheckInPageController } from './record/check-in.controller.js';
import { CheckInsPageController } from './record/check-ins.controller.js';
import { ViewsController } from './record/views.controller.js';
import { SearchController } from './search/search.controller.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { BoardController } from './supervisor/board.controller.js';
import { AskPageController } from './worker/ask.controller.js';
import { DisputePageController } from './worker/dispute.controller.js';
import { HeldAboutPageController } from './worker/held-about.controller.js';
import { RaiseDisputeController } from './worker/raise-dispute.controller.js';
import { StatementPageController } from './worker/statement.controller.js';
import { WorkerPageController } from './worker/worker.controller.js';

const line = [BoardController, WorkerPageController];
const record = [
  BreachLogController,
  SearchController,
  ExportsController,
  LanguageController,
  ViewsController,
  BreachController,
  PageActsController,
  CheckInPageController,
  CheckInsPageController,
  ChainController,
];
const voice = [
  StatementPageController,
  RaiseDisputeController,
  DisputePageController,
  AskPageController,
  HeldAboutPageController,
];
const forum = [NewTargetController, TargetPagesController, RetirementPageController, RulesController, SeatsController];
const admin = [
  StartController,
  RosterPagesController,
  ImportPagesController,
  HoldPagesController,
  MailPagesController,
  SettingsPagesController,
  TokenPagesController,
];

/** Every page of the service. */
@Module({
  imports: [FrameModule, SignInModule, BreachLogModule],
  controllers: [HomeController, AboutController, ...line, ...voice, ...record, ...forum, ...admin],
})
export class PagesModule {}
