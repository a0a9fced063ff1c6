import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './project.ts';
import { type Shipped, shippedPackages } from './shipped.ts';

/**
 * Writes what ships into `dist/`: a bill of materials (CycloneDX 1.5, https://cyclonedx.org/docs/1.5/json) and the
 * licences with their texts. Works without a network: all of it comes from the lockfile and the installed packages.
 */

const OUT = join(ROOT, 'dist');

function component({ name, version, licence }: Shipped): object {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl, licenses: [{ expression: licence }] };
}

function billOfMaterials(shipped: readonly Shipped[]): object {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: shipped.map(component),
  };
}

/** The licence file of an installed package; null where it brings none, and its SPDX name has to do. */
function licenceText(installed: string): string | null {
  const folder = join(ROOT, 'node_modules', installed);
  try {
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    return file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
  } catch {
    return null;
  }
}

function licences(shipped: readonly Shipped[]): string {
  return shipped
    .map(
      ({ name, folder, version, licence }) =>
        `${name} ${version} (${licence})\n\n${licenceText(folder) ?? licence}\n`,
    )
    .join(`\n${'-'.repeat(80)}\n\n`);
}

const shipped = shippedPackages();
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, 'headroom.cdx.json'), `${JSON.stringify(billOfMaterials(shipped), null, 2)}\n`);
writeFileSync(join(OUT, 'THIRD-PARTY-LICENCES.txt'), licences(shipped));
console.log(`${shipped.length} packages ship: dist/headroom.cdx.json, dist/THIRD-PARTY-LICENCES.txt`);
