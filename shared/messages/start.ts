import type { Catalogue } from './message.ts';

/** Why a store file is not open, or a backup was not made: what happened, what is safe, what to do next. */
export const START_MESSAGES = {
  storeReadOnly: {
    en: 'The file or its folder cannot be written to ({reason}). Nothing was changed; allow writing there, or restore a backup or open a file in another folder.',
    'zh-CN':
      '文件或其所在文件夹不可写入（{reason}）。未作任何更改；请开放写入权限，或恢复备份，或打开其他文件夹中的文件。',
  },
  storeFull: {
    en: 'The disk is full ({reason}). All that was saved is safe; free some space, then try again.',
    'zh-CN': '磁盘已满（{reason}）。已保存的内容均安全；请腾出空间后重试。',
  },
  storeLocked: {
    en: 'Another program holds the file ({reason}). Nothing was changed; close the other window or program, then try again.',
    'zh-CN': '文件正被其他程序占用（{reason}）。未作任何更改；请关闭其他窗口或程序后重试。',
  },
  storeHeader: {
    en: 'The beginning of the file is damaged, so it cannot be opened. It was not touched; restore a backup, or save what can still be read.',
    'zh-CN': '文件开头已损坏，无法打开。文件未被改动；请恢复备份，或保存仍可读取的内容。',
  },
  storeDamaged: {
    en: 'The file is damaged ({reason}). Nothing more is written to it; restore a backup, or save what can still be read.',
    'zh-CN': '文件已损坏（{reason}）。不会再写入该文件；请恢复备份，或保存仍可读取的内容。',
  },
  storeGone: {
    en: 'The file was here before and is no longer there. Nothing was put in its place; bring it back (a drive that is not connected, a file that was moved), then try again, or restore a backup.',
    'zh-CN':
      '该文件此前存在，现已找不到。未新建任何文件代替；请找回文件（例如重新连接磁盘或移回原处）后重试，或恢复备份。',
  },
  storeZeroBytes: {
    en: 'The file is empty: it holds not a single byte, as after a copy that was broken off. It was not touched; restore a backup, or put a whole copy in its place and try again.',
    'zh-CN': '文件为空（0 字节），通常是复制中断所致。文件未被改动；请恢复备份，或放入完整副本后重试。',
  },
  storeFolder: {
    en: 'There is a folder where the file should be. It was not touched; rename or move the folder, then try again, or open another file.',
    'zh-CN': '该位置是一个文件夹，而不是文件。未作任何改动；请重命名或移走该文件夹后重试，或打开其他文件。',
  },
  storeStalled: {
    en: 'The drive with the file does not answer. Nothing was changed; check the connection to the network drive, then try again, or open another file.',
    'zh-CN': '文件所在的磁盘没有响应。未作任何更改；请检查网络磁盘连接后重试，或打开其他文件。',
  },
  storeNotOpen: {
    en: 'No file is open, so this cannot be done. Nothing was changed; reload the window to see what can be done.',
    'zh-CN': '当前没有打开的文件，无法执行此操作。未作任何更改；请重新加载窗口查看可行的操作。',
  },
  storeEncrypted: {
    en: 'The file is encrypted and opens with its passphrase alone. Nothing was changed; enter the passphrase.',
    'zh-CN': '文件已加密，须输入密码短语才能打开。未作任何更改；请输入密码短语。',
  },
  passphraseWrong: {
    en: 'The passphrase does not open the file. Nothing was changed; check capitals and the keyboard layout, then try again. Where the passphrase is surely right, the beginning of the file is damaged: restore a backup.',
    'zh-CN':
      '该密码短语无法打开文件。未作任何更改；请检查大小写与键盘布局后重试。如确认密码短语无误，则文件开头已损坏，请恢复备份。',
  },
  passphraseNotCurrent: {
    en: 'That is not the present passphrase of the file. Nothing was changed; enter the present passphrase again.',
    'zh-CN': '当前密码短语不正确。未作任何更改；请重新输入当前密码短语。',
  },
  backupNoRoom: {
    en: 'There is no room for a backup: {needed} are needed and {free} are free. The file itself is safe; free some space.',
    'zh-CN': '空间不足，无法备份：需要 {needed}，可用 {free}。文件本身安全；请腾出空间。',
  },
  backupUnknown: {
    en: 'This backup is no longer there. Nothing was changed; choose another one.',
    'zh-CN': '该备份已不存在。未作任何更改；请选择其他备份。',
  },
  nothingReadable: {
    en: 'Nothing of the file can be read. It was not touched; restore a backup.',
    'zh-CN': '文件中没有可读取的内容。文件未被改动；请恢复备份。',
  },
} as const satisfies Catalogue;
