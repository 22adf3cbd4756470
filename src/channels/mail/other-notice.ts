import type { OtherNoticeKind } from '../../core/notice.js';
import type { Fact } from './content.js';
import type { PromisedNotice } from './matter.js';

/** What a notice that is not about one breach says. */
export interface OtherWords {
  readonly subject: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly todo: string | null;
  readonly button: { readonly label: string; readonly path: string };
}

/** A notice of a kind that is about no breach, or of a breach that could not be told. */
export interface OtherNotice extends PromisedNotice {
  readonly kind: OtherNoticeKind;
}
