// Reads Bicep files with the grammar of tree-sitter-bicep and prints what the tests compare, as JSON. The grammar proves syntax only:
// names that do not exist in a resource type are not noticed.
const fs = require('node:fs');
const { Parser, Language } = require('web-tree-sitter');

const unquoted = text => (text.length > 1 && text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1) : text);
const named = node => node.namedChildren.filter(child => child.type !== 'comment');
const properties = object => named(object).filter(child => child.type === 'object_property');

function* below(node) {
  yield node;
  for (const child of node.children)
    yield* below(child);
}

// Scalars of an object or array by their path: 'properties.days' or '0'.
function flatten(node, path, into) {
  const join = name => (path === '' ? name : `${path}.${name}`);
  if (node.type === 'object') {
    for (const property of properties(node)) {
      const [key, value] = named(property);
      flatten(value, join(unquoted(key.text)), into);
    }
  } else if (node.type === 'array') {
    named(node).forEach((item, index) => flatten(item, join(String(index)), into));
  } else if (node.type === 'for_statement') {
    flatten(named(node).at(-1), path, into);
  } else if (node.type === 'ternary_expression') {
    named(node).filter(child => child.type === 'object').forEach(child => flatten(child, path, into));
  } else {
    into[path] = unquoted(node.text);
  }
  return into;
}

function problems(root) {
  const found = [...below(root)].filter(node => node.isError || node.isMissing);
  return found.map(node => `line ${node.startPosition.row + 1}, column ${node.startPosition.column + 1}: ${node.isMissing ? 'missing' : 'unexpected'} ${node.type}`);
}

function declarations(root, type) {
  return named(root).filter(node => node.type === type).map(node => ({ node, name: named(node).find(child => child.type === 'identifier').text }));
}

function bodyOf(declaration) {
  return [...below(declaration)].find(node => node.type === 'object');
}

function moduleOf({ node, name }) {
  const given = properties(bodyOf(node)).find(property => named(property)[0].text === 'params');
  return {
    name,
    path: unquoted(named(node).find(child => child.type === 'string').text),
    parameters: given ? properties(named(given)[1]).map(property => named(property)[0].text) : [],
  };
}

function resourceOf({ node, name }) {
  return {
    name,
    type: unquoted(named(node).find(child => child.type === 'string').text),
    isExisting: node.children.some(child => child.text === 'existing'),
    values: flatten(bodyOf(node), '', {}),
  };
}

function outputsUsed(root, modules) {
  const used = [];
  for (const node of below(root)) {
    const match = node.type === 'member_expression' && /^(\w+)\.outputs\.(\w+)$/.exec(node.text);
    if (match && modules.has(match[1]))
      used.push({ module: match[1], output: match[2] });
  }
  return used;
}

// A name before a bracket is a function, also in a list, where the grammar takes the call for two items.
function undeclared(root, declared) {
  const isUse = node => node.type === 'identifier'
    && !(node.parent.type === 'object_property' && node.parent.namedChildren[0].id === node.id)
    && root.text[node.endIndex] !== '(';
  const isLoopName = node => node.type === 'loop_variable' || node.type === 'loop_enumerator' || node.parent?.childForFieldName('initializer')?.id === node.id;
  const loops = [...below(root)].filter(isLoopName).map(node => node.text);
  const known = new Set([...declared, ...loops]);
  return [...new Set([...below(root)].filter(isUse).map(node => node.text).filter(name => !known.has(name)))];
}

function describe(path, parser) {
  const root = parser.parse(fs.readFileSync(path, 'utf8')).rootNode;
  const errors = problems(root);
  if (errors.length > 0 || root.hasError)
    return { path, errors: errors.length > 0 ? errors : ['does not parse'] };
  const parameters = declarations(root, 'parameter_declaration');
  const variables = declarations(root, 'variable_declaration');
  const modules = declarations(root, 'module_declaration');
  const resources = declarations(root, 'resource_declaration');
  const outputs = declarations(root, 'output_declaration');
  return {
    path,
    errors,
    parameters: parameters.map(({ node, name }) => ({ name, hasDefault: node.children.some(child => child.text === '=') })),
    variables: variables.map(({ node, name }) => ({ name, values: flatten(named(node).at(-1), '', {}) })),
    modules: modules.map(moduleOf),
    resources: resources.map(resourceOf),
    outputs: outputs.map(({ name }) => name),
    outputsUsed: outputsUsed(root, new Set(modules.map(({ name }) => name))),
    undeclared: undeclared(root, [parameters, variables, modules, resources, outputs].flat().map(({ name }) => name)),
    strings: [...below(root)].filter(node => node.type === 'string').map(node => unquoted(node.text)),
  };
}

async function main() {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
  console.log(JSON.stringify(process.argv.slice(2).map(path => describe(path, parser))));
}

main();
