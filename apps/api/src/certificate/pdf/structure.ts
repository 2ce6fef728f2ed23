import type { PdfFile } from './file.ts';
import { type Operand, type Token, name, text } from './syntax.ts';

/** What a part of the page is, for those who do not see it (ISO 32000-1, 14.8.4). */
export type StructureType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link';

export interface StructureAttributes {
  /** BCP 47, where it is not the document's. */
  language?: string | undefined;
  /** Instead of a picture. */
  alternative?: string | undefined;
  /** What is written, where the order or the number of the glyphs differs from it. */
  actualText?: string | undefined;
  /** Left, bottom, right, top in points from the page's lower left corner. */
  box?: readonly [number, number, number, number] | undefined;
}

type Kid = StructureElement | { page: Token; mcid: number } | { page: Token; annotation: Token };

export interface StructureElement {
  readonly type: StructureType;
  readonly attributes: StructureAttributes;
  readonly kids: Kid[];
}

export interface StructureTree {
  readonly root: StructureElement;
  add(parent: StructureElement, type: StructureType, attributes?: StructureAttributes): StructureElement;
  /** Writes the tree. @param parentTreeOf what each `StructParents` and `StructParent` number stands for, in order */
  write(file: PdfFile, parentTree: readonly ParentTreeEntry[]): Token;
}

/** The elements of a page's marked contents by their numbers, or the one of an annotation. */
export type ParentTreeEntry = StructureElement | readonly StructureElement[];

function attributesOf({ type, attributes: { box } }: StructureElement): Operand {
  if (type === 'TH') return { O: name('Table'), Scope: name('Row') };
  if (type === 'L') return { O: name('List'), ListNumbering: name('None') };
  return box ? { O: name('Layout'), Placement: name('Block'), BBox: box } : undefined;
}

export function createStructureTree(): StructureTree {
  const root: StructureElement = { type: 'Document', attributes: {}, kids: [] };
  return {
    root,
    add(parent, type, attributes = {}) {
      const element: StructureElement = { type, attributes, kids: [] };
      parent.kids.push(element);
      return element;
    },
    write(file, parentTree) {
      const treeRoot = file.reserve();
      const references = new Map<StructureElement, Token>();
      const writeElement = (element: StructureElement, parent: Token): Token => {
        const at = file.reserve();
        references.set(element, at);
        const { language, alternative, actualText } = element.attributes;
        file.write(at, {
          Type: name('StructElem'),
          S: name(element.type),
          P: parent,
          Lang: language === undefined ? undefined : text(language),
          Alt: alternative === undefined ? undefined : text(alternative),
          ActualText: actualText === undefined ? undefined : text(actualText),
          A: attributesOf(element),
          K: element.kids.map((kid) => {
            if ('type' in kid) return writeElement(kid, at);
            if ('mcid' in kid) return { Type: name('MCR'), Pg: kid.page, MCID: kid.mcid };
            return { Type: name('OBJR'), Pg: kid.page, Obj: kid.annotation };
          }),
        });
        return at;
      };
      const documentElement = writeElement(root, treeRoot);
      const nums = parentTree.flatMap((entry, index): Operand[] => [
        index,
        'type' in entry ? references.get(entry) : entry.map((element) => references.get(element)),
      ]);
      file.write(treeRoot, {
        Type: name('StructTreeRoot'),
        K: [documentElement],
        ParentTree: { Nums: nums },
        ParentTreeNextKey: parentTree.length,
      });
      return treeRoot;
    },
  };
}
