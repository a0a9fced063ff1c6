import { spawn } from 'node:child_process';

/** The program that opens an address in the default browser; never a shell. */
function opener(platform: NodeJS.Platform, address: string): [program: string, ...args: string[]] {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  if (platform === 'darwin') return ['open', address];
  return ['xdg-open', address];
}

/** Tries to open the default browser. Where there is none, the link that was printed is left to the person. */
export function openBrowser(address: string): void {
  const [program, ...args] = opener(process.platform, address);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
