import type { EditRefusalCode } from '../allocation/types.ts';
import type { MessageTemplate } from './message.ts';

/** Why an edit of the allocation was refused. Each says what stands in the way and what to do. */
export const ALLOCATION_MESSAGES: Readonly<Record<EditRefusalCode, MessageTemplate>> = {
  lockedCells: {
    en: '{places} is locked. Nothing was changed; unlock it first, or edit other cells.',
    'zh-CN': '{places}已锁定。未作任何更改；请先解锁，或编辑其他单元格。',
  },
  belowLocked: {
    en: 'The locked cells alone hold {locked}, so the total cannot be {amount}. Nothing was changed; unlock {places} or enter a larger total.',
    'zh-CN':
      '仅锁定的单元格就合计 {locked}，总额无法为 {amount}。未作任何更改；请解锁{places}，或输入更大的总额。',
  },
  nothingToSpread: {
    en: 'Every cell below is locked ({places}), so there is nothing to spread over. Nothing was changed; unlock some first.',
    'zh-CN': '其下所有单元格均已锁定（{places}），无处可分摊。未作任何更改；请先解锁部分单元格。',
  },
  negativeAmount: {
    en: 'Spend cannot be negative. Nothing was changed; enter zero or more.',
    'zh-CN': '支出不能为负数。未作任何更改；请输入零或更大的数。',
  },
  amountTooLarge: {
    en: 'That amount is too large to be kept to the cent. Nothing was changed.',
    'zh-CN': '金额过大，无法精确到分。未作任何更改。',
  },
  unknownCell: {
    en: 'There is no cell {places} in this plan. Nothing was changed.',
    'zh-CN': '本方案中没有单元格{places}。未作任何更改。',
  },
  inheritedLock: {
    en: '{places} is locked in a parent scenario. Nothing was changed; lift the lock there.',
    'zh-CN': '{places}在上级情景中被锁定。未作任何更改；请到该情景中解锁。',
  },
};
