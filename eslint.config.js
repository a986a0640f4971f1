import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const server = ['schema', 'platform', 'domain', 'api', 'worker', 'cli']
const browser = ['console', 'widget']
const everyFolder = [...server, ...browser, 'test', 'bench', 'tools']

export default defineConfig(
  { ignores: ['dist/', '.data/', 'coverage/', '**/node_modules/', '**/generated.ts', '**/*.d.ts'] },
  js.configs.recommended,
  ts.configs.recommended,
  { rules: house() },
  { files: filesOf([...server, 'test', 'bench']), ...typed() },
  // What a door answers in a test is looked at, not typed.
  {
    files: filesOf(['test']),
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  vue.configs['flat/essential'].map((config) => ({ ...config, files: filesOf(browser) })),
  {
    files: filesOf(browser),
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser } },
    rules: inTheBrowser(),
  },

  // One straight line of folders: each imports from itself and from what stands to its left.
  border('schema', []),
  border('platform', ['schema']),
  border('domain', ['schema', 'platform']),
  border('api', ['schema', 'platform', 'domain']),
  border('worker', ['schema', 'platform', 'domain']),
  border('cli', ['schema', 'platform', 'domain']),
  border('console', []),
  border('widget', []),

  { files: filesOf(server), rules: ban([...theClock(), ...theEnvironment()]) },
  { files: ['platform/app.ts', 'platform/clock.ts'], rules: ban(theEnvironment()) },
  { files: ['platform/config.ts'], rules: ban(theClock()) },
)

/** Reading the wall clock: a verb has `tx.now`, a rule gets its time as an argument. */
function theClock() {
  const message =
    'Only platform/app.ts and platform/clock.ts read the clock. A verb has tx.now, a rule is given its time.'
  return [
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'CallExpression[callee.object.name="DateTime"][callee.property.name=/^(now|utc|local)$/][arguments.length=0]',
  ].map((selector) => ({ selector, message }))
}

function theEnvironment() {
  const message = 'Only platform/config.ts reads the environment.'
  return [{ selector: 'MemberExpression[object.name="process"][property.name="env"]', message }]
}

/** @param {{ selector: string, message: string }[]} things */
function ban(things) {
  return { 'no-restricted-syntax': ['error', ...things] }
}

/** @param {string} folder @param {string[]} left the folders it may import from, besides itself */
function border(folder, left) {
  const closed = everyFolder.filter((other) => other !== folder && !left.includes(other))
  // The browser's code lies one folder deeper, below src, and may well have a folder called api or widget there.
  const up = browser.includes(folder) ? String.raw`^(\.\./){2,}` : String.raw`^(\.\./)+`
  const message = `${folder}/ imports from ${[folder, ...left].join(', ')} and from nothing else of ours.`
  const patterns = [{ regex: `${up}(${closed.join('|')})/`, message }]
  return { files: filesOf([folder]), rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

/** @param {string[]} folders */
function filesOf(folders) {
  return folders.map((folder) => `${folder}/**/*.{ts,vue}`)
}

/** Not consistent-type-imports: a decorated class needs its imports as values. */
function house() {
  return {
    // The compiler knows better what exists.
    'no-undef': 'off',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'object-shorthand': 'error',
    'no-unneeded-ternary': 'error',
    'no-empty': ['error', { allowEmptyCatch: true }],
    'no-useless-rename': 'error',
    'prefer-template': 'error',
    // The way to tell a library about our own types.
    '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  }
}

function typed() {
  return {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
    },
  }
}

function inTheBrowser() {
  return {
    // What a shopper wrote is text and never markup.
    'vue/no-v-html': 'error',
    'vue/block-lang': ['error', { script: { lang: 'ts' } }],
    'vue/component-api-style': ['error', ['script-setup']],
    'vue/define-props-declaration': ['error', 'type-based'],
    'vue/define-emits-declaration': ['error', 'type-based'],
    'vue/no-unused-refs': 'error',
    'vue/no-useless-v-bind': 'error',
    'vue/prefer-true-attribute-shorthand': 'error',
    'vue/multi-word-component-names': 'off',
  }
}
