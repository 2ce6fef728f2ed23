import * as z from 'zod/mini';
import { CREATOR_MESSAGES } from './texts.ts';
import { LIMITS } from '../limits.ts';
import {
  EMAIL_PATTERN,
  IPI_PATTERN,
  ISNI_PATTERN,
  countCharacters,
  isStorableText,
  normalizeIsni,
  trimText,
} from '../text.ts';

/** An absent value: left out, or `null` as some serializers write it. In TypeScript it is `undefined`. */
export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.optional(
    z.pipe(
      z.nullable(schema),
      z.transform((value) => value ?? undefined),
    ),
  );

export const network = z.enum(['testnet', 'mainnet']);
export type Network = z.infer<typeof network>;

export const actionType = z.enum(['register', 'update_version', 'access']);
export type ActionType = z.infer<typeof actionType>;

/** Whole credits. */
export const credits = z.int().check(z.nonnegative());
/** Sizes, block numbers, versions, ATS ids: numbered from 0 or 1 by the protocol. */
export const count = z.int().check(z.nonnegative());
export const uuid = z.string().check(z.minLength(1), z.maxLength(64));
/** RFC 3339. */
export const instant = z
  .string()
  .check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'Not an instant.'));
export const hash = z.string().check(z.toLowerCase(), z.regex(/^(?:0x)?[0-9a-f]{64}$/));
export const commitment = z.string().check(z.toLowerCase(), z.regex(/^0x[0-9a-f]{64}$/));

const storable = z.refine<string>(isStorableText, 'Not valid Unicode text.');
const within = (limit: number) =>
  z.refine<string>((text) => countCharacters(text) <= limit, `At most ${limit} characters.`);
const trimmed = z.overwrite<string>(trimText);

/** A text a person typed: trimmed, storable, of 1 to `limit` characters. */
export const typed = (limit: number, required: string) =>
  z.string().check(trimmed, z.minLength(1, required), within(limit), storable);

export const title = typed(LIMITS.maxTitleCharacters, 'A title is required.');
export const filename = typed(LIMITS.maxFilenameCharacters, 'A file name is required.');

export const externalUserRef = z.string().check(
  storable,
  z.refine((text) => {
    const bytes = new TextEncoder().encode(text).length;
    return bytes >= 1 && bytes <= LIMITS.maxExternalUserRefBytes;
  }, `1 to ${LIMITS.maxExternalUserRefBytes} bytes.`),
);

const optionalText = (normalize: (text: string) => string, pattern: RegExp, message: string) =>
  maybe(
    z.string().check(
      z.overwrite(normalize),
      z.refine((text) => text === '' || pattern.test(text), message),
    ),
  );

/** A creator as clients send it. */
export const creatorRequest = z.object({
  full_name: typed(LIMITS.maxNameCharacters, CREATOR_MESSAGES.fullName),
  email: typed(LIMITS.maxNameCharacters, CREATOR_MESSAGES.email).check(
    z.refine((text) => EMAIL_PATTERN.test(text), CREATOR_MESSAGES.email),
  ),
  roles: z
    .object({
      author: z._default(z.boolean(), false),
      composer: z._default(z.boolean(), false),
      arranger: z._default(z.boolean(), false),
      adapter: z._default(z.boolean(), false),
    })
    .check(z.refine((roles) => Object.values(roles).some(Boolean), CREATOR_MESSAGES.roles)),
  ipi: optionalText(trimText, IPI_PATTERN, CREATOR_MESSAGES.ipi),
  isni: optionalText(normalizeIsni, ISNI_PATTERN, CREATOR_MESSAGES.isni),
});

export const creatorsRequest = z
  .array(creatorRequest)
  .check(
    z.minLength(1, 'At least one creator is required.'),
    z.maxLength(LIMITS.maxCreators, `At most ${LIMITS.maxCreators} creators.`),
  );

/** A creator as the API shows it: roles by name. */
export const creatorAnswer = z.object({
  full_name: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  ipi: maybe(z.string()),
  isni: maybe(z.string()),
});
