// A word that a user would read has no place in a face: it comes with the view, in the language of the user.

/** Attributes and props whose value is read out or shown. */
const READ = new Set([
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder'],
  ...['alt', 'title', 'placeholder', 'label', 'text', 'heading', 'hint'],
]);
const READ_PROPERTIES = new Set([
  ...['textContent', 'innerText', 'title', 'alt', 'placeholder', 'ariaLabel', 'ariaDescription'],
  ...['ariaRoleDescription', 'ariaValueText', 'ariaPlaceholder'],
]);

const LETTER = /\p{L}/u;
/** The prefix of an access code is in no language. */
const isWords = (text) => typeof text === 'string' && LETTER.test(text.replaceAll('atc_', ''));

/** The parts of an expression that are text as it stands. */
function wordsIn(node) {
  switch (node?.type) {
    case 'Literal':
      return isWords(node.value) ? [node] : [];
    case 'TemplateLiteral':
      return [
        ...node.quasis.filter(({ value }) => isWords(value.cooked)),
        ...node.expressions.flatMap((part) => wordsIn(part)),
      ];
    case 'ConditionalExpression':
      return [...wordsIn(node.consequent), ...wordsIn(node.alternate)];
    case 'LogicalExpression':
      return [...wordsIn(node.left), ...wordsIn(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...wordsIn(node.left), ...wordsIn(node.right)] : [];
    default:
      return [];
  }
}

export const noBareText = {
  meta: {
    type: 'problem',
    docs: { description: 'No text that a user would read, but from the view.' },
    schema: [],
    messages: { bare: 'Texts come with the view, in the language of the user.' },
  },
  create(context) {
    const report = (nodes) => nodes.forEach((node) => context.report({ node, messageId: 'bare' }));
    const reportText = (node) => {
      if (isWords(node.value)) report([node]);
    };

    const script = {
      JSXText: reportText,
      'JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer': ({ expression }) =>
        report(wordsIn(expression)),
      JSXAttribute({ name, value }) {
        if (READ.has(name.name))
          report(wordsIn(value?.type === 'JSXExpressionContainer' ? value.expression : value));
      },
      AssignmentExpression({ left, right }) {
        if (left.type === 'MemberExpression' && READ_PROPERTIES.has(left.property.name))
          report(wordsIn(right));
      },
      CallExpression({ callee, arguments: [name, value] }) {
        if (callee.property?.name === 'setAttribute' && READ.has(name?.value)) report(wordsIn(value));
        if (callee.property?.name === 'createTextNode') report(wordsIn(name));
      },

      SvelteText: reportText,
      SvelteMustacheTag({ parent, expression }) {
        const isRead =
          parent.type === 'SvelteAttribute' ? READ.has(parent.key.name) : /Element|Block/.test(parent.type);
        if (isRead) report(wordsIn(expression));
      },
      SvelteLiteral(node) {
        if (node.parent.type === 'SvelteAttribute' && READ.has(node.parent.key.name)) reportText(node);
      },
    };

    const template = {
      VText: reportText,
      VAttribute({ directive, key, value }) {
        const name = directive ? (key.name.name === 'bind' ? key.argument?.name : undefined) : key.name;
        if (name === undefined || !READ.has(name)) return;
        if (directive) report(wordsIn(value?.expression));
        else if (value) reportText(value);
      },
      'VElement > VExpressionContainer': ({ expression }) => report(wordsIn(expression)),
    };
    const { defineTemplateBodyVisitor } = context.sourceCode.parserServices;
    return defineTemplateBodyVisitor ? defineTemplateBodyVisitor(template, script) : script;
  },
};
