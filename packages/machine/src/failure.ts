import { AtsError, type ErrorKind, isAtsError } from '@ats-kit/protocol';

/** An `AtsError` as plain data, so that it can stand in a context. */
export interface Failure {
  code: string;
  kind: ErrorKind;
  message: string;
  requestId: string | null;
  status?: number | undefined;
  details?: Readonly<Record<string, unknown>> | undefined;
  /** How long the service asks to be left alone. */
  retryAfterMs?: number | undefined;
  /** No token was to be had: the request that waited for one was refused, or never sent. */
  isOfSession?: true | undefined;
}

/** Errors that the session hands to whoever waits for a token. */
const ofSession = new WeakSet<Error>();

/** Whatever was thrown, as a failure. What is not an `AtsError` is a fault of ours: `widget.unknown_error`. */
export function toFailure(error: unknown): Failure {
  const known = isAtsError(error) ? error : new AtsError('widget.unknown_error', { cause: error });
  const { code, kind, message, requestId, status, details, retryAfterMs } = known;
  return {
    code,
    kind,
    message,
    requestId,
    ...(status === undefined ? {} : { status }),
    ...(details ? { details } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(ofSession.has(known) ? { isOfSession: true } : {}),
  };
}

/** A failure that a machine raises itself. */
export function failureOf(...args: ConstructorParameters<typeof AtsError>): Failure {
  return toFailure(new AtsError(...args));
}

export function toError(failure: Failure): AtsError {
  return new AtsError(failure.code, failure);
}

/** A failure of the session, to be thrown in the place of an answer. */
export function toSessionError(failure: Failure): AtsError {
  const error = toError(failure);
  ofSession.add(error);
  return error;
}

const LOST_CODES = ['widget.network_error', 'widget.malformed_response', 'widget.unknown_error'];

/** No answer came, or one that says nothing about what happened: the request may or may not have been carried out. */
export function isAnswerLost({ code, status }: Failure): boolean {
  return LOST_CODES.includes(code) || (status !== undefined && status >= 500);
}
