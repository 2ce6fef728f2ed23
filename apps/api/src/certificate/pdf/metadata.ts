import type { PdfFile } from './file.ts';
import { type Token, date, name, text } from './syntax.ts';

export interface Metadata {
  title: string;
  /** What the document is about, in a sentence. */
  subject: string;
  language: string;
  createdAt: Date;
}

const PRODUCER = 'ATS Kit';

const escapeXml = (value: string) =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // XML has no way to write these, not even as references.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

/** Says once what the document is, for software (XMP) and for older readers (the information dictionary): word for word the same. */
export function writeMetadata(file: PdfFile, metadata: Metadata): { info: Token; xmp: Token } {
  const { title, subject, createdAt } = metadata;
  const instant = `${createdAt.toISOString().slice(0, 19)}Z`;
  const alternative = (value: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`;
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${alternative(title)}</dc:title>
<dc:description>${alternative(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${metadata.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${instant}</xmp:CreateDate>
<xmp:ModifyDate>${instant}</xmp:ModifyDate>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return {
    info: file.add({
      Title: text(title),
      Subject: text(subject),
      Creator: text(PRODUCER),
      Producer: text(PRODUCER),
      CreationDate: date(createdAt),
      ModDate: date(createdAt),
    }),
    xmp: file.addStream({ Type: name('Metadata'), Subtype: name('XML') }, Buffer.from(xmp, 'utf8'), {
      compress: false,
    }),
  };
}
