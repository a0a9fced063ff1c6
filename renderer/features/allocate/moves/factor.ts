/** A change in percent as people type it (`10`, `+2.5%`, `−30 %`, `2,5`) as a factor; null where it is none. */
export function factorOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[−–—]/g, '-').replace(/\s/g, '').replace(/%$/, '');
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(plain)) return null;
  const factor = (100 + Number(plain.replace(',', '.'))) / 100;
  return factor >= 0 && factor <= 1e9 ? factor : null;
}
