import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconPhotoDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useService } from '../service/context.ts';
import { copyText, pngOf, tabSeparated } from './copy.ts';
import { type Figure, textOf } from './figure.ts';
import type { Figures } from './figure-table.tsx';
import { useReport } from './use-report.ts';
import { useSaveFile } from './use-save-file.ts';

interface Props {
  readonly title: string;
  readonly figures: Figures;
  /** By which trials the picture was made; empty where none were. */
  readonly source?: string;
  /** The picture beside the figures, where there is one. */
  readonly canvas?: () => HTMLCanvasElement | null;
}

/** What one can take away from a picture: its figures for a spreadsheet, itself as a PNG. */
export function PanelTools({ title, figures, source = '', canvas }: Props) {
  const { t } = useTranslation();
  const service = useService();
  const report = useReport();
  const save = useSaveFile();
  const copy = () => {
    copyText(tableText(figures));
    report.done(t('figures.copied'));
  };
  const savePicture = async () => {
    const picture = canvas?.();
    if (!picture) return report.done(t('figures.noPicture'));
    const png = pngOf(picture, figures.label, source);
    const reply = await service.call('export.picture', { name: figures.label.slice(0, 200), png });
    if (!reply.ok) return report.failure(reply.error);
    await save(reply.value);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('figures.tools', { title })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={copy}>
          {t('figures.copy')}
        </Menu.Item>
        {canvas ? (
          <Menu.Item leftSection={<IconPhotoDown size={15} />} onClick={() => void savePicture()}>
            {t('figures.png')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A table for a spreadsheet; small lines in parentheses. */
function tableText({ columns, rows }: Figures): string {
  const cellText = (cell: string | Figure) =>
    typeof cell === 'string' || !cell.small ? textOf(cell) : `${cell.text} (${cell.small})`;
  return tabSeparated([columns, ...rows.map(({ cells }) => cells.map(cellText))]);
}
