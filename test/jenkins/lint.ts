/** One finding: what is wrong, in the words of the rule. */
export interface Finding {
  readonly rule: string;
  readonly line: number;
}

/** What Groovy files of a shared library are, for the rules: its own sources and what people copy. */
export type Kind = 'src' | 'vars' | 'pipeline';

/** Steps of Jenkins, which must not be called where groovy-cps does not transform the code. */
const STEP =
  /\bsteps\s*\.\s*\w+\s*[({]|\bsteps\s*\.\s*\w+\s+['"[\w]|(?<![\w.])(?:sh|echo|error|withEnv|withCredentials|writeFile|readFile|isUnix|pwd|tool|libraryResource|archiveArtifacts)\s*(?:\(|\{|['"])/;
/** Methods of Groovy whose closures the engine calls as plain Java: a step in one is lost or fails. */
const PLAIN_CLOSURES =
  /\.\s*(?:sort|toSorted|max|min|unique|toUnique|eachWithIndex|collectEntries|inject|groupBy|replaceAll|sum|every|any)\s*\{/g;
const TEXT = /'''[^]*?'''|"""[^]*?"""|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
const SECRET = /password|passwd|secret|token|credential|\bpw\b|\bpass\b|api_?key|private_?key/i;

/**
 * The rules of the engine of Jenkins (CPS) and of docs/faults.md G5, that no compiler checks. Text, not syntax: Groovy
 * has no parser here, and the rules are about what may stand where.
 */
export function lint(text: string, kind: Kind): readonly Finding[] {
  const code = withoutComments(text);
  const at = (index: number) => code.slice(0, index).split('\n').length;
  const found: Finding[] = [];
  const report = (rule: string, index: number) => found.push({ rule, line: at(index) });

  if (kind === 'src') {
    for (const match of code.matchAll(/\b(?:class|enum)\s+(\w+)([^{]*)\{/g)) {
      const isAnnotation = code.slice(0, match.index).trimEnd().endsWith('@');
      if (!isAnnotation && !/implements[^{]*\bSerializable\b/.test(match[2] ?? '')) {
        report('a class of src implements Serializable', match.index);
      }
      const constructor = new RegExp(
        `^\\s*(?:private |public )?${match[1] ?? ''}\\s*\\([^)]*\\)\\s*\\{`,
        'gm',
      );
      for (const one of code.matchAll(constructor)) {
        if (STEP.test(blockAt(code, one.index))) report('no step in a constructor', one.index);
      }
    }
    for (const match of code.matchAll(
      /^ {2}(?:private |final |static )*(?:def|[A-Z]\w*)\s+\w+\s*=\s*(.*)$/gm,
    )) {
      if (/=~|new (?:JsonSlurper|Thread|File)\b/.test(match[1] ?? '')) {
        report('a field holds what cannot be saved', match.index);
      }
    }
  }
  for (const match of code.matchAll(/@NonCPS\b/g)) {
    if (STEP.test(blockAt(code, match.index))) report('no step in @NonCPS', match.index);
  }
  for (const match of code.matchAll(/\b(?:toString|equals|hashCode|compareTo)\s*\([^)]*\)\s*\{/g)) {
    if (STEP.test(blockAt(code, match.index)))
      report('no step in toString, equals, hashCode or compareTo', match.index);
  }
  for (const match of code.matchAll(PLAIN_CLOSURES)) {
    if (STEP.test(blockAt(code, match.index)))
      report('no step in a closure that Groovy itself calls', match.index);
  }
  for (const match of code.matchAll(/\$\{\s*->/g)) report('no closure in a GString', match.index);
  for (const match of code.matchAll(
    /\bnew (?:groovy\.json\.)?JsonSlurper\w*|\bjava\.util\.zip\b|\bThread\.|\bnew File\(/g,
  )) {
    report('nothing that the sandbox refuses', match.index);
  }

  const texts = [...code.matchAll(TEXT)];
  const isText = (index: number) =>
    texts.some((text) => text.index < index && index < text.index + text[0].length);
  for (const match of texts.filter(([text]) => text.startsWith('"'))) {
    const named = [...match[0].matchAll(/\$\{([^}]*)\}|\$(\w[\w.]*)/g)].map(([, a, b]) => a ?? b ?? '');
    if (named.some((name) => SECRET.test(name))) {
      report('G5: a secret in double quotes is written into the script by Groovy', match.index);
    }
  }
  for (const match of code.matchAll(/(?<!\w)(?:sh|bat)\b\s*(\(?)\s*/g)) {
    if (isText(match.index)) continue;
    const rest = code.slice(match.index + match[0].length);
    if (!/^(?:['"\w]|\[)/.test(rest) || /^(?:given|Map)\b/.test(rest)) continue;
    const call = match[1] === '(' ? parenthesesAt(code, match.index) : (rest.split('\n')[0] ?? '');
    const script = /script:\s*/.test(call)
      ? call.replace(/^[^]*?script:\s*/, '')
      : call.replace(/^\w+\s*\(?\s*/, '');
    if (/^"/.test(script) || /^\w+\s*[,)]/.test(script))
      report('G5: the script of sh is in single quotes', match.index);
    if (kind === 'pipeline') continue;
    if (!/label:\s*'/.test(call)) report('every sh has a label', match.index);
    if (!/^'''set \+x\n|^'set \+x/.test(script)) report('the script of sh begins with set +x', match.index);
  }
  return found;
}

/** From the first brace after `index` to the one that closes it. */
function blockAt(code: string, index: number): string {
  return balanced(code, code.indexOf('{', index), '{', '}');
}

function parenthesesAt(code: string, index: number): string {
  return balanced(code, code.indexOf('(', index), '(', ')').slice(1);
}

function balanced(code: string, start: number, open: string, close: string): string {
  if (start < 0) return '';
  let depth = 0;
  let quote = '';
  for (let at = start; at < code.length; at += 1) {
    const three = code.slice(at, at + 3);
    if (quote !== '') {
      if (code[at] === '\\') at += 1;
      else if (code.startsWith(quote, at)) {
        at += quote.length - 1;
        quote = '';
      }
      continue;
    }
    if (three === "'''" || three === '"""') {
      quote = three;
      at += 2;
    } else if (code[at] === "'" || code[at] === '"') quote = code[at] ?? '';
    else if (code[at] === open) depth += 1;
    else if (code[at] === close && --depth === 0) return code.slice(start, at + 1);
  }
  return code.slice(start);
}

/** Comments as blanks, so that lines keep their numbers; what stands in quotes is no comment. */
function withoutComments(text: string): string {
  return text.replace(new RegExp(`${TEXT.source}|/\\*[^]*?\\*/|//[^\\n]*`, 'g'), (part) =>
    part.startsWith('/*') || part.startsWith('//') ? part.replace(/[^\n]/g, ' ') : part,
  );
}
