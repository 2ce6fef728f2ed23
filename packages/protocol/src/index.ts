/**
 * The ATS protocol in TypeScript: messages, errors, limits and the commitment. No I/O and no DOM.
 *
 * @packageDocumentation
 */
export * from './audio.ts';
export * from './commitment.ts';
export * from './creator.ts';
export * from './errors.ts';
export * from './limits.ts';
export * from './media.ts';
export * from './names.ts';
export * from './text.ts';
export * from './widget.ts';
export type { ActionType, Network } from './messages/fields.ts';
export type { Decoded, Message, MessageIssue, ValueOf } from './messages/message.ts';
export { ErrorEnvelope } from './messages/errors.ts';
export * from './messages/certificate.ts';
export * from './messages/organizations.ts';
export * from './messages/sessions.ts';
export * from './messages/transactions.ts';
export * from './messages/webhooks.ts';
export * from './messages/works.ts';
