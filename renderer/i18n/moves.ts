/** Texts of moves, courses over time and copies: the dialogs, and how the history names them. */
export const MOVES = {
  en: {
    history: {
      clear: 'clearing of {{place}}',
      fill: 'filling of {{place}}',
      paste: 'pasting into {{place}}',
      mend: 'mending of guard rails in {{place}}',
      move: 'move of {{amount}} from {{from}} to {{to}}',
      copy: '{{place}} copied from “{{source}}”',
      profiles: {
        flat: 'flat course of {{place}}',
        ramp: 'ramp of {{place}}',
        frontLoaded: 'front-loaded course of {{place}}',
        seasonal: 'seasonal course of {{place}}',
        oneOff: 'one-off in {{place}}',
      },
    },
  },
  'zh-CN': {
    history: {
      clear: '清零{{place}}',
      fill: '填充{{place}}',
      paste: '粘贴到{{place}}',
      mend: '在{{place}}修复超限',
      move: '将 {{amount}} 从{{from}}转移到{{to}}',
      copy: '从情景“{{source}}”复制{{place}}',
      profiles: {
        flat: '{{place}}改为均匀分布',
        ramp: '{{place}}改为逐步增长',
        frontLoaded: '{{place}}改为前期集中',
        seasonal: '{{place}}改为按季节分布',
        oneOff: '{{place}}改为一次性投入',
      },
    },
  },
};
