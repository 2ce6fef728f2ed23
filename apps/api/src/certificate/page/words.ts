import type { Certificate, Network, Role } from '@ats-kit/protocol';
import { attachmentName } from '../facts.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const NETWORK_NAMES: Record<Network, string> = { mainnet: 'Allfeat mainnet', testnet: 'Allfeat testnet' };

const ROLE_NAMES: Record<Role, string> = {
  author: 'Author',
  composer: 'Composer',
  arranger: 'Arranger',
  adapter: 'Adapter',
};

const two = (value: number) => String(value).padStart(2, '0');

function dayOf(instant: string): string {
  const time = new Date(instant);
  return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ''} ${time.getUTCFullYear()}`;
}

function clockOf(instant: string): string {
  const time = new Date(instant);
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} UTC`;
}

/** Everything that is printed and not typed by whoever registered the work. By hand, since a locale's data changes with Node. */
export function wordsOf(certificate: Certificate) {
  const { network, atsId, versionNo, blockNumber, blockTime } = certificate;
  const networkName = NETWORK_NAMES[network];
  const time = `${dayOf(blockTime)}, ${clockOf(blockTime)}`;
  return {
    service: 'Allfeat Time Stamp',
    kind: 'Certificate of registration',
    documentTitle: `${certificate.title} · ATS ${atsId}`,
    documentSubject: `Registration of a musical work on the ${networkName}, ATS ${atsId}, version ${versionNo}`,
    testnet: 'Testnet: a trial. This work is not registered on the Allfeat mainnet.',
    sealLabel: 'ATS',
    sealNumber: String(atsId),
    sealAlternative: `The seal of ATS ${atsId}: a ray for each of the 64 digits of its commitment.`,
    registered: `Registered on ${dayOf(blockTime)} at ${clockOf(blockTime)}`,
    facts: [
      { label: 'ATS number', value: `${atsId}, version ${versionNo}`, isCode: false },
      { label: 'Network', value: networkName, isCode: false },
      { label: 'Commitment', value: certificate.commitment, isCode: true },
      { label: 'Media hash', value: certificate.mediaHash, isCode: true },
      { label: 'Transaction', value: certificate.txHash, isCode: true },
      { label: 'Block', value: `${blockNumber}, ${time}`, isCode: false },
      { label: 'Owner', value: certificate.owner, isCode: true },
    ],
    checkHeading: 'Check it yourself',
    checkSteps: [
      'The SHA-256 of the recording is the media hash above.',
      `${attachmentName(atsId)}, attached to this PDF, holds title, creators and media hash. Hashed together as the ATS protocol says, they are the commitment. Neither step needs a network.`,
      'The transaction in that block holds the commitment. Scan the code, or open:',
    ],
    codeAlternative: 'QR code of the link to the transaction.',
    linkDescription: 'The transaction in the explorer',
    creatorsContinue: `${certificate.creators.length} creators in all: the list goes on after this page.`,
    creatorsHeading: 'Creators, continued',
    roles: (roles: readonly Role[]) =>
      Object.entries(ROLE_NAMES)
        .filter(([role]) => roles.includes(role as Role))
        .map(([, name]) => name)
        .join(', '),
    page: (index: number, count: number) => `Page ${index} of ${count}`,
  };
}

export type Words = ReturnType<typeof wordsOf>;
