import { isHarmlessMarkup } from './harmless-markup.ts';

/**
 * The page's one policy for Trusted Types (https://www.w3.org/TR/trusted-types/), which its content security policy
 * asks for. The component libraries set markup and style sheets of their own; nothing else may, and no text becomes a
 * script or the address of one. Must be loaded before the libraries are.
 */

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

// Not in every browser, and not in TypeScript's DOM library.
const factory: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes');

factory?.createPolicy('default', { createHTML: (text) => (isHarmlessMarkup(text) ? text : null) });
