import { useTranslation } from 'react-i18next';
import type { ModelView } from '#shared/views-model.ts';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { usePlanContext } from '../shell/plan-context.ts';
import { AddVariable } from './add-variable.tsx';
import { AuditList } from './audit-list.tsx';
import styles from './model.module.css';
import { ModelTools } from './model-tools.tsx';
import { variablePlace } from './place.ts';
import { RolesView } from './roles-view.tsx';
import { useModel } from './use-model.ts';
import { useModelPlace } from './use-model-place.ts';
import { VariableDetail } from './variable-detail.tsx';
import { VariableList } from './variable-list.tsx';

/** The formulas behind the figures: what each uses and what uses it, with editing and an audit. */
export function ModelScreen({ focus }: { focus: string }) {
  const { t } = useTranslation();
  const { plan } = usePlanContext();
  const query = useModel(plan.id);
  return (
    <Loaded query={query} label={t('nav.model')}>
      {(view) => <Model view={view} focus={focus} />}
    </Loaded>
  );
}

function Model({ view, focus }: { view: ModelView; focus: string }) {
  const { t } = useTranslation();
  const { place, from, walked, go, leave, back } = useModelPlace(focus);
  const headline = view.variables.find(({ output }) => output?.headline)?.name ?? '';
  const chosen = place.shows === 'variable' ? place.name || headline : null;
  const variable = view.variables.find(({ name }) => name === chosen) ?? null;
  const open = (name: string, walking = false) => go(variablePlace(name), { walking });
  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.model')}>
        <ModelTools view={view} place={place} from={from} headline={headline} onGo={go} onBack={back} />
      </ScreenHeader>
      {place.shows === 'audit' ? (
        <AuditList view={view} onOpen={go} />
      ) : place.shows === 'roles' ? (
        <RolesView view={view} />
      ) : (
        <div className={styles.columns}>
          <VariableList view={view} chosen={chosen} onOpen={open} />
          {place.shows === 'new' ? (
            <AddVariable view={view} onDone={(name) => go(variablePlace(name ?? ''), { replace: true })} />
          ) : place.shows === 'variable' && variable ? (
            <VariableDetail
              key={variable.name}
              view={view}
              variable={variable}
              editing={place.editing}
              mark={place.mark}
              walked={walked.current}
              onEdit={(editing) => go(variablePlace(variable.name, editing), { replace: true })}
              onOpen={open}
              onGone={leave}
              onBack={(walking) => (from ? back(walking) : undefined)}
            />
          ) : (
            <p className={styles.hint}>{t('model.choose')}</p>
          )}
        </div>
      )}
    </div>
  );
}
