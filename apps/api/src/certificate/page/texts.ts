import type { Certificate } from '@ats-kit/protocol';
import type { Slices } from '../text/slices.ts';
import { type PreparedText, type TextRequest, type TextStyle, prepareTexts } from '../text/typesetter.ts';
import type { Words } from './words.ts';

const REGULAR: TextStyle = { family: 'sans', weight: 400 };
const MEDIUM: TextStyle = { family: 'sans', weight: 500 };
const STRONG: TextStyle = { family: 'sans', weight: 600 };
const CODE: TextStyle = { family: 'mono', weight: 400 };

/** More pages than the longest names of the most creators fill. */
const MAX_PAGES = 12;

export interface CreatorTexts {
  name: PreparedText;
  roles: PreparedText;
}

/** Every text of the certificate, ready to be set. */
export interface Texts {
  service: PreparedText;
  kind: PreparedText;
  testnet: PreparedText;
  sealLabel: PreparedText;
  sealNumber: PreparedText;
  title: PreparedText;
  registered: PreparedText;
  facts: { label: PreparedText; value: PreparedText }[];
  checkHeading: PreparedText;
  checkSteps: PreparedText[];
  explorerUrl: PreparedText;
  creators: CreatorTexts[];
  creatorsContinue: PreparedText;
  creatorsHeading: PreparedText;
  pageNumber(index: number, count: number): PreparedText;
}

export async function prepareCertificateTexts(
  slices: Slices,
  { certificate, explorerUrl, words }: { certificate: Certificate; explorerUrl: string; words: Words },
): Promise<Texts> {
  const requests: TextRequest[] = [];
  // Fonts are cut down to all texts together, so the texts are collected first and taken out by their numbers.
  const add = (text: string, style: TextStyle) => requests.push({ text, ...style }) - 1;
  const numbers = {
    service: add(words.service, STRONG),
    kind: add(words.kind, REGULAR),
    testnet: add(words.testnet, MEDIUM),
    sealLabel: add(words.sealLabel, REGULAR),
    sealNumber: add(words.sealNumber, STRONG),
    title: add(certificate.title, STRONG),
    registered: add(words.registered, REGULAR),
    checkHeading: add(words.checkHeading, STRONG),
    explorerUrl: add(explorerUrl, CODE),
    creatorsContinue: add(words.creatorsContinue, REGULAR),
    creatorsHeading: add(words.creatorsHeading, STRONG),
  };
  const facts = words.facts.map(({ label, value, isCode }) => ({
    label: add(label, REGULAR),
    value: add(value, isCode ? CODE : REGULAR),
  }));
  const steps = words.checkSteps.map((step) => add(step, REGULAR));
  const creators = certificate.creators.map(({ fullName, roles }) => ({
    name: add(fullName, MEDIUM),
    roles: add(words.roles(roles), REGULAR),
  }));
  const pageNumbers = Array.from({ length: MAX_PAGES }, (_, count) =>
    Array.from({ length: count + 1 }, (__, index) => add(words.page(index + 1, count + 1), REGULAR)),
  );

  const prepared = await prepareTexts(slices, requests);
  const take = (index: number | undefined): PreparedText => prepared[index ?? 0] ?? { text: '', runs: [] };
  return {
    ...(Object.fromEntries(Object.entries(numbers).map(([name, index]) => [name, take(index)])) as Record<
      keyof typeof numbers,
      PreparedText
    >),
    facts: facts.map(({ label, value }) => ({ label: take(label), value: take(value) })),
    checkSteps: steps.map(take),
    creators: creators.map(({ name, roles }) => ({ name: take(name), roles: take(roles) })),
    pageNumber: (index, count) => take(pageNumbers[count - 1]?.[index - 1]),
  };
}
