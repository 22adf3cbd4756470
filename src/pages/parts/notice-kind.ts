import { breachNoticeKinds, otherNoticeKinds } from '../../core/notice.js';
import { say } from '../frame/say.js';

const kinds = [...breachNoticeKinds, ...otherNoticeKinds];

/** What a kind of mail is called; one that is not known by its own word. */
export function noticeKindText(kind: string): string {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind.replaceAll('_', ' ') : say(`notice.${known}`);
}
