/** A file that goes with a mail. */
export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** The attachments as nodemailer takes them: ordinary files, never a part that a mail program obeys. */
export const attachedFiles = (attachments: readonly Attachment[]) =>
  attachments.map(({ filename, contentType, content }) => ({
    filename,
    contentType,
    content,
    contentDisposition: 'attachment' as const,
  }));
