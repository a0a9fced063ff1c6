/** Texts of trying amounts by sliders. */
export const trialTexts = {
  en: {
    title: 'Try amounts',
    toggle: 'Try amounts by sliders',
    short: 'Try amounts',
    hint: 'The grid and the impact strip follow. Nothing is stored until you keep it; select a row to try it too.',
    rowOf: '{{row}} · {{of}}',
    keep: 'Keep',
    drop: 'Discard',
    close: 'Close, and drop what is tried',
    first: 'You are trying other amounts. Keep or drop them first.',
    tried: 'Tried, not stored',
  },
  zhCN: {
    title: '试调金额',
    toggle: '用滑块试调金额',
    short: '试调金额',
    hint: '表格与影响预览会随之变化。点“保留”之前不会保存任何内容；选中某一行即可一并试调。',
    rowOf: '{{of}}的{{row}}',
    keep: '保留',
    drop: '放弃',
    close: '关闭并放弃试调',
    first: '正在试调金额，请先保留或放弃。',
    tried: '试调中，尚未保存',
  },
};
