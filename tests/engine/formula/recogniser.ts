/**
 * The grammar of docs/formula-language.md as recursive descent, written from the page alone and sharing nothing with
 * the product: what it accepts, and with which tree (as an S-expression), the product must accept.
 */

const AGGREGATIONS = ['sum', 'mean', 'lowest', 'highest'];
const OTHER_FUNCTIONS =
  'first final prev lag cumulate adstock stock hill saturate clamp min max abs exp log sqrt sin cos floor ceil round';

class NotInLanguage extends Error {}

type Lexeme = { kind: 'number' | 'word' | 'sign'; text: string };

function lexemes(text: string): Lexeme[] {
  const found: Lexeme[] = [];
  let rest = text;
  while (rest !== '') {
    const piece =
      /^[ \t\r\n]+/.exec(rest)?.[0] ??
      /^(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?(?![A-Za-z0-9_.])/.exec(rest)?.[0] ??
      /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0] ??
      /^(<=|>=|==|!=|[-+*/^<>?:()[\],.])/.exec(rest)?.[0];
    // A number that the look-ahead refused must not be read as a dot and shorter numbers.
    if (piece === undefined || (piece === '.' && /^\.\d/.test(rest))) throw new NotInLanguage();
    rest = rest.slice(piece.length);
    if (/^\s/.test(piece)) continue;
    const kind = /^[\d]|^\.\d/.test(piece) ? 'number' : /^[A-Za-z_]/.test(piece) ? 'word' : 'sign';
    if (kind === 'number' && !Number.isFinite(Number(piece))) throw new NotInLanguage();
    found.push({ kind, text: piece });
  }
  return found;
}

/** The tree of `text` as an S-expression, or null where the grammar does not derive it. */
export function recognise(text: string): string | null {
  if (text.length > 4000) return null;
  try {
    const input = lexemes(text);
    let at = 0;
    let depth = 0;
    const see = (...signs: string[]) => signs.includes(input[at]?.text ?? '');
    const take = (sign: string) => {
      if (!see(sign)) throw new NotInLanguage();
      at += 1;
    };
    const open = () => {
      take('(');
      depth += 1;
      if (depth > 100) throw new NotInLanguage();
    };
    const close = () => {
      take(')');
      depth -= 1;
    };
    const word = (reserved: boolean): string => {
      const lexeme = input[at];
      if (lexeme?.kind !== 'word') throw new NotInLanguage();
      if (reserved && ['and', 'or', 'not'].includes(lexeme.text)) throw new NotInLanguage();
      at += 1;
      return lexeme.text;
    };
    const leftward = (next: () => string, ...signs: string[]) => {
      let tree = next();
      while (see(...signs)) {
        const sign = input[at]?.text;
        at += 1;
        tree = `(${sign} ${tree} ${next()})`;
      }
      return tree;
    };

    const condition = (): string => {
      const test = or();
      if (!see('?')) return test;
      take('?');
      const yes = or();
      take(':');
      return `(? ${test} ${yes} ${condition()})`;
    };
    const or = () => leftward(and, 'or');
    const and = () => leftward(inv, 'and');
    const inv = (): string => {
      if (!see('not')) return cmp();
      take('not');
      if (see('not')) return `(not ${inv()})`;
      if (input[at]?.kind === 'number') throw new NotInLanguage();
      return `(not ${primary()})`;
    };
    const cmp = (): string => {
      const left = sum();
      if (!see('<', '<=', '>', '>=', '==', '!=')) return left;
      const sign = input[at]?.text;
      at += 1;
      return `(${sign} ${left} ${sum()})`;
    };
    const sum = () => leftward(product, '+', '-');
    const product = () => leftward(unary, '*', '/');
    const unary = (): string => {
      if (see('-')) {
        take('-');
        return `(- ${unary()})`;
      }
      const base = primary();
      if (!see('^')) return base;
      take('^');
      return `(^ ${base} ${unary()})`;
    };
    const primary = (): string => {
      const lexeme = input[at];
      if (lexeme?.kind === 'number') {
        at += 1;
        return String(Number(lexeme.text));
      }
      if (see('(')) {
        open();
        const tree = condition();
        close();
        return tree;
      }
      const name = word(true);
      if (see('[')) return name + index();
      return see('(') ? call(name) : name;
    };
    const index = (): string => {
      take('[');
      const members = [word(false)];
      while (see(',')) {
        take(',');
        members.push(word(false));
      }
      take(']');
      return `[${members.join(' ')}]`;
    };
    const call = (name: string): string => {
      open();
      const parts = [`${name}()`];
      while (!see(')')) {
        if (parts.length > 1) take(',');
        parts.push(parts.length === 2 && mayTakeMembers(name) ? members() : condition());
        if (!see(')', ',')) throw new NotInLanguage();
        if (see(',') && input[at + 1]?.text === ')') throw new NotInLanguage();
      }
      close();
      return `(${parts.join(' ')})`;
    };
    const mayTakeMembers = (name: string) =>
      AGGREGATIONS.includes(name) || !OTHER_FUNCTIONS.split(' ').includes(name);
    const members = (): string => {
      const isMember = input[at]?.kind === 'word' && !see('and', 'or', 'not');
      const after = input[at + 1]?.text ?? '';
      if (isMember && after === '.') {
        const dimension = word(true);
        take('.');
        return `<${dimension}.${word(false)}>`;
      }
      return isMember && [',', ')'].includes(after) ? `<${word(true)}>` : condition();
    };

    const tree = condition();
    if (at !== input.length) throw new NotInLanguage();
    return tree;
  } catch (error) {
    if (error instanceof NotInLanguage) return null;
    throw error;
  }
}
