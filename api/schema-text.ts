import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'

/** A schema as people and tools read it. */
export const textOf = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`
