import type {
  AtsAccessOptions,
  AtsDownloadOptions,
  AtsOptions,
  AtsRegisterOptions,
  AtsUpdateOptions,
} from '@ats-kit/dom';
import { createAccessFlow, createDownloadFlow, createRegisterFlow, createUpdateFlow } from '@ats-kit/machine';
import { createAts } from './create-ats.svelte.ts';
import type { AtsStore } from './store.types.ts';

/** Options, or a function that reads them anew whenever they change. */
type Given<Options> = Options | (() => Options);

const read = <Options extends AtsOptions>(given: Given<Options>): (() => Options) =>
  typeof given === 'function' ? given : () => given;

/**
 * The register flow without markup: `view` says what to render and what each button does.
 *
 * To be called while a component is created. Nothing runs before that is mounted, and everything stops when it is taken away.
 *
 * @param id of the component, by `$props.id()`: ids in the view begin with it
 * @param options a function where they may change: `() => ({ siteKey, atsUrl, onComplete })`
 */
export const createAtsRegister = (id: string, options: Given<AtsRegisterOptions>): AtsStore<'register'> =>
  createAts(createRegisterFlow, id, read(options));

/** The update flow without markup; all else as with `createAtsRegister`. */
export const createAtsUpdate = (id: string, options: Given<AtsUpdateOptions>): AtsStore<'update'> =>
  createAts(createUpdateFlow, id, read(options));

/** The access flow without markup; all else as with `createAtsRegister`. */
export const createAtsAccess = (id: string, options: Given<AtsAccessOptions>): AtsStore<'access'> =>
  createAts(createAccessFlow, id, read(options));

/** The download flow without markup; all else as with `createAtsRegister`. */
export const createAtsDownload = (id: string, options: Given<AtsDownloadOptions>): AtsStore<'download'> =>
  createAts(createDownloadFlow, id, read(options));
