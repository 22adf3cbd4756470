import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The folders that programs are looked for in. */
export function searchPath(): string[] {
  return (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

/** The first of these programs that is there, in the order of the names. */
export function findProgram(...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const folder of searchPath()) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}
