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
    // The page of a document's link and the portal are bundles of their own: strangers and clients load nothing of the staff's.
    rolldownOptions: {
      input: ['src/web/index.html', 'src/web/invoice.html', 'src/web/portal.html'],
      // Small files that bundles share are packed together: one by one they hardly shrink.
      output: {
        codeSplitting: { groups: [{ name: 'statement-texts', test: /src\/web\/texts\/..\/statement\.ts$/ }] },
      },
    },
    // Every browser of the target knows what is to be loaded ahead.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:3000', '/enter': 'http://127.0.0.1:3000' } },
})
