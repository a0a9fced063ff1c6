import { Alert, MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import { KPI_GROUPS, type KpiGroup, ROLES, type Role } from '#shared/plan/kpis.ts';
import type { PlanView } from '#shared/views.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useModelEdit } from '../../service/model-edits.ts';
import { editErrorLines } from '../assumptions/editor/edit-error.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './model.module.css';
import type { ModelEditRequest } from './use-model.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Names of this shape are dimensions or groups of `region`. */
const OF_REGION = /^region(\.|$)/;

/** True of a variable by region and period alone, as the tables of markets want it. */
function isByMarket({ over }: ModelVariable): boolean {
  return over.length === 2 && over.includes('period') && over.some((entry) => OF_REGION.test(entry));
}

/** What the screens take for what, and the variables that are KPIs: each choice is one change, to be undone. */
export function RolesView({ view }: { view: ModelView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const make = useModelEdit(view.planId);
  const [error, setError] = useState<AppError | null>(null);
  const edit = async (change: ModelEditRequest) => {
    const reply = await make('model.edit', { edit: change });
    setError(reply.ok ? null : reply.error);
  };
  return (
    <div className={styles.roles}>
      {error ? (
        <Alert color="red" p="xs">
          {t('modelRoles.refused')}
          {editErrorLines(error, locale).join(' ')}
        </Alert>
      ) : null}
      <Panel title={t('modelRoles.variables')}>
        <p className={styles.hint}>{t('modelRoles.intro')}</p>
        <div className={styles.form}>
          {ROLES.map((role) => (
            <RoleField
              key={role}
              role={role}
              view={view}
              plan={plan}
              onChange={(value) => void edit({ type: 'role', role, value })}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t('modelRoles.kpis')}>
        <p className={styles.hint}>{t('modelRoles.kpisHint')}</p>
        <div className={styles.stages}>
          {KPI_GROUPS.map((stage) => (
            <StageField
              key={stage}
              stage={stage}
              view={view}
              onChange={(name, next) => void edit({ type: 'kpi', name, stage: next })}
            />
          ))}
        </div>
      </Panel>
    </div>
  );
}

interface RoleProps {
  readonly role: Role;
  readonly view: ModelView;
  readonly plan: PlanView;
  onChange(value: string | null): void;
}

function RoleField({ role, view, plan, onChange }: RoleProps) {
  const { t } = useTranslation();
  const options = useRoleOptions(role, view, plan);
  return (
    <Select
      size="xs"
      searchable
      clearable
      label={t(`modelRoles.roles.${role}`)}
      description={t(`modelRoles.hints.${role}`)}
      placeholder={t('modelRoles.none')}
      value={view.roles[role]}
      data={options.filter(({ items }) => items.length > 0)}
      onChange={(value) => {
        if (value !== view.roles[role]) onChange(value);
      }}
    />
  );
}

/** Lines and their groups, or variables, those by region and period first. */
function useRoleOptions(
  role: Role,
  { variables }: ModelView,
  { lines, groups }: PlanView,
): { group: string; items: Option[] }[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const named = (list: readonly { id: string; label: PlanView['label'] }[]) =>
    list.map(({ id, label }) => ({ value: id, label: labelText(label, locale, id) }));
  if (role === 'acquisitionLines')
    return [
      { group: t('modelRoles.group'), items: named(groups.line) },
      { group: t('modelRoles.line'), items: named(lines) },
    ];
  const options = (list: readonly ModelVariable[]) =>
    named(list.map(({ name, label }) => ({ id: name, label })));
  const choosable = variables.filter(({ kind }) => kind !== 'allocation');
  if (role === 'coverage') return [{ group: t('model.variables'), items: options(choosable) }];
  return [
    { group: t('modelRoles.fitting'), items: options(choosable.filter(isByMarket)) },
    { group: t('modelRoles.others'), items: options(choosable.filter((each) => !isByMarket(each))) },
  ];
}

interface StageProps {
  readonly stage: KpiGroup;
  readonly view: ModelView;
  onChange(name: string, stage: KpiGroup | null): void;
}

function StageField({ stage, view, onChange }: StageProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shown = view.variables.filter(({ kpi }) => kpi === stage).map(({ name }) => name);
  return (
    <MultiSelect
      size="xs"
      searchable
      label={t(`closerLook.groups.${stage}`)}
      placeholder={t('modelRoles.addKpi')}
      value={shown}
      data={view.variables
        .filter(({ kind, kpi }) => kind !== 'allocation' && (kpi === null || kpi === stage))
        .map(({ name, label }) => ({ value: name, label: labelText(label, locale, name) }))}
      onChange={(next) => {
        const added = next.find((name) => !shown.includes(name));
        const removed = shown.find((name) => !next.includes(name));
        if (added !== undefined) onChange(added, stage);
        else if (removed !== undefined) onChange(removed, null);
      }}
    />
  );
}
