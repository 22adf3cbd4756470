import { log } from '../../src/platform/log.js';

// Tests cause trouble on purpose: what the log says of it would bury what the tests say.
log.level = 'silent';
