import { Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';

/** Shows the text to copy by hand, where the browser does not let a page write to the clipboard. */
export function showDiagnostics(title: string, text: string): void {
  modals.open({
    title,
    size: 'xl',
    children: <Textarea aria-label={title} value={text} readOnly autosize maxRows={22} data-autofocus />,
  });
}
