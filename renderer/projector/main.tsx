import '@fontsource-variable/inter';
import '../ui/theme.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProjectorApp } from './ProjectorApp';

const root = document.getElementById('root');
if (!root) throw new Error('projector.html has no root element');

createRoot(root).render(
  <StrictMode>
    <ProjectorApp />
  </StrictMode>,
);
