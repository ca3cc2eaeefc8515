import './store/open-early';
import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { Overlays } from './app/Overlays';
import { keepFocus } from './ui/keep-focus';
import { plansPath } from './ui/routes';
import { theme } from './ui/theme';

/** How long the first picture waits for what is read before it. */
const LONGEST_MS = 80;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root element');

// Without a place in the address the window begins with the list of plans.
if (/^#?\/?$/.test(location.hash)) history.replaceState(null, '', `#${plansPath}`);
keepFocus();
// The list of plans is nearly always there by now: drawn with the first picture, not after it. A disk that takes longer holds nothing up.
if (location.hash === `#${plansPath}`) {
  await Promise.race([
    globalThis.countersignEarly,
    new Promise((resolve) => setTimeout(resolve, LONGEST_MS)),
  ]);
}
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <App />
      <Overlays />
    </MantineProvider>
  </StrictMode>,
);
