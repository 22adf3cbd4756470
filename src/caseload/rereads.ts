import { earlier, type Instant } from '../core/instant.js';
import { type Subject, subjectKey } from '../core/subject.js';
import type { Reread } from './received-fact.js';

/** Gathers who must be read again: each once, from the earliest instant, late where any reason was. */
export class Rereads {
  private readonly bySubject = new Map<string, Reread>();

  add(subject: Subject, from: Instant, late: boolean): void {
    const key = subjectKey(subject);
    const known = this.bySubject.get(key);
    this.bySubject.set(
      key,
      known === undefined
        ? { subject, from, late }
        : { subject, from: earlier(known.from, from), late: known.late || late },
    );
  }

  addAll(rereads: Iterable<Reread>): void {
    for (const { subject, from, late } of rereads) this.add(subject, from, late);
  }

  /** In the order of their keys, in which subjects are locked. */
  all(): Reread[] {
    return [...this.bySubject.keys()].sort().flatMap((key) => this.bySubject.get(key) ?? []);
  }
}
