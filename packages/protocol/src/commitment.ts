import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ROLES, type Creator } from './creator.ts';
import { AtsError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { IPI_PATTERN, ISNI_PATTERN, isStorableText } from './text.ts';

/** The version byte that a commitment begins with. */
export const PROTOCOL_VERSION = 1;

const TREE_LEAVES = 32;
const TREE_LEVELS = 5;
const PADDING_LEAF = sha256(Uint8Array.of(0));
/** SHA-256 of nothing: the hash of a file that was never there. */
const EMPTY_MEDIA_HASH = bytesToHex(sha256(new Uint8Array()));

export interface Commitment {
  /** `0x` and 64 lower-case hexadecimal digits: what is anchored. */
  commitment: string;
  protocolVersion: typeof PROTOCOL_VERSION;
  /** SHA-256 of the file, 64 lower-case hexadecimal digits. */
  mediaHash: string;
  /** One leaf a creator, in order, each 64 lower-case hexadecimal digits. */
  creatorLeaves: string[];
  /** Root of the tree of creators, 64 lower-case hexadecimal digits. */
  merkleRoot: string;
}

export interface CreatorProof {
  /** Position of the creator, from 0. */
  index: number;
  /** Five siblings, from the leaf up. */
  path: { sibling: string; siblingIsLeft: boolean }[];
}

function invalid(reason: string): AtsError {
  return new AtsError('registration.commitment_invalid', {
    message: `The commitment could not be computed: ${reason}.`,
    details: { reason },
  });
}

function encodeString(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  return concatBytes(length, bytes);
}

function encodeOptional(text: string | undefined): Uint8Array {
  return text === undefined || text === ''
    ? Uint8Array.of(0)
    : concatBytes(Uint8Array.of(1), encodeString(text));
}

/** Refuses what the reference implementation refuses; strings are hashed as they stand. */
function checkCreator(creator: Creator, index: number): void {
  const { fullName, email, roles, ipi, isni } = creator;
  const who = `creator ${index + 1}`;
  if (fullName === '' || !isStorableText(fullName)) throw invalid(`${who} has no valid name`);
  if (email === '' || !isStorableText(email)) throw invalid(`${who} has no valid e-mail address`);
  if (!ROLES.some((role) => roles.includes(role))) throw invalid(`${who} has no role`);
  if (ipi && !IPI_PATTERN.test(ipi)) throw invalid(`the IPI of ${who} is not 1 to 11 digits`);
  if (isni && !ISNI_PATTERN.test(isni)) throw invalid(`the ISNI of ${who} is not 15 digits and a digit or X`);
}

function creatorLeaf(creator: Creator): Uint8Array {
  const tags = ROLES.map((_, tag) => tag).filter((tag) => creator.roles.includes(ROLES[tag]!));
  return sha256(
    concatBytes(
      encodeString(creator.fullName),
      encodeString(creator.email),
      Uint8Array.of(tags.length, ...tags),
      encodeOptional(creator.ipi),
      encodeOptional(creator.isni),
    ),
  );
}

function creatorLeaves(creators: readonly Creator[]): Uint8Array[] {
  if (creators.length === 0) throw invalid('there is no creator');
  if (creators.length > LIMITS.maxCreators)
    throw invalid(`there are more than ${LIMITS.maxCreators} creators`);
  creators.forEach(checkCreator);
  return creators.map(creatorLeaf);
}

/** All levels of the tree, from the 32 leaves to the root. */
function treeLevels(leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [Array.from({ length: TREE_LEAVES }, (_, index) => leaves[index] ?? PADDING_LEAF)];
  for (let level = 0; level < TREE_LEVELS; level++) {
    const below = levels[level]!;
    levels.push(
      Array.from({ length: below.length / 2 }, (_, index) =>
        sha256(concatBytes(below[2 * index]!, below[2 * index + 1]!)),
      ),
    );
  }
  return levels;
}

function parseHash(hash: string, what: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw invalid(`${what} is not 64 lower-case hexadecimal digits`);
  return hexToBytes(hash);
}

/**
 * Computes what is anchored on chain for a work. Strings are hashed byte for byte: whoever collects them trims them
 * before they are sent ({@link normalizeCreator}, {@link trimText}), because what is sent is what is hashed.
 *
 * @param work.mediaHash SHA-256 of the file, as {@link hashMedia} returns it
 * @throws AtsError `registration.commitment_invalid` for an empty title, name, e-mail, list of roles or file, for
 *   more than 32 creators, and for a malformed `ipi`, `isni` or hash
 */
export function computeCommitment(work: {
  title: string;
  creators: readonly Creator[];
  mediaHash: string;
}): Commitment {
  const { title } = work;
  if (title === '') throw invalid('the title is empty');
  if (!isStorableText(title)) throw invalid('the title is not valid Unicode');
  if (work.mediaHash === EMPTY_MEDIA_HASH) throw invalid('the file is empty');
  const media = parseHash(work.mediaHash, 'the hash of the file');
  const leaves = creatorLeaves(work.creators);
  const root = treeLevels(leaves)[TREE_LEVELS]![0]!;
  const digest = sha256(concatBytes(Uint8Array.of(PROTOCOL_VERSION), media, encodeString(title), root));
  return {
    commitment: `0x${bytesToHex(digest)}`,
    protocolVersion: PROTOCOL_VERSION,
    mediaHash: work.mediaHash,
    creatorLeaves: leaves.map((leaf) => bytesToHex(leaf)),
    merkleRoot: bytesToHex(root),
  };
}

/**
 * Proves that one creator is part of a work without revealing the others.
 *
 * @param index position of the creator in `creators`, from 0
 * @throws AtsError `registration.commitment_invalid` when there is no such creator or one of them is not valid
 */
export function proveCreator(creators: readonly Creator[], index: number): CreatorProof {
  if (!Number.isInteger(index) || index < 0 || index >= creators.length)
    throw invalid(`there is no creator ${index}`);
  const levels = treeLevels(creatorLeaves(creators));
  let position = index;
  const path = levels.slice(0, TREE_LEVELS).map((level) => {
    const siblingIsLeft = position % 2 === 1;
    const sibling = bytesToHex(level[siblingIsLeft ? position - 1 : position + 1]!);
    position = Math.floor(position / 2);
    return { sibling, siblingIsLeft };
  });
  return { index, path };
}

/**
 * Checks a proof of {@link proveCreator} against the root of a work. Malformed input is `false`, never an exception:
 * proofs come from strangers.
 */
export function verifyCreator(creator: Creator, proof: CreatorProof, merkleRoot: string): boolean {
  try {
    checkCreator(creator, proof.index);
    if (proof.path.length !== TREE_LEVELS) return false;
    let position = 0;
    const root = proof.path.reduce((node, { sibling, siblingIsLeft }, level) => {
      if (siblingIsLeft) position += 2 ** level;
      const other = parseHash(sibling, 'a sibling');
      return sha256(siblingIsLeft ? concatBytes(other, node) : concatBytes(node, other));
    }, creatorLeaf(creator));
    return position === proof.index && bytesToHex(root) === merkleRoot;
  } catch {
    return false;
  }
}
