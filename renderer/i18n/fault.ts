/** Texts where a part of the window could not be drawn. */
export const faultTexts = {
  en: {
    title: 'This part of the window could not be shown',
    text: 'What was saved is safe. Load the window again; if it happens again, copy the diagnostics for support: they hold nothing of your plans.',
    reload: 'Load again',
  },
  zhCN: {
    title: '此部分无法显示',
    text: '已保存的内容均安全。请重新加载窗口；若再次出现，请复制诊断信息提供给技术支持，其中不含任何方案内容。',
    reload: '重新加载',
  },
};
