import { vi } from 'vitest';

/** Long enough for two cores that are busy with something else. */
const WAIT_MS = 8_000;

/** A call that the product made and that waits for the test's answer. */
export interface Call<Input, Options, Answer> {
  readonly input: Input;
  readonly options: Options;
  answer(answer: Answer): void;
  refuse(error: Error): void;
}

/** One method of a port: the test answers each call by hand, in the order in which they come. */
export class Script<Input, Answer, Options = { signal: AbortSignal }> {
  readonly calls: Call<Input, Options, Answer>[] = [];
  readonly #name: string;
  #taken = 0;
  #always: Answer | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  readonly method = (input: Input, options: Options): Promise<Answer> =>
    new Promise((resolve, reject) => {
      this.calls.push({ input, options, answer: resolve, refuse: reject });
      if (this.#always !== undefined) resolve(this.#always);
    });

  /** Answers what waits and whatever else comes, however often. */
  always(answer: Answer): void {
    this.#always = answer;
    for (const call of this.calls.slice(this.#taken)) call.answer(answer);
  }

  /** The next call that no test has taken yet, as soon as it comes. */
  async next(): Promise<Call<Input, Options, Answer>> {
    const call = await vi.waitFor(() => {
      const waiting = this.calls[this.#taken];
      if (!waiting)
        throw new Error(`${this.#name} was called ${this.calls.length} times, and not once more.`);
      return waiting;
    }, WAIT_MS);
    this.#taken += 1;
    return call;
  }
}
