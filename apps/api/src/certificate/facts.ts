import type { Certificate } from '@ats-kit/protocol';

/** What a certificate is made of: nothing else has a part in its bytes. */
export interface CertificateFacts {
  certificate: Certificate;
  /** The certificate as it travels: what is attached, byte for byte. */
  json: Uint8Array;
  /** Where anybody can see the transaction. */
  explorerUrl: string;
}

/** What the attached file is called. */
export const attachmentName = (atsId: number) => `ats-${atsId}.json`;
