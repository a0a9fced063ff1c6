import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { Loaded } from '../../components/loaded.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { AllocateView } from './allocate-view.tsx';
import { useTrial } from './trial/use-trial.ts';
import { useAllocation } from './use-allocation.ts';
import { useEditWords } from './use-edit-words.ts';
import { useParentAllocation } from './use-parent-allocation.ts';
import { useStablePlan } from './use-stable-plan.ts';

/** The spend of one scenario as a pivot that one edits like a spreadsheet. */
export function AllocateScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const open = usePlanContext();
  const { scenario } = open;
  const plan = useStablePlan(open.plan);
  const words = useEditWords(plan);
  const stored = useAllocation(plan, scenario.id, words);
  const { trial, allocation, edit } = useTrial(stored.allocation, stored.edit, words);
  const parent = useParentAllocation(plan, scenario.parent);
  return (
    <Loaded query={stored.query} label={t('nav.allocate')}>
      {(view) =>
        allocation ? (
          <AllocateView
            key={scenario.id}
            plan={plan}
            parent={parent}
            scenario={scenario.id}
            scenarioLabel={labelText(scenario.label, locale, scenario.id)}
            allocation={allocation}
            budget={view.budget}
            ownBudget={view.ownBudget}
            limits={view.limits}
            notes={view.notes}
            policy={view.policy}
            words={words}
            trial={trial}
            edit={edit}
          />
        ) : null
      }
    </Loaded>
  );
}
