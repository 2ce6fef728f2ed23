import { describe, expect, it } from 'vitest';
import {
  type Creator,
  computeCommitment,
  hashMedia,
  normalizeCreator,
  proveCreator,
  trimText,
  verifyCreator,
} from '../src/index.ts';
import { media, vectors } from './vectors.ts';

const creator: Creator = { fullName: 'Inès Caradec', email: 'ines@caradec.example', roles: ['author'] };
const mediaHash = 'ab'.repeat(32);

describe('[8.vectors] the reference implementation’s cases', () => {
  it('are 40', () => expect(vectors).toHaveLength(40));

  it.each(vectors.map((vector, index) => ({ vector, index })))('case $index', async ({ vector }) => {
    expect(await hashMedia(media(vector.media))).toBe(vector.mediaHash);
    const computed = computeCommitment({
      title: vector.title,
      creators: vector.creators,
      mediaHash: vector.mediaHash,
    });
    expect(computed).toEqual({
      commitment: `0x${vector.commitment}`,
      protocolVersion: vector.protocolVersion,
      mediaHash: vector.mediaHash,
      creatorLeaves: vector.creatorLeaves,
      merkleRoot: vector.merkleRoot,
    });
    expect(proveCreator(vector.creators, vector.proof.index)).toEqual(vector.proof);
    vector.creators.forEach((one, index) => {
      expect(verifyCreator(one, proveCreator(vector.creators, index), vector.merkleRoot)).toBe(true);
    });
  });
});

describe('computeCommitment', () => {
  const base = { title: 'Nuit blanche', creators: [creator], mediaHash };

  it('[8.roles] ignores the order and repetition of roles', () => {
    const sorted = computeCommitment({ ...base, creators: [{ ...creator, roles: ['author', 'adapter'] }] });
    const mixed = computeCommitment({
      ...base,
      creators: [{ ...creator, roles: ['adapter', 'author', 'adapter'] }],
    });
    expect(mixed).toEqual(sorted);
  });

  it('[8.trim] hashes what the boundaries trimmed, an empty ipi or isni absent', () => {
    const padded = { ...creator, fullName: ' Inès Caradec\u0085', ipi: ' ', isni: '' };
    const sent = { ...base, title: trimText('\tNuit blanche '), creators: [normalizeCreator(padded)] };
    expect(computeCommitment(sent)).toEqual(computeCommitment(base));
    expect(computeCommitment({ ...base, creators: [{ ...creator, ipi: '', isni: '' }] })).toEqual(
      computeCommitment(base),
    );
  });

  it('[8.bytes] hashes strings byte for byte: white space counts', () => {
    expect(computeCommitment({ ...base, title: 'Nuit blanche ' }).commitment).not.toBe(
      computeCommitment(base).commitment,
    );
  });

  it('does not normalize Unicode', () => {
    const composed = computeCommitment({ ...base, title: 'é' });
    expect(computeCommitment({ ...base, title: 'e\u0301' }).commitment).not.toBe(composed.commitment);
  });

  it.each([
    ['an empty title', { ...base, title: '' }],
    ['half a surrogate pair', { ...base, title: '\ud83d' }],
    ['no creators', { ...base, creators: [] }],
    ['33 creators', { ...base, creators: Array.from({ length: 33 }, () => creator) }],
    ['an empty name', { ...base, creators: [{ ...creator, fullName: '' }] }],
    ['an empty e-mail', { ...base, creators: [{ ...creator, email: '' }] }],
    ['no roles', { ...base, creators: [{ ...creator, roles: [] }] }],
    ['an ipi of 12 digits', { ...base, creators: [{ ...creator, ipi: '123456789012' }] }],
    ['a short isni', { ...base, creators: [{ ...creator, isni: '12345' }] }],
    ['an upper-case hash', { ...base, mediaHash: 'AB'.repeat(32) }],
    [
      'an empty file',
      { ...base, mediaHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    ],
  ])('[8.refusals] refuses %s', (_, work) => {
    expect(() => computeCommitment(work)).toThrow(
      expect.objectContaining({ code: 'registration.commitment_invalid' }),
    );
  });
});

describe('[8.proof] verifyCreator', () => {
  const creators = [creator, { ...creator, fullName: 'Tomás Oliveira' }, { ...creator, fullName: '夜想曲' }];
  const { merkleRoot } = computeCommitment({ title: 't', creators, mediaHash });
  const proof = proveCreator(creators, 1);

  it('refuses another creator, another place, a changed sibling and a path of another length', () => {
    expect(verifyCreator(creators[1]!, proof, merkleRoot)).toBe(true);
    expect(verifyCreator(creators[0]!, proof, merkleRoot)).toBe(false);
    expect(verifyCreator(creators[1]!, { ...proof, index: 2 }, merkleRoot)).toBe(false);
    expect(verifyCreator(creators[1]!, { ...proof, path: proof.path.slice(1) }, merkleRoot)).toBe(false);
    const [first, ...rest] = proof.path;
    expect(
      verifyCreator(
        creators[1]!,
        { ...proof, path: [{ ...first!, sibling: '00'.repeat(32) }, ...rest] },
        merkleRoot,
      ),
    ).toBe(false);
  });

  it('answers malformed input with false', () => {
    expect(verifyCreator(creators[1]!, { index: 1, path: [] }, merkleRoot)).toBe(false);
    expect(verifyCreator({} as Creator, proof, merkleRoot)).toBe(false);
    expect(verifyCreator(creators[1]!, null as unknown as typeof proof, merkleRoot)).toBe(false);
  });

  it('refuses a creator that is not there', () => {
    expect(() => proveCreator(creators, 3)).toThrow(/creator 3/);
    expect(() => proveCreator(creators, -1)).toThrow(/creator -1/);
  });
});
