/** A post of the supervisors' line and who fills it at an instant. */
export interface Post {
  /** Who holds the post; null: vacant. */
  readonly personId: string | null;
  /** `away`: on leave (never why); `left`: deactivated, or not in post yet. */
  readonly presence: 'present' | 'away' | 'left';
  /** Who stands in while the holder is away; null: nobody. */
  readonly cover: { readonly personId: string; readonly presence: 'present' | 'away' | 'left' } | null;
}

/** Who could be told about a subject at an instant: looked up when a mail is due, never stored on a rung. */
export interface Duty {
  readonly unitId: string | null;
  readonly supervisor: Post;
  readonly manager: Post;
  readonly director: Post;
}
