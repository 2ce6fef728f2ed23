import { type CertificateFacts, attachmentName } from './facts.ts';
import { drawCertificate } from './page/certificate-pages.ts';
import { prepareCertificateTexts } from './page/texts.ts';
import { wordsOf } from './page/words.ts';
import { createPdfDocument } from './pdf/document.ts';
import type { Slices } from './text/slices.ts';

/** Makes the certificate's PDF. The same facts make the same bytes. */
export async function renderCertificate(slices: Slices, facts: CertificateFacts): Promise<Uint8Array> {
  const { certificate, json, explorerUrl } = facts;
  const words = wordsOf(certificate);
  const texts = await prepareCertificateTexts(slices, { certificate, explorerUrl, words });
  const document = createPdfDocument({
    title: words.documentTitle,
    subject: words.documentSubject,
    language: 'en',
    createdAt: new Date(certificate.blockTime),
  });
  drawCertificate({ document, texts, words }, facts);
  document.attach({
    name: attachmentName(certificate.atsId),
    type: 'application/json',
    description: 'The certificate for software: with it and the recording, the commitment can be computed.',
    bytes: json,
  });
  return document.end();
}
