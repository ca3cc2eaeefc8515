import { createTheme, type MantineColorsTuple, type ModalProps, type NotificationProps } from '@mantine/core';

const blue: MantineColorsTuple = [
  '#edf4fd',
  '#dbe8fa',
  '#b6d0f4',
  '#8cb5ee',
  '#679ee8',
  '#4f8fe5',
  '#2b72cf',
  '#1c62c4',
  '#1555ad',
  '#0c458f',
];

/** The greys of theme.css, so that what the components paint in the dark is of one piece with what we do. */
const dark: MantineColorsTuple = [
  '#eef2f6',
  '#b0bbc6',
  '#8d98a5',
  '#5f6a76',
  '#3d4651',
  '#2c343d',
  '#1e242b',
  '#171b20',
  '#101317',
  '#0b0d10',
];

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 6 },
  colors: { blue, dark },
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // By name, without the components: the first screen has neither.
  components: {
    // Its own grey is too pale to be read.
    Notification: {
      styles: { description: { color: 'var(--ink-soft)' } } satisfies NotificationProps['styles'],
    },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } satisfies Partial<ModalProps>,
    },
  },
});
