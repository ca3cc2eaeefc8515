import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import { Button, MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('empty-app.html has no root element');

/** The least a page of React and Mantine is: what the first screen is measured against. */
createRoot(root).render(
  <StrictMode>
    <MantineProvider defaultColorScheme="auto">
      <Button>Empty</Button>
    </MantineProvider>
  </StrictMode>,
);
