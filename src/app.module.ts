import { type DynamicModule, Module } from '@nestjs/common';

import { AccessModule } from './access/access.module.js';
import { AgencyModule } from './agency/agency.module.js';
import { AssessmentModule } from './assessment/assessment.module.js';
import { BreachLogModule } from './breach-log/breach-log.module.js';
import { BreachesModule } from './breaches/breaches.module.js';
import { MailModule } from './channels/mail/mail.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PagesModule } from './pages/pages.module.js';
import type { Platform } from './platform/platform.js';
import { PlatformModule } from './platform/platform.module.js';
import { RehearsalModule } from './rehearsal/rehearsal.module.js';
import { SweepModule } from './sweep/sweep.module.js';
import { VoiceModule } from './voice/voice.module.js';

/** The rooms of the service that take part in it as modules, from the bottom to the top. */
const rooms = [
  BreachLogModule,
  NotificationsModule,
  AccessModule,
  AgencyModule,
  BreachesModule,
  AssessmentModule,
  VoiceModule,
  FeedsModule,
  MailModule,
  SweepModule,
  PagesModule,
];

@Module({})
export class AppModule {
  static with(platform: Platform): DynamicModule {
    const rehearsal = RehearsalModule.when(platform.agency.rehearsal);
    return { module: AppModule, imports: [PlatformModule.with(platform), ...rooms, rehearsal] };
  }
}
