import { Alert, Button, FileButton, Group, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableMapping } from '#shared/table/mapping.ts';
import type { ImportView } from '#shared/views-import.ts';
import { Panel } from '../../components/panel.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';
import { fileData } from '../../service/file-data.ts';
import { DropZone } from '../plans/drop-zone.tsx';
import { usePlanImport } from '../plans/use-plan-import.tsx';
import { BackLink } from '../shell/back-link.tsx';
import { usePlanContext } from '../shell/plan-context.ts';
import { ImportPreview } from './import-preview.tsx';
import styles from './import-screen.module.css';
import { MappingForm } from './mapping-form.tsx';

/** The import assistant: a file, dropped or chosen, or pasted cells; what its columns are; what it would change. */
export function ImportScreen() {
  const { t } = useTranslation();
  const service = useService();
  const report = useReport();
  const { plan } = usePlanContext();
  const [file, setFile] = useState<File | null>(null);
  const [view, setView] = useState<ImportView | null>(null);
  const [mapping, setMapping] = useState<TableMapping | null>(null);
  const importPlan = usePlanImport();
  const read = useMutation({
    mutationFn: async ({ name, content }: { name: string; content: Blob }) =>
      ask(service, 'import.read', { planId: plan.id, fileName: name, data: await fileData(content) }),
    onSuccess: (found) => {
      setView(found);
      setMapping(found.mapping);
    },
    onError: report.caught,
  });
  const readFile = (chosen: File | null) => {
    setFile(chosen);
    if (chosen) read.mutate({ name: chosen.name.slice(0, 200), content: chosen });
  };
  return (
    <DropZone text={t('importer.drop')} onFile={readFile}>
      <div className={styles.screen}>
        <ScreenHeader title={t('importer.title')}>
          <BackLink />
        </ScreenHeader>
        <Panel title={view?.fileName ?? t('importer.source')}>
          <Source
            reading={read.isPending}
            onFile={readFile}
            onText={(text) => read.mutate({ name: `${t('importer.pasted')}.csv`, content: new Blob([text]) })}
          />
        </Panel>
        {view?.ownWorkbook && file ? (
          <Alert variant="light">
            <Group justify="space-between" wrap="nowrap">
              {t('importer.own')}
              <Button size="xs" variant="default" flex="none" onClick={() => importPlan(file)}>
                {t('importer.ownAction')}
              </Button>
            </Group>
          </Alert>
        ) : null}
        {view && !mapping ? <Alert color="orange">{t('importer.noMapping')}</Alert> : null}
        {view && mapping ? (
          <>
            {view.remembered ? <Alert variant="light">{t('importer.remembered')}</Alert> : null}
            <Panel title={t('importer.columns')}>
              <MappingForm view={view} mapping={mapping} onChange={setMapping} />
            </Panel>
            <ImportPreview token={view.token} mapping={mapping} onChange={setMapping} />
          </>
        ) : null}
      </div>
    </DropZone>
  );
}

interface SourceProps {
  readonly reading: boolean;
  onFile(file: File | null): void;
  onText(text: string): void;
}

/** Where the table comes from. */
function Source({ reading, onFile, onText }: SourceProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <>
      <p className={styles.intro}>{t('importer.intro')}</p>
      <div className={styles.source}>
        <FileButton onChange={onFile} accept=".xlsx,.csv,.tsv,.txt">
          {(props) => (
            <Button {...props} loading={reading} leftSection={<IconFileSpreadsheet size={17} />}>
              {t('importer.file')}
            </Button>
          )}
        </FileButton>
        <Textarea
          className={styles.paste ?? ''}
          size="xs"
          label={t('importer.paste')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={2}
        />
        <Button variant="default" disabled={text.trim() === ''} onClick={() => onText(text)}>
          {t('importer.read')}
        </Button>
      </div>
    </>
  );
}
