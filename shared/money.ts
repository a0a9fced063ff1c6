/** An amount in whole minor units (cents) of the plan's currency. Made by {@link toMinor} and {@link minorUnits} alone. */
export type Minor = number & { readonly __unit: 'minor' };

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Decimals of a currency by ISO 4217, from the platform's own table; 2 for one it does not know. */
export function currencyDecimals(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** A whole number of minor units as money. Throws where it is no safe integer: that is a defect, not an input error. */
export function minorUnits(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of minor units: ${value}`);
  return (value === 0 ? 0 : value) as Minor;
}

/** `amount` in the main unit as minor units; null where it is not whole (to 1e-6) or too large to be exact. */
export function toMinor(amount: number, decimals: number): Minor | null {
  const scaled = amount * 10 ** decimals;
  const whole = Math.round(scaled);
  if (!Number.isFinite(scaled) || Math.abs(whole) > LARGEST || Math.abs(scaled - whole) > 1e-6) return null;
  return minorUnits(whole);
}

/** The nearest double to the amount in the main unit. */
export function toMain(amount: Minor, decimals: number): number {
  return amount / 10 ** decimals;
}
