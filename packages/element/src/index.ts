/**
 * Defines `<ats-widget>` and exports its class and the names of its events.
 *
 * @packageDocumentation
 */
import { defineAtsWidget } from './element.ts';

export * from './pure.ts';

defineAtsWidget();
