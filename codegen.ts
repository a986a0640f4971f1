import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { Instant: 'string', UUID: 'string' }

const operationsOf = (app: string, schema: string): CodegenConfig['generates'] => ({
  [`${app}/src/graphql/generated.ts`]: {
    schema,
    documents: `${app}/src/**/*.graphql`,
    plugins: ['typescript-operations', 'typed-document-node'],
    config: { scalars, enumType: 'string-literal', useTypeImports: true, avoidOptionals: false },
  },
})

export default {
  ignoreNoDocuments: true,
  generates: {
    ...operationsOf('console', 'schema/agent.graphql'),
    ...operationsOf('widget', 'schema/shopper.graphql'),
  },
} satisfies CodegenConfig
