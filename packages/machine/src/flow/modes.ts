import type { Mode } from '@ats-kit/protocol';
import { accessMode } from '../access/access.mode.ts';
import { downloadMode } from '../download/download.mode.ts';
import type { AtsPorts } from '../ports.ts';
import { registerMode } from '../register/register.mode.ts';
import { updateMode } from '../update/update.mode.ts';
import { createFlow } from './create-flow.ts';
import type { AtsFlow, ModeDefinition, ModeTypes } from './flow.types.ts';
import type { AtsFlowOptions } from './options.ts';

/** Every mode that can be named. */
const DEFINITIONS: { [M in keyof ModeTypes]: ModeDefinition<M> } = {
  register: registerMode,
  update: updateMode,
  access: accessMode,
  download: downloadMode,
};

/**
 * The flow of a mode that is only known at run time; it brings all modes along. A page that knows its mode loads less
 * with `createRegisterFlow()` and its like.
 *
 * @param ports the outside world, or a function that makes it; what that throws is shown as `widget.configuration_error`.
 *   `createPorts()` of `@ats-kit/client` makes them
 */
export function createAtsFlow<M extends Mode>(
  mode: M,
  ports: AtsPorts | (() => AtsPorts),
  options: AtsFlowOptions = {},
): AtsFlow<M> {
  // It comes from an attribute of a page, whatever its type says.
  const isKnown = Object.hasOwn(DEFINITIONS, mode);
  const definition: unknown = DEFINITIONS[isKnown ? mode : 'register'];
  return createFlow(
    definition as ModeDefinition<M>,
    ports,
    options,
    isKnown ? null : `The mode "${mode}" is not available.`,
  );
}
