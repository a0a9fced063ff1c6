import canonicalize from 'canonicalize';

/**
 * The canonical JSON text of a value (RFC 8785): keys sorted by UTF-16 units, no white space, numbers as ECMAScript
 * writes them. Two documents with the same text say the same. Throws for what is no JSON value; a parsed document is.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}
