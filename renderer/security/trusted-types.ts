import { isHarmlessMarkup } from './harmless-markup.ts';

/**
 * The page's two policies for Trusted Types (https://www.w3.org/TR/trusted-types/), which its content security policy
 * asks for and names. The component libraries set markup and style sheets of their own; nothing else may, and no text
 * becomes a script or the address of one. Must be loaded before the libraries are.
 */

interface Policy {
  createHTML(text: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): Policy;
}

// Not in every browser, and not in TypeScript's DOM library.
const factory: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes');

factory?.createPolicy('default', { createHTML: (text) => (isHarmlessMarkup(text) ? text : null) });

const inert = factory?.createPolicy('inert-document', { createHTML: (text) => text });

/**
 * A document of markup from outside, to be read and never shown: nothing in it runs or is fetched, since it belongs to
 * no window.
 */
export function inertDocument(html: string): Document {
  return new DOMParser().parseFromString(inert?.createHTML(html) ?? html, 'text/html');
}
