/** Texts of import and export: how the history names what came from a file. */
export const exchangeTexts = {
  en: {
    history: { importTable: 'import of {{cells}} amounts from {{file}}' },
  },
  zhCN: {
    history: { importTable: '从 {{file}} 导入 {{cells}} 个金额' },
  },
};
