/**
 * The behaviour of ATS Kit: state machines and the view that a face renders.
 *
 * @packageDocumentation
 */
export type { AtsFlow, SnapshotOf, ViewOf } from './flow/flow.types.ts';
export { createAtsFlow } from './flow/modes.ts';
export { type AtsCallbacks, callBack } from './flow/callbacks.ts';
export type { AtsFlowOptions } from './flow/options.ts';
export type { Failure } from './failure.ts';
export { createFormat, type Format } from './messages/format.ts';
export { en } from './messages/en.ts';
export { LANGUAGES, type Language, languageOf } from './messages/language.ts';
export { createMessages, type MessageOverrides, type Messages } from './messages/messages.ts';
export { type Plurals, pluralIn } from './messages/plural.ts';
export type * from './ports.ts';
export { connectRegister } from './register/register.connect.ts';
export { createRegisterFlow } from './register/register.mode.ts';
export { createUpdateFlow } from './update/update.mode.ts';
export { connectUpdate } from './update/update.connect.ts';
export { findingMachine } from './finding/finding.machine.ts';
export type { FoundWork } from './finding/finding.types.ts';
export type { RegisterSnapshot } from './register/register.snapshot.ts';
export type { AtsFlowEvent } from './register/register.types.ts';
export type * from './register/register.view.ts';
export type * from './finding/finding.view.ts';
export type * from './update/update.view.ts';
export { connectAccess } from './access/access.connect.ts';
export { createAccessFlow } from './access/access.mode.ts';
export type { AccessSnapshot } from './access/access.snapshot.ts';
export { connectDownload } from './download/download.connect.ts';
export { createDownloadFlow } from './download/download.mode.ts';
export type { DownloadSnapshot } from './download/download.snapshot.ts';
export { accessMachine } from './access/access.machine.ts';
export { clipboardMachine } from './clipboard/clipboard.machine.ts';
export { downloadMachine } from './download/download.machine.ts';
export { versionMachine } from './download/version.machine.ts';
export { completionMachine } from './completion/completion.machine.ts';
export { formMachine } from './form/form.machine.ts';
export { recordingMachine } from './recording/recording.machine.ts';
export { registerMachine } from './register/register.machine.ts';
export { sessionMachine } from './session/session.machine.ts';
export { submissionMachine } from './submission/submission.machine.ts';
export { trackingMachine } from './tracking/tracking.machine.ts';
export { uploadMachine } from './upload/upload.machine.ts';
export { worksMachine } from './works/works.machine.ts';
export type * from './works/works.view.ts';
export type { CoverView } from './drawing/seal.ts';
export type * from './access/access.view.ts';
export type * from './download/download.view.ts';
