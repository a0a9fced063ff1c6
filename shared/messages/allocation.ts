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
  notEnoughToMove: {
    en: 'There is only {most} to move, not {amount}. Nothing was changed; enter a smaller amount.',
    'zh-CN': '可转移的金额只有 {most}，不足 {amount}。未作任何更改；请输入较小的金额。',
  },
  notEnoughUnlockedToMove: {
    en: 'Only {most} can move past the locks, not {amount}. Nothing was changed; unlock {places} or enter a smaller amount.',
    'zh-CN':
      '受锁定限制，最多只能转移 {most}，不足 {amount}。未作任何更改；请解锁{places}，或输入较小的金额。',
  },
  moveOntoItself: {
    en: 'Both sides of the move are the same cells. Nothing was changed; choose another row or other periods.',
    'zh-CN': '转出与转入是同一批单元格。未作任何更改；请选择其他行或其他期间。',
  },
  profileLocked: {
    en: 'The periods that this course needs are locked ({places}), so the total has nowhere to go. Nothing was changed; unlock them or choose another course.',
    'zh-CN': '该分布所需的期间已锁定（{places}），金额无处可放。未作任何更改；请先解锁，或选择其他分布方式。',
  },
  badWeights: {
    en: 'A course over time needs one weight for each period, zero or more, not all of them zero. Nothing was changed.',
    'zh-CN': '时间分布需为每个期间给出一个不小于零的权重，且不能全为零。未作任何更改。',
  },
};
