import JSZip from 'jszip';

/** The earliest date that a zip entry can carry: the same in every file, whenever it is written. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));
const CORE_PROPERTIES = 'docProps/core.xml';
const DATES = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;

/**
 * Packs a workbook again so that its bytes depend on its content alone. ExcelJS stamps the clock on every entry of
 * the archive, and into the document properties where no date was given; `keepDates` false takes those out. `onShare` is told how much is packed.
 */
export async function packStably(
  workbook: ArrayBuffer | Uint8Array,
  keepDates: boolean,
  onShare: (share: number) => void = () => {},
): Promise<Uint8Array> {
  const source = await JSZip.loadAsync(workbook);
  const target = new JSZip();
  for (const entry of Object.values(source.files)) {
    if (entry.dir) continue;
    const bytes = await entry.async('uint8array');
    const content =
      entry.name === CORE_PROPERTIES && !keepDates
        ? new TextDecoder().decode(bytes).replace(DATES, '')
        : bytes;
    target.file(entry.name, content, { date: ENTRY_DATE, createFolders: false, unixPermissions: 0o644 });
  }
  const form = {
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  } as const;
  return target.generateAsync(form, ({ percent }) => onShare(percent / 100));
}
