import { aboutWords } from './about/words.en.js';
import { adminWords } from './admin/words.en.js';
import { settingsWords } from './admin/settings-words.en.js';
import { firstRunWords } from './first-run/words.en.js';
import { exportWords } from './exports/words.en.js';
import { forumWords } from './forum/words.en.js';
import { frameWords } from './frame/words.en.js';
import { partWords } from './parts/words.en.js';
import { pictureWords } from './pictures/words.en.js';
import { entryWords } from './record/entry-words.en.js';
import { viewsWords } from './record/views-words.en.js';
import { recordWords } from './record/words.en.js';
import { searchWords } from './search/words.en.js';
import { boardWords } from './supervisor/words.en.js';
import { voiceWords } from './worker/voice-words.en.js';
import { workerWords } from './worker/words.en.js';

/**
 * Every sentence that pages say, in plain English: `{name}` stands for what is put in. A translation is another file
 * with the same keys.
 */
export const catalogue = {
  ...frameWords,
  ...partWords,
  ...pictureWords,
  ...boardWords,
  ...recordWords,
  ...entryWords,
  ...viewsWords,
  ...exportWords,
  ...searchWords,
  ...workerWords,
  ...voiceWords,
  ...forumWords,
  ...adminWords,
  ...settingsWords,
  ...firstRunWords,
  ...aboutWords,
} as const;
