import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The interface: built into dist/web, from where the server serves it. `vite` alone serves it with the API of a server at 3000. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 600,
    // The page of a document's link is a bundle of its own: a stranger loads nothing of the staff's.
    rolldownOptions: { input: ['src/web/index.html', 'src/web/invoice.html'] },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:3000', '/enter': 'http://127.0.0.1:3000' } },
})
