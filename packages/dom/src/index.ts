/**
 * What the faces of ATS Kit share below their frameworks.
 *
 * @packageDocumentation
 */
export { type CreateFlow, type FlowHost, createHost } from './host.ts';
export { ICONS, type IconName, NOTICE_ICONS, type NoticeTone } from './icons.ts';
export { dropZoneLook, followLink, isDraggedOver, takeFile } from './inputs.ts';
export type {
  AtsAccessOptions,
  AtsDownloadOptions,
  AtsOptions,
  AtsRegisterOptions,
  AtsUpdateOptions,
} from './options.ts';
export { type AtsView, type ScreenName, screenKeyOf, screenNameOf, spokenOf } from './screen-name.ts';
export { type Surface, type SurfaceView, createSurface } from './surface.ts';
