import { describe, expect, test } from 'vitest';
import { progressBar } from '../../electron/cli/progress.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('the progress bar', () => {
  test('fills one line of a terminal and clears it', () => {
    const screen = terminal(true);
    const bar = progressBar(screen);
    bar.show(0, 8);
    bar.show(4, 8);
    bar.show(9, 8);
    bar.clear();
    expect(screen.written[0]).toMatch(/^\r░{30} {3}0 %$/);
    expect(screen.written[1]).toMatch(/^\r█{15}░{15} {2}50 %$/);
    expect(screen.written[2]).toMatch(/^\r█{30} 100 %$/);
    expect(screen.written.join('')).not.toContain('\n');
    expect(screen.written.at(-1)).toBe('\r\u001b[K');
  });

  test('says nothing where there is no terminal', () => {
    const pipe = terminal(false);
    const bar = progressBar(pipe);
    bar.show(1, 2);
    bar.clear();
    expect(pipe.written).toEqual([]);
  });
});
