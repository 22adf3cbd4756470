import { applyDecorators, Controller, UseFilters } from '@nestjs/common';

import { PageErrors } from './page-errors.filter.js';

/** A controller whose answers are pages: its refusals are pages too. */
export const PageController = (path = ''): ClassDecorator => applyDecorators(Controller(path), UseFilters(PageErrors));
