import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

/** Two builds into one folder: the iframe's app, and `--mode loader` for the script that shops put on their pages. */
export default defineConfig(({ mode }) => (mode === 'loader' ? loader : app))

const app = defineConfig({
  base: '/widget/',
  plugins: [vue({ features: { optionsAPI: false } })],
  build: {
    outDir: '../dist/widget',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
})

const loader = defineConfig({
  build: {
    outDir: '../dist/widget',
    // The app was built into the same folder a moment ago.
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: new URL('src/embed.ts', import.meta.url).pathname,
      // Pages may import what it exports.
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'deskbell.js', format: 'es' },
    },
  },
})
