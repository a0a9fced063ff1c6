import { Alert, Button, FileButton, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableMapping } from '#shared/table/mapping.ts';
import type { ImportView } from '#shared/views-import.ts';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';
import { fileData } from '../../service/file-data.ts';
import { DropZone } from '../plans/drop-zone.tsx';
import { usePlanImport } from '../plans/use-plan-import.tsx';
import { usePlanContext } from '../shell/plan-context.ts';
import { ImportPreview } from './import-preview.tsx';
import { MappingForm } from './mapping-form.tsx';

/** The import assistant: a file, dropped or chosen, or pasted cells; what its columns are; what it would change. */
export function ImportScreen() {
  const { t } = useTranslation();
  const service = useService();
  const report = useReport();
  const { plan } = usePlanContext();
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [view, setView] = useState<ImportView | null>(null);
  const [mapping, setMapping] = useState<TableMapping | null>(null);
  const read = useMutation({
    mutationFn: async ({ name, content }: { name: string; content: Blob }) =>
      ask(service, 'import.read', { planId: plan.id, fileName: name, data: await fileData(content) }),
    onSuccess: (found) => {
      setView(found);
      setMapping(found.mapping);
    },
    onError: report.caught,
  });
  const importPlan = usePlanImport();
  const readFile = (chosen: File | null) => {
    setFile(chosen);
    if (chosen) read.mutate({ name: chosen.name, content: chosen });
  };
  return (
    <DropZone text={t('importer.drop')} onFile={readFile}>
      <Stack gap="md" maw={1400} mx="auto">
        <ScreenHeader title={t('importer.title')} />
        <p>{t('importer.intro')}</p>
        <Group align="end">
          <FileButton onChange={readFile} accept=".xlsx,.csv,.tsv,.txt">
            {(props) => (
              <Button {...props} loading={read.isPending}>
                {t('importer.file')}
              </Button>
            )}
          </FileButton>
          <Textarea
            label={t('importer.paste')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rows={2}
            flex={1}
          />
          <Button
            variant="default"
            disabled={text.trim() === ''}
            onClick={() => read.mutate({ name: `${t('importer.pasted')}.csv`, content: new Blob([text]) })}
          >
            {t('importer.read')}
          </Button>
        </Group>
        {view?.ownWorkbook && file ? (
          <Alert variant="light">
            <Group justify="space-between">
              {t('importer.own')}
              <Button size="xs" variant="default" onClick={() => importPlan(file)}>
                {t('importer.ownAction')}
              </Button>
            </Group>
          </Alert>
        ) : null}
        {view && !mapping ? <Alert color="orange">{t('importer.noMapping')}</Alert> : null}
        {view && mapping ? (
          <>
            {view.remembered ? <Alert variant="light">{t('importer.remembered')}</Alert> : null}
            <MappingForm view={view} mapping={mapping} onChange={setMapping} />
            <ImportPreview token={view.token} mapping={mapping} onChange={setMapping} />
          </>
        ) : null}
      </Stack>
    </DropZone>
  );
}
