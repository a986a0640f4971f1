import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { Instant: 'string', UUID: 'string' }

const operations = (
  file: string,
  schema: string,
  documents: string | string[],
): CodegenConfig['generates'] => ({
  [file]: {
    schema,
    documents,
    plugins: ['typescript-operations', 'typed-document-node'],
    config: { scalars, enumType: 'string-literal', useTypeImports: true, avoidOptionals: false },
  },
})

// What a page asks that is loaded later comes with that page; the fragments that it uses stand in its own room.
const lazyRooms = ['settings', 'dashboard'].map((room) => ({
  file: `console/src/${room}/generated.ts`,
  documents: `console/src/${room}/**/*.graphql`,
}))

export default {
  ignoreNoDocuments: true,
  generates: {
    ...operations('console/src/graphql/generated.ts', 'schema/agent.graphql', [
      'console/src/**/*.graphql',
      ...lazyRooms.map(({ documents }) => `!${documents}`),
    ]),
    ...lazyRooms.reduce(
      (all, { file, documents }) => ({ ...all, ...operations(file, 'schema/agent.graphql', documents) }),
      {},
    ),
    ...operations('widget/src/graphql/generated.ts', 'schema/shopper.graphql', 'widget/src/**/*.graphql'),
  },
} satisfies CodegenConfig
