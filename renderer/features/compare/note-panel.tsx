import { Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import styles from './note-panel.module.css';

interface Props {
  readonly planId: string;
  readonly scenarios: readonly string[];
}

const keyOf = ({ planId, scenarios }: Props) => ['comparison-note', planId, [...scenarios].sort()] as const;

/** What people write about a comparison; kept with the file for this set of scenarios. */
export function NotePanel(props: Props) {
  const { t } = useTranslation();
  const service = useService();
  const pending = usePendingEdits();
  const { planId, scenarios } = props;
  const query = useQuery({
    queryKey: keyOf(props),
    // What was typed before one left may still be on its way.
    queryFn: async () => {
      await pending.idle();
      return ask(service, 'compare.note', { planId, scenarios: [...scenarios] });
    },
  });
  const title = t('compare.note');
  return (
    <Panel title={title} wide>
      <Loaded query={query} label={title}>
        {({ text }) => <Note key={keyOf(props).join()} {...props} stored={text} />}
      </Loaded>
    </Panel>
  );
}

const MILLISECONDS_AFTER_TYPING = 500;

function Note({ planId, scenarios, stored }: Props & { stored: string }) {
  const { t } = useTranslation();
  const service = useService();
  const report = useReport();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const [text, setText] = useState(stored);
  const [saved, setSaved] = useState(stored);
  const latest = useRef({ text, saved });
  latest.current = { text, saved };
  const save = useRef(async (_: string) => {});
  save.current = async (next) => {
    const request = { planId, scenarios: [...scenarios], text: next };
    // At once: who comes back before the answer finds it.
    queries.setQueryData(keyOf({ planId, scenarios }), { text: next });
    const reply = await service.call('compare.setNote', request);
    if (!reply.ok) return report.failure(reply.error);
    setSaved(next);
  };
  useEffect(() => {
    if (text === saved) return;
    const timer = setTimeout(() => pending.track(save.current(text)), MILLISECONDS_AFTER_TYPING);
    return () => clearTimeout(timer);
  }, [text, saved, pending]);
  // What was typed just before one leaves is kept too.
  useEffect(
    () => () => {
      if (latest.current.text !== latest.current.saved) pending.track(save.current(latest.current.text));
    },
    [pending],
  );
  return (
    <div className={styles.note}>
      <Textarea
        aria-label={t('compare.note')}
        placeholder={t('compare.notePlaceholder')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <span className={styles.state} aria-live="polite">
        {text === saved ? (text === '' ? '' : t('compare.noteSaved')) : t('compare.noteSaving')}
      </span>
    </div>
  );
}
