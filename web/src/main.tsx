import './app/app.css';
import './app/document.css';
import './app/answer.css';
import './app/form.css';
import './app/table.css';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { App } from './app/app.tsx';

// Compiling checks from text is forbidden by the content security policy.
z.config({ jitless: true });

createRoot(document.getElementById('app') as HTMLElement).render(<App />);
