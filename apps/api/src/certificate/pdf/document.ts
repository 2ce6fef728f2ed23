import { createHash } from 'node:crypto';
import { createPdfFile } from './file.ts';
import { type EmbeddedFont, type FontProgram, createEmbeddedFont } from './font.ts';
import { type Metadata, writeMetadata } from './metadata.ts';
import { COLOUR_SPACE, type Page, type PageContent, type PageLink, createPage } from './page.ts';
import { type ParentTreeEntry, type StructureTree, createStructureTree } from './structure.ts';
import { type Operand, type Token, byteString, date, name, text } from './syntax.ts';

export interface Attachment {
  name: string;
  /** MIME type. */
  type: string;
  description: string;
  bytes: Uint8Array;
}

/**
 * A PDF 1.7 document by the rules of PDF/A-3, level A (ISO 19005-3): tagged, with its fonts inside, colours that mean the same
 * everywhere, and a file attached to it.
 */
export interface PdfDocument {
  readonly structure: Pick<StructureTree, 'root' | 'add'>;
  addPage(size: { width: number; height: number }): Page;
  /** The same program is embedded once. */
  font(program: FontProgram): EmbeddedFont;
  attach(attachment: Attachment): void;
  end(): Uint8Array;
}

/** sRGB by its white point, gamma and primaries: no profile has to be carried along. */
const SRGB: Operand = [
  name('CalRGB'),
  {
    WhitePoint: [0.9505, 1, 1.089],
    Gamma: [2.2, 2.2, 2.2],
    Matrix: [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505],
  },
];
/** Annotations are printed (12.5.3). */
const PRINT_FLAG = 4;

export function createPdfDocument(metadata: Metadata): PdfDocument {
  const file = createPdfFile();
  const structure = createStructureTree();
  const pagesReference = file.reserve();
  const pages: { page: Page; content: PageContent }[] = [];
  const fonts = new Map<FontProgram, EmbeddedFont>();
  const attachments: Attachment[] = [];
  const parentTree: ParentTreeEntry[] = [];

  function writeLink(page: Page, { rectangle, url, description, element }: PageLink): Token {
    const [left, top, width, height] = rectangle;
    const annotation = file.add({
      Type: name('Annot'),
      Subtype: name('Link'),
      Rect: [left, page.height - top - height, left + width, page.height - top],
      Border: [0, 0, 0],
      F: PRINT_FLAG,
      Contents: text(description),
      StructParent: parentTree.push(element) - 1,
      A: { S: name('URI'), URI: byteString(Buffer.from(url, 'latin1')) },
    });
    element.kids.push({ page: page.reference, annotation });
    return annotation;
  }

  function writePages(): void {
    const written = new Map([...fonts.values()].map((font) => [font, font.write(file)]));
    for (const { page, content } of pages) {
      const usedFonts = [...content.fonts].map((font) => [font.resource, written.get(font)]);
      file.write(page.reference, {
        Type: name('Page'),
        Parent: pagesReference,
        MediaBox: [0, 0, page.width, page.height],
        Resources: { Font: Object.fromEntries(usedFonts) as Operand, ColorSpace: { [COLOUR_SPACE]: SRGB } },
        Contents: file.addStream({}, content.operators.join('\n')),
        StructParents: parentTree.push(content.marked) - 1,
        Annots: content.links.length === 0 ? undefined : content.links.map((link) => writeLink(page, link)),
        // The keyboard goes through the links in the order of the structure.
        Tabs: name('S'),
      });
    }
    file.write(pagesReference, {
      Type: name('Pages'),
      Count: pages.length,
      Kids: pages.map(({ page }) => page.reference),
    });
  }

  function writeAttachment({ name: fileName, type, description, bytes }: Attachment): Token {
    const embedded = file.addStream(
      {
        Type: name('EmbeddedFile'),
        Subtype: name(type),
        Params: {
          Size: bytes.length,
          // The format asks for MD5; it protects nothing.
          CheckSum: byteString(createHash('md5').update(bytes).digest()),
          CreationDate: date(metadata.createdAt),
          ModDate: date(metadata.createdAt),
        },
      },
      bytes,
    );
    return file.add({
      Type: name('Filespec'),
      F: text(fileName),
      UF: text(fileName),
      Desc: text(description),
      EF: { F: embedded, UF: embedded },
      AFRelationship: name('Data'),
    });
  }

  return {
    structure,
    addPage(size) {
      const created = createPage(file.reserve(), size);
      pages.push(created);
      return created.page;
    },
    font(program) {
      const font = fonts.get(program) ?? createEmbeddedFont(program, `F${fonts.size + 1}`);
      fonts.set(program, font);
      return font;
    },
    attach: (attachment) => void attachments.push(attachment),
    end() {
      writePages();
      const attached = attachments.map((attachment) => ({
        key: text(attachment.name),
        specification: writeAttachment(attachment),
      }));
      const { info, xmp } = writeMetadata(file, metadata);
      const root = file.add({
        Type: name('Catalog'),
        Pages: pagesReference,
        Lang: text(metadata.language),
        MarkInfo: { Marked: true },
        StructTreeRoot: structure.write(file, parentTree),
        ViewerPreferences: { DisplayDocTitle: true },
        Metadata: xmp,
        Names: {
          EmbeddedFiles: { Names: attached.flatMap(({ key, specification }) => [key, specification]) },
        },
        AF: attached.map(({ specification }) => specification),
      });
      return file.end({ Root: root, Info: info });
    },
  };
}
