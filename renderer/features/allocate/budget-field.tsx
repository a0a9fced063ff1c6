import { TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Minor, toMain } from '#shared/money.ts';
import { useReport } from '../../components/use-report.ts';
import { parseAmount } from './amount-input.ts';
import styles from './budget-line.module.css';
import { useBudget } from './use-budget.ts';

interface Props {
  readonly budget: Minor | null;
  /** False where the budget is the parent's, or there is none. */
  readonly own: boolean;
  readonly decimals: number;
  readonly money: (minor: number) => string;
}

/** The scenario's budget: a figure that one clicks to type another. Left empty, the scenario has none of its own. */
export function BudgetField({ budget, own, decimals, money }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = budget === null ? t('allocate.noBudget') : money(budget);
  const close = () => {
    setEditing(false);
    // The button is there again after the next paint.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (editing) {
    return (
      <BudgetInput
        text={own && budget !== null ? String(toMain(budget, decimals)) : ''}
        decimals={decimals}
        onClose={close}
      />
    );
  }
  const hint = t(own || budget === null ? 'allocate.budgetHint' : 'allocate.budgetInherited');
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{t('allocate.budget')}</span>
      <Tooltip label={hint} multiline maw={280}>
        <UnstyledButton
          ref={button}
          className={styles.edit}
          aria-label={t('allocate.editBudget', { amount: shown })}
          onClick={() => setEditing(true)}
        >
          <span className={`${styles.value} figure`} data-testid="budget">
            {shown}
          </span>
          <IconPencil size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Tooltip>
    </div>
  );
}

interface InputProps {
  readonly text: string;
  readonly decimals: number;
  onClose(): void;
}

function BudgetInput({ text: initial, decimals, onClose }: InputProps) {
  const { t } = useTranslation();
  const report = useReport();
  const setBudget = useBudget();
  const [text, setText] = useState(initial);
  const done = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  const commit = () => {
    if (done.current) return;
    const typed = text.trim();
    if (typed !== initial) {
      const parsed = typed === '' ? null : parseAmount(typed, decimals);
      if (parsed && (!parsed.ok || parsed.amount < 0)) {
        const fault = parsed.ok ? 'notANumber' : parsed.fault;
        report.warning(t(`allocate.${fault}`, { text: typed, decimals }));
        return;
      }
      setBudget(parsed ? parsed.amount : null);
    }
    done.current = true;
    onClose();
  };
  return (
    <div className={styles.figure}>
      <TextInput
        size="xs"
        w={170}
        label={t('allocate.budget')}
        placeholder={t('allocate.budgetEmpty')}
        classNames={{ label: styles.label, input: styles.input }}
        inputMode="decimal"
        autoComplete="off"
        ref={input}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape') return;
          done.current = true;
          onClose();
        }}
      />
    </div>
  );
}
