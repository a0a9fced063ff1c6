/** Texts of import and export beyond the assistant and the first cards. */
export const exchangeTexts = {
  en: {
    importedMany_one: '{{count}} plan was imported.',
    importedMany_other: '{{count}} plans were imported.',
    history: { importTable: 'import of {{cells}} amounts from {{file}}' },
  },
  zhCN: {
    importedMany_one: '已导入 {{count}} 个方案。',
    importedMany_other: '已导入 {{count}} 个方案。',
    history: { importTable: '从 {{file}} 导入 {{cells}} 个金额' },
  },
};
