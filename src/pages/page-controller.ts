import { applyDecorators, Controller, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

import { PageErrors } from './page-errors.filter.js';

/** A controller whose answers are pages: its refusals are pages too, and the description of the API leaves it out. */
export const PageController = (path = ''): ClassDecorator =>
  applyDecorators(Controller(path), UseFilters(PageErrors), ApiExcludeController());
