import type { Catalogue } from './message.ts';

/** The menu of the desktop app, and what its dialogs say. */
export const MENU_MESSAGES = {
  file: { en: '&File', 'zh-CN': '文件(&F)' },
  edit: { en: '&Edit', 'zh-CN': '编辑(&E)' },
  view: { en: '&View', 'zh-CN': '视图(&V)' },
  window: { en: '&Window', 'zh-CN': '窗口(&W)' },
  about: { en: 'About Headroom', 'zh-CN': '关于 Headroom' },
  services: { en: 'Services', 'zh-CN': '服务' },
  hide: { en: 'Hide Headroom', 'zh-CN': '隐藏 Headroom' },
  hideOthers: { en: 'Hide Others', 'zh-CN': '隐藏其他' },
  unhide: { en: 'Show All', 'zh-CN': '全部显示' },
  close: { en: 'Close Window', 'zh-CN': '关闭窗口' },
  quit: { en: 'Quit Headroom', 'zh-CN': '退出 Headroom' },
  cut: { en: 'Cut', 'zh-CN': '剪切' },
  copy: { en: 'Copy', 'zh-CN': '复制' },
  paste: { en: 'Paste', 'zh-CN': '粘贴' },
  selectAll: { en: 'Select All', 'zh-CN': '全选' },
  reload: { en: 'Reload', 'zh-CN': '重新加载' },
  resetZoom: { en: 'Actual Size', 'zh-CN': '实际大小' },
  zoomIn: { en: 'Zoom In', 'zh-CN': '放大' },
  zoomOut: { en: 'Zoom Out', 'zh-CN': '缩小' },
  fullScreen: { en: 'Full Screen', 'zh-CN': '全屏' },
  developerTools: { en: 'Developer Tools', 'zh-CN': '开发者工具' },
  minimize: { en: 'Minimise', 'zh-CN': '最小化' },
  save: { en: 'Save', 'zh-CN': '保存' },
  cannotStart: { en: 'Headroom cannot start', 'zh-CN': 'Headroom 无法启动' },
} as const satisfies Catalogue;

export type MenuMessageCode = keyof typeof MENU_MESSAGES;
