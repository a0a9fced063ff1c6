/**
 * Whether markup that a library hands to the page can only draw: no script, no frame or plug-in, no handler, no
 * address that runs, no style sheet from elsewhere. Style sheets come here too, as text without tags.
 */
const LOADS_OR_RUNS =
  /<\s*\/?\s*(?:script|iframe|frame|object|embed|applet|base|meta|link|form|portal|foreignobject)\b|\bon\w+\s*=|\bsrcdoc\s*=|javascript:|data:\s*text\/html/i;

export function isHarmlessMarkup(markup: string): boolean {
  return !LOADS_OR_RUNS.test(markup);
}
