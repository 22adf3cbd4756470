/** A line of a table of facts. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a mail says about one matter. */
export interface Part {
  /** Null where the mail is about this matter alone and its heading says it. */
  readonly title: string | null;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
}

/** A mail as words, before it is written as text and as HTML. Both say everything in it. */
export interface Content {
  readonly heading: string;
  readonly parts: readonly Part[];
  /** What to do, and by when. */
  readonly todo: readonly string[];
  readonly button: { readonly label: string; readonly url: string };
  /** Other breaches that go on, one a line. */
  readonly continuing: readonly string[];
  /** Why this person got it, who is told next and when, as of when the counts are. */
  readonly notes: readonly string[];
  /** The state of the log, in closing mails. */
  readonly checkpoint: string | null;
}
