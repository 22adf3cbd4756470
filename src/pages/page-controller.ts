import { applyDecorators, Controller, UseFilters, UseInterceptors } from '@nestjs/common';

import { PageLanguage } from './language/page-language.interceptor.js';
import { PageErrors } from './page-errors.filter.js';

/** A controller whose answers are pages: its refusals are pages too. */
export const PageController = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), UseFilters(PageErrors), UseInterceptors(PageLanguage));
