import '@fontsource-variable/inter';
import '../ui/theme.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('projector.html has no root element');

// Apart, so that what both windows begin with stays free of the model of a plan.
const { ProjectorApp } = await import('./ProjectorApp');
createRoot(root).render(
  <StrictMode>
    <ProjectorApp />
  </StrictMode>,
);
