/** The document, or the shadow root that the document knows nothing of. */
export const scopeOf = (element: Element): Document | ShadowRoot =>
  element.getRootNode() as Document | ShadowRoot;
