import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SAMPLINGS, type Sampling } from '#shared/result.ts';

interface Drawn {
  readonly seed: number;
  readonly sampling: Sampling;
}

interface Props {
  readonly settings: Drawn;
  onChange(part: Partial<Drawn>): void;
}

/** From which seed and how trials are drawn. */
export function SamplingFields({ settings, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <NumberInput
        size="xs"
        w={96}
        label={t('results.seed')}
        value={settings.seed}
        min={0}
        max={Number.MAX_SAFE_INTEGER}
        allowDecimal={false}
        allowNegative={false}
        onChange={(seed) => typeof seed === 'number' && onChange({ seed })}
      />
      <Select
        size="xs"
        w={146}
        label={t('results.sampling')}
        allowDeselect={false}
        value={settings.sampling}
        data={SAMPLINGS.map((value) => ({ value, label: t(`samplings.${value}`) }))}
        onChange={(value) => {
          const sampling = SAMPLINGS.find((each) => each === value);
          if (sampling) onChange({ sampling });
        }}
      />
    </>
  );
}
