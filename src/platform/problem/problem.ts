/** One thing that is wrong with what was sent: where, what kind, and what is allowed instead. */
export interface ProblemDetail {
  /** Where in a JSON body, as RFC 6901: `/rules/0/limit`. */
  readonly pointer?: string;
  /** Where in a file: its line, the header being line 1. */
  readonly line?: number;
  readonly column?: string;
  readonly code: string;
  readonly detail: string;
}

/** The body of an answer that says no, as RFC 9457 has it. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly ProblemDetail[];
  readonly [more: string]: unknown;
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not done this way',
  408: 'The request took too long',
  409: 'Not possible as things are',
  413: 'Too long',
  415: 'Not a kind of content that is read here',
  422: 'Not as it should be',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not ready',
};

/** Thrown where a person or a program must be told no. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** A sentence for the person who reads it; nothing that they may not know. */
    readonly detail?: string,
    readonly errors: readonly ProblemDetail[] = [],
    /** Further members of the answer. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? titles[status] ?? `status ${status}`);
    this.name = 'Problem';
  }

  static badRequest(detail: string): Problem {
    return new Problem(400, detail);
  }

  static notSignedIn(detail?: string): Problem {
    return new Problem(401, detail);
  }

  static forbidden(detail: string): Problem {
    return new Problem(403, detail);
  }

  static notFound(detail?: string): Problem {
    return new Problem(404, detail);
  }

  static conflict(detail: string, more: Readonly<Record<string, unknown>> = {}): Problem {
    return new Problem(409, detail, [], more);
  }

  /** What was sent can be read and is wrong: each error names the field and what is allowed. */
  static invalid(errors: readonly ProblemDetail[], detail?: string): Problem {
    return new Problem(422, detail, errors);
  }

  body(): ProblemBody {
    return {
      ...this.more,
      type: 'about:blank',
      title: titles[this.status] ?? 'Refused',
      status: this.status,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.errors.length === 0 ? {} : { errors: this.errors }),
    };
  }
}
