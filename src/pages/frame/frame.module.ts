import { Global, Module } from '@nestjs/common';

import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { PROBLEM_PAGE } from '../../platform/problem/problem.filter.js';
import { AssetsController } from './assets.controller.js';
import { PageFrame } from './page-frame.service.js';
import { problemPage } from './problem-page.js';

/** What every page stands in. */
@Global()
@Module({
  controllers: [AssetsController],
  providers: [
    PageFrame,
    { provide: PROBLEM_PAGE, inject: [AGENCY], useFactory: (agency: Agency) => problemPage(agency) },
  ],
  exports: [PageFrame, PROBLEM_PAGE],
})
export class FrameModule {}
