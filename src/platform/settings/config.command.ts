import { printableSettings, loadSettings } from './settings.js';
import { settingsExample, settingsReference } from './settings-reference.js';
import { settingTable } from './settings.schema.js';

export const configCommand = {
  name: 'config',
  usage: 'config print [--json] | config reference | config example',
  run(args: readonly string[]): Promise<number> {
    const what = args[0];
    if (what === 'reference') {
      process.stdout.write(settingsReference(settingTable));
      return Promise.resolve(0);
    }
    if (what === 'example') {
      process.stdout.write(settingsExample(settingTable));
      return Promise.resolve(0);
    }
    if (what !== 'print') return Promise.resolve(2);
    const settings = printableSettings(loadSettings());
    if (args.includes('--json')) {
      console.log(JSON.stringify(settings, null, 2));
    } else {
      for (const [key, value] of Object.entries(settings))
        console.log(`${key}: ${value === null ? '' : String(value)}`);
    }
    return Promise.resolve(0);
  },
};
