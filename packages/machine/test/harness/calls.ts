/** Runs everything that waits for a promise. No time passes. */
export const flush = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

interface Options {
  signal: AbortSignal;
}

/** A call that the product made and that waits for the test's answer. */
export interface Call<Input, CallOptions, Answer> {
  readonly input: Input;
  readonly options: CallOptions;
  readonly isAborted: boolean;
  respondWith(answer: Answer): Promise<void>;
  rejectWith(error: Error): Promise<void>;
}

/** One method of a port: the test answers each call by hand. */
export class Script<Input, Answer, CallOptions extends Options = Options> {
  readonly calls: Call<Input, CallOptions, Answer>[] = [];
  readonly #name: string;
  #claimed = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** The method itself. Like every port it rejects with the signal's reason when it is aborted. */
  readonly method = (input: Input, options: CallOptions): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { signal } = options;
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      this.calls.push({
        input,
        options,
        get isAborted() {
          return signal.aborted;
        },
        respondWith(answer) {
          resolve(answer);
          return flush();
        },
        rejectWith(error) {
          reject(error);
          return flush();
        },
      });
    });

  /** The next call that no test has taken yet. */
  async nextCall(): Promise<Call<Input, CallOptions, Answer>> {
    await flush();
    const call = this.calls[this.#claimed];
    if (!call) throw new Error(`${this.#name} was called ${this.calls.length} times, and not once more.`);
    this.#claimed += 1;
    return call;
  }

  get count(): number {
    return this.calls.length;
  }
}
