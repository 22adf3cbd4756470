interface Waiting<In, Out> {
  readonly item: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Works off what arrives one by one in lists: while one list is being worked on, the next one gathers. A lone item
 * goes at once; under load the lists grow by themselves.
 */
export class Gatherer<In, Out> {
  private waiting: Waiting<In, Out>[] = [];
  private working = false;

  constructor(
    private readonly work: (items: readonly In[]) => Promise<readonly Out[]>,
    private readonly most = 200,
  ) {}

  /** The outcome of this item, once the list it went in is done. */
  do(item: In): Promise<Out> {
    return new Promise<Out>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      void this.workOff();
    });
  }

  private async workOff(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while (this.waiting.length > 0) await this.list(this.waiting.splice(0, this.most));
    this.working = false;
  }

  private async list(list: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await this.work(list.map(({ item }) => item));
      for (const [index, { resolve }] of list.entries()) resolve(outs[index] as Out);
    } catch (error) {
      for (const { reject } of list) reject(error);
    }
  }
}
