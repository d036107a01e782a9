import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative addresses, so that the built page works from any folder of any server.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  optimizeDeps: {
    // Pyodide finds its files beside its own module, so it must stay where it is.
    exclude: ['pyodide'],
  },
  build: {
    target: 'es2023',
    // Monaco is a large chunk by nature; it is loaded only when the first file is shown.
    chunkSizeWarningLimit: 4000,
  },
});
