import { tableOfRights } from './rights.js';
import { rolesReference } from './roles-reference.js';

export const rolesCommand = {
  name: 'roles',
  usage: 'roles',
  run(args: readonly string[]): Promise<number> {
    if (args.length > 0) return Promise.resolve(2);
    process.stdout.write(rolesReference(tableOfRights));
    return Promise.resolve(0);
  },
};
