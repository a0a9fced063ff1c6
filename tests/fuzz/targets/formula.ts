import { parseFormula } from '../../../electron/engine/formula/parse.ts';
import { recognise } from '../../engine/formula/recogniser.ts';
import { mutateText } from '../mutate-text.ts';
import { bytesOf, type FuzzTarget, promise, textOf } from '../target.ts';

const SEEDS = [
  'spend[sea, performance_ads] / cac * (1 - churn)',
  'sum(orders * aov, region.market) - prev(stock, 0)',
  'x > 0 and not (y <= 2 or z != 3) ? hill(x, half, 1.5) : clamp(y, 0, 1e3)',
  '-a^-b^2 + lag(x, 3, .5) - adstock(x, 0.25)',
  'min(a, b, max(c, d)) * discount_factor ^ year_fraction',
];
const WORDS = [
  ...'+ - * / ^ < <= > >= == != ? : ( ) [ ] , . not and or mod to in end xor i pi true'.split(' '),
  ...'sum( max( prev( sum(a, a[ line.x x y spend sea 0x1 1. 2a 1e400 1e .5 .. ! % # ; = {} \'s\' "s"'.split(
    ' ',
  ),
];

/** A formula is what the grammar derives, by a recogniser of its own; all else is refused with its place in the text. */
export function formulaTarget(): FuzzTarget {
  return {
    seeds: async () => SEEDS.map(bytesOf),
    mutate: async (input, other, chance) =>
      bytesOf(mutateText(textOf(input), textOf(other), WORDS, chance).slice(0, 6000)),
    prove: async (input) => {
      const text = textOf(input);
      const parsed = parseFormula(text);
      if (!parsed.ok) {
        for (const { start, end } of parsed.faults) {
          promise(
            0 <= start && start <= end && end <= text.length,
            `fault at ${start}–${end} of ${text.length}`,
          );
        }
        // Depth has a limit of its own, which the recogniser does not know.
        if (parsed.faults.some(({ code }) => code === 'formulaTooDeep')) return;
      }
      promise(
        parsed.ok === (recognise(text) !== null),
        parsed.ok ? 'accepted beyond the grammar' : 'refused',
      );
    },
    close: async () => {},
  };
}
