/** Writes what `import … from '…'` binds as a script would: `{ run as start }` is `var { run: start } = …`. */
const asBindings = (names: string, module: string): string =>
  names
    .split(/,(?![^{]*\})/)
    .map((name) => name.trim().replace(/^\*\s*as\s+/, ''))
    .filter((name) => name && !/^type\s/.test(name))
    .map((name) => `var ${name.replace(/\btype\s+/g, '').replace(/\s+as\s+/g, ': ')} = __module('${module}');`)
    .join('')

/**
 * Rewrites a module as a script: exports, and variables with an object, become members of `__found`; imports call
 * `__module` and `__fetch` with the name of the module.
 */
export const asScript = (code: string): string =>
  code
    .replace(/^[ \t]*import\s+(type\s)?([^'"();]*?)\s*from\s*['"]([^'"]*)['"];?/gm, (_, type, names, module) =>
      type ? '' : asBindings(names, module),
    )
    .replace(/^\s*import\s*['"][^'"]*['"];?/gm, '')
    .replace(/\bimport\s*\(/g, '__fetch(')
    .replace(/\bimport\.meta\b/g, '__module("")')
    .replace(/^\s*export\s+default\s+/gm, '__found.exported = ')
    .replace(/^\s*export\s+(?:const|let|var)\s+(\w+)(?:\s*:[^=]+)?\s*=/gm, 'var $1 = __found.$1 =')
    .replace(/^\s*(?:const|let|var)\s+(\w+)(?:\s*:[^=]+)?\s*=(?=\s*\{)/gm, 'var $1 = __found.$1 =')
    .replace(/\bmodule\.exports\s*=/g, '__found.exported =')
    .replace(/\}\s*(?:satisfies|as)\s+[\w.<>]+/g, '}')
