import { fileURLToPath } from 'node:url'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { partsApart } from './parts-apart.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    partsApart(),
    vue(),
    // Icons are bundled, components are imported by name: nothing is fetched at run time, nothing is generated.
    ui({
      root: here('.'),
      colorMode: false,
      components: false,
      autoImport: false,
      dts: false,
      icon: { clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'] } } },
      experimental: { componentDetection: true },
      ui: {
        // Under the pointer, too, their words have to be legible.
        button: {
          compoundVariants: [
            { color: 'primary', variant: 'solid', class: 'hover:bg-primary/90 active:bg-primary/90' },
            { color: 'error', variant: 'solid', class: 'hover:bg-error/90 active:bg-error/90' },
          ],
        },
        colors: {
          primary: 'blue',
          secondary: 'blue',
          success: 'green',
          info: 'blue',
          warning: 'amber',
          error: 'red',
          neutral: 'slate',
        },
        // Their words end before the button that closes them.
        modal: { slots: { header: 'pe-14 sm:pe-14' } },
        // What is off has to be seen as well.
        switch: { slots: { base: 'data-[state=unchecked]:bg-line-strong' } },
      },
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: { outDir: here('../dist/console'), emptyOutDir: true },
  server: {
    port: 5173,
    proxy: { '/graphql': { target: 'http://localhost:4000', ws: true } },
  },
})
