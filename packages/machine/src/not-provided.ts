/** The logic of an actor that the composition root has to provide. */
export const notProvided = (name: string) => (): never => {
  throw new Error(
    `The actor "${name}" was not provided: machines do no I/O, createAtsFlow() composes them with ports.`,
  );
};
