import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Locale } from '#shared/locale.ts';
import { MENU_MESSAGES, type MenuMessageCode } from '#shared/messages/menu.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;
type Entry = [role: Role, label: MenuMessageCode] | 'separator';

/**
 * Undo and redo are not in it: the window has its own, which span the whole history of a plan, and menu roles would
 * take Ctrl+Z away from it.
 */
const EDIT: Entry[] = [
  ['cut', 'cut'],
  ['copy', 'copy'],
  ['paste', 'paste'],
  ['selectAll', 'selectAll'],
];
const VIEW: Entry[] = [
  ['resetZoom', 'resetZoom'],
  ['zoomIn', 'zoomIn'],
  ['zoomOut', 'zoomOut'],
  'separator',
  ['togglefullscreen', 'fullScreen'],
  ['reload', 'reload'],
  ['toggleDevTools', 'developerTools'],
];
const MAC_APP: Entry[] = [
  ['about', 'about'],
  'separator',
  ['services', 'services'],
  'separator',
  ['hide', 'hide'],
  ['hideOthers', 'hideOthers'],
  ['unhide', 'unhide'],
  'separator',
  ['quit', 'quit'],
];

/** The menu in one language, as the platform wants it. */
function menuTemplate(locale: Locale, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const label = (code: MenuMessageCode) => MENU_MESSAGES[code][locale];
  const items = (entries: Entry[]): MenuItemConstructorOptions[] =>
    entries.map((entry) =>
      entry === 'separator' ? { type: 'separator' } : { role: entry[0], label: label(entry[1]) },
    );
  const mac = platform === 'darwin';
  const file: Entry[] = mac ? [['close', 'close']] : [['close', 'close'], 'separator', ['quit', 'quit']];
  return [
    ...(mac ? [{ label: 'Headroom', submenu: items(MAC_APP) }] : []),
    { label: label('file'), submenu: items(file) },
    { label: label('edit'), submenu: items(EDIT) },
    { label: label('view'), submenu: items(VIEW) },
    { label: label('window'), submenu: items([['minimize', 'minimize']]) },
  ];
}

/** Puts the menu up; again whenever the person chooses another language. */
export function setMenu(locale: Locale): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(locale, process.platform)));
}
