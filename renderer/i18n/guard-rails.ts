/** Texts of limits and notes: the panel, the dialogs, and how the history names changes of them. */
export const guardRailTexts = {
  en: {
    history: {
      limitAdd: 'new limit on {{place}}',
      limitChange: 'changed limit on {{place}}',
      limitRemove: 'removal of the limit on {{place}}',
      note: 'note on {{place}}: “{{text}}”',
      noteRemove: 'removal of the note on {{place}}',
    },
  },
  zhCN: {
    history: {
      limitAdd: '新增对{{place}}的约束',
      limitChange: '修改对{{place}}的约束',
      limitRemove: '删除对{{place}}的约束',
      note: '在{{place}}添加备注：“{{text}}”',
      noteRemove: '删除{{place}}的备注',
    },
  },
};
