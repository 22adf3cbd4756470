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

/** What is said where a refusal says nothing more exact: what one could do. */
const usualDetails: Readonly<Record<number, string>> = {
  401: 'Sign in, or send a token as "Authorization: Bearer …". An admin makes sign-in links and tokens.',
  404: 'Nothing is at this address, or it is not for you to see. Check the address; if it should be yours, ask an admin.',
  500: 'It has been noted. Nothing was changed halfway; try again in a minute, and tell an admin if it stays.',
};

/** A sentence for a person: as it is, or made when it is known in which language. */
export type Said = string | (() => string);

const textOf = (said: Said): string => (typeof said === 'string' ? said : said());

/** What a problem is made of; a title that says nothing of its own is given by the status. */
export interface ProblemParts {
  readonly status: number;
  readonly title?: string;
  /** A sentence for the person who reads it; nothing that they may not know. */
  readonly detail?: Said;
  readonly errors?: readonly ProblemDetail[];
  /** Further members of the answer. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Thrown where a person or a program must be told no. */
export class Problem extends Error {
  readonly status: number;

  constructor(private readonly parts: ProblemParts) {
    super(textOf(parts.detail ?? parts.title ?? titles[parts.status] ?? `status ${parts.status}`));
    this.name = 'Problem';
    this.status = parts.status;
  }

  static badRequest(detail: string): Problem {
    return new Problem({ status: 400, detail });
  }

  static notSignedIn(): Problem {
    return new Problem({ status: 401 });
  }

  static forbidden(detail: Said): Problem {
    return new Problem({ status: 403, detail });
  }

  static notFound(): Problem {
    return new Problem({ status: 404 });
  }

  static conflict(detail: Said, more: Readonly<Record<string, unknown>> = {}): Problem {
    return new Problem({ status: 409, detail, more });
  }

  /** What was sent can be read and is wrong: each error names the field and what is allowed. */
  static invalid(errors: readonly ProblemDetail[]): Problem {
    return new Problem({ status: 422, errors });
  }

  body(): ProblemBody {
    const { status, title, errors, more } = this.parts;
    const said = this.parts.detail ?? usualDetails[status];
    return {
      ...more,
      type: 'about:blank',
      title: title ?? titles[status] ?? 'Refused',
      status,
      ...(said === undefined ? {} : { detail: textOf(said) }),
      ...(errors === undefined || errors.length === 0 ? {} : { errors }),
    };
  }
}
