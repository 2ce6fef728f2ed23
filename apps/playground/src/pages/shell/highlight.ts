/** Enough of HTML and TypeScript to colour a few lines. The first group that matches gives the class. */
const TOKENS = new RegExp(
  [
    String.raw`(?<comment>\/\*[\s\S]*?\*\/|\/\/[^\n]*|<!--[\s\S]*?-->)`,
    String.raw`(?<string>'[^'\n]*'|"[^"\n]*"|\x60[^\x60]*\x60)`,
    String.raw`(?<generic>\w<\w+>)`,
    String.raw`(?<tag>(?<!\w)<\/?[\w-]+|(?<!=)\/?>(?=\s|$|<))`,
    String.raw`(?<keyword>\b(?:import|from|export|function|return|const|async|await|interface|type(?= [\w{]))\b)`,
  ].join('|'),
  'g',
);

/** Writes code into an element, coloured. As text: nothing here is ever read as HTML. */
export function showCode(place: HTMLElement, code: string): void {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKENS)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    const token = document.createElement('span');
    token.className = `token-${kind}`;
    token.textContent = match[0];
    nodes.push(code.slice(end, match.index), token);
    end = match.index + match[0].length;
  }
  place.replaceChildren(...nodes, code.slice(end));
}
