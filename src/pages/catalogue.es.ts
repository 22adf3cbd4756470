import { aboutWordsEs } from './about/words.es.js';
import { adminWordsEs } from './admin/words.es.js';
import { settingsWordsEs } from './admin/settings-words.es.js';
import { firstRunWordsEs } from './first-run/words.es.js';
import { exportWordsEs } from './exports/words.es.js';
import { forumWordsEs } from './forum/words.es.js';
import { frameWordsEs } from './frame/words.es.js';
import { partWordsEs } from './parts/words.es.js';
import { pictureWordsEs } from './pictures/words.es.js';
import { entryWordsEs } from './record/entry-words.es.js';
import { viewsWordsEs } from './record/views-words.es.js';
import { recordWordsEs } from './record/words.es.js';
import { searchWordsEs } from './search/words.es.js';
import { boardWordsEs } from './supervisor/words.es.js';
import { voiceWordsEs } from './worker/voice-words.es.js';
import { workerWordsEs } from './worker/words.es.js';
import type { Translation } from '../platform/language/sayer.js';
import type { catalogue } from './catalogue.en.js';

/** Every sentence that pages say, in US Spanish. */
export const spanishCatalogue: Translation<typeof catalogue> = {
  ...frameWordsEs,
  ...partWordsEs,
  ...pictureWordsEs,
  ...boardWordsEs,
  ...recordWordsEs,
  ...entryWordsEs,
  ...viewsWordsEs,
  ...exportWordsEs,
  ...searchWordsEs,
  ...workerWordsEs,
  ...voiceWordsEs,
  ...forumWordsEs,
  ...adminWordsEs,
  ...settingsWordsEs,
  ...firstRunWordsEs,
  ...aboutWordsEs,
};
