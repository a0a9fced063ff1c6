import { describe, expect, it } from 'vitest';
import { AUDIT_KINDS, type AuditKind } from '#shared/views-model.ts';
import { assumptionsFocus } from '../../renderer/features/assumptions/focus.ts';
import { goalOf } from '../../renderer/features/model/audit-goal.ts';
import { modelFocus } from '../../renderer/features/model/place.ts';

const DETAILS: Record<AuditKind, string> = {
  noSource: '',
  unused: '',
  constant: '0.5',
  notFinite: 'npv',
  timesProbability: 'recall_risk',
  repaired: 'fx[sea], fx[eu]',
};

describe('an entry of the audit', () => {
  it.each(AUDIT_KINDS)('%s leads to where it can be mended', (kind) => {
    const variable = kind === 'repaired' ? null : 'cac';
    const goal = goalOf({ kind, variable, detail: DETAILS[kind], ...(kind === 'constant' && { at: 17 }) });
    const focus = 'place' in goal ? modelFocus(goal.place) : assumptionsFocus(goal.assumption);
    expect(focus).toEqual(
      {
        noSource: { shows: 'list', place: { variable: 'cac', at: {} }, source: true },
        unused: 'cac',
        constant: 'cac~edit~0.5~17',
        notFinite: 'cac',
        timesProbability: 'cac~edit~recall_risk',
        repaired: { shows: 'correlations', place: null, source: false },
      }[kind],
    );
  });
});
