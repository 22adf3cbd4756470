import type { Finding } from '../people/applied.js';

export type { Finding };

const mostKept = 200;

/** What was noticed about a file: the first of it whole, the rest as a count. */
export class Findings {
  private readonly kept: Finding[] = [];
  private left = 0;
  private readonly badLines = new Set<number>();
  private isRefused = false;

  /** Something worth knowing that refuses nothing. */
  note(finding: Finding): void {
    if (this.kept.length < mostKept) this.kept.push(finding);
    else this.left += 1;
  }

  /** Something that is wrong with a row, which refuses the file. */
  refuse(finding: Finding): void {
    this.isRefused = true;
    if (finding.line !== null) this.badLines.add(finding.line);
    if (this.kept.length < mostKept) this.kept.push(finding);
    else {
      this.replaceNote(finding);
      this.left += 1;
    }
  }

  get refused(): boolean {
    return this.isRefused;
  }

  get rejected(): number {
    return this.badLines.size;
  }

  get list(): readonly Finding[] {
    return this.kept;
  }

  get leftOut(): number {
    return this.left;
  }

  /** A reason to refuse is worth more than a note. */
  private replaceNote(finding: Finding): void {
    const note = this.kept.findIndex((each) => each.line !== null && !this.badLines.has(each.line));
    if (note >= 0) this.kept[note] = finding;
  }
}

/** The file cannot be read on: what was found says why. */
export class FileRefused extends Error {}
