const WIDTH = 30;

/** The part of a terminal that the bar needs. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A bar that fills in one line of a terminal, and nothing at all where the stream is no terminal. */
export function progressBar(terminal: Terminal): { show(done: number, total: number): void; clear(): void } {
  if (!terminal.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show(done, total) {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const filled = Math.round(share * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      terminal.write(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)} %`);
    },
    clear() {
      terminal.write('\r\u001b[K');
    },
  };
}
