import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Table,
  Tooltip,
} from '@mantine/core';

const brand: MantineColorsTuple = [
  '#edf4fc',
  '#d7e5f5',
  '#abc9ea',
  '#7cacdf',
  '#5593d6',
  '#3d83d0',
  '#2a75c6',
  '#1d5fa8',
  '#165290',
  '#0b4278',
];

/** Greys with a breath of blue, so that panels and figures sit calmly in the dark scheme. */
const dark: MantineColorsTuple = [
  '#d3d8df',
  '#b6bdc8',
  '#a2abb8',
  '#7f8998',
  '#4a5361',
  '#39414d',
  '#2a313b',
  '#1e242c',
  '#171c23',
  '#10141a',
];

const SANS =
  "'Inter Variable', -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/** The look of every Mantine component. Sizes are set for a desk: dense, with room around figures. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 6 },
  colors: { brand, dark },
  fontFamily: SANS,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, monospace",
  headings: {
    fontFamily: SANS,
    fontWeight: '620',
    sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.3' }, h2: { fontSize: '1rem', lineHeight: '1.4' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    // The library's placeholder for the first focus is no part of a menu: the first entry takes it.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Table: Table.extend({ defaultProps: { borderColor: 'var(--hr-line)' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
    // The library's <header> would be a second banner of the page.
    ModalHeader: { defaultProps: { component: 'div' } },
    Modal: Modal.extend({ defaultProps: { centered: true, transitionProps: { duration: 120 } } }),
  },
});

/** Mantine's own variables where they stand for the window's: one set of colours for all. */
export const cssVariables: CSSVariablesResolver = () => {
  const own = {
    '--mantine-color-dimmed': 'var(--hr-muted)',
    '--mantine-color-body': 'var(--hr-panel)',
    '--mantine-color-error': 'var(--hr-bad)',
    // The library's own is too faint to be read.
    '--mantine-color-placeholder': 'var(--hr-muted)',
    // Its own orange is faint on orange in the light, and a glaring block in the dark.
    '--mantine-color-orange-light': 'color-mix(in srgb, var(--hr-warn) 12%, var(--hr-panel))',
    '--mantine-color-orange-light-color': 'var(--hr-warn)',
  };
  return { variables: {}, light: own, dark: own };
};

/** The nonce that style tags need under the window's content security policy. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.nonce || meta?.content || '';
}
