import { Kind, type GraphQLResolveInfo, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** Whether an operation asks anywhere for a field of this name. */
export function asksFor({ operation, fragments }: GraphQLResolveInfo, field: string): boolean {
  const answers = known.get(operation) ?? new Map<string, boolean>()
  known.set(operation, answers)
  const before = answers.get(field)
  if (before !== undefined) return before
  const isAsked = (set: SelectionSetNode | undefined): boolean =>
    (set?.selections ?? []).some((selection) =>
      selection.kind === Kind.FIELD
        ? selection.name.value === field || isAsked(selection.selectionSet)
        : selection.kind === Kind.INLINE_FRAGMENT && isAsked(selection.selectionSet),
    )
  // A fragment that is there is used somewhere: GraphQL refuses operations with others.
  const parts = [operation, ...Object.values(fragments)]
  const answer = parts.some(({ selectionSet }) => isAsked(selectionSet))
  answers.set(field, answer)
  return answer
}

// Documents are parsed once and remembered by Apollo.
const known = new WeakMap<OperationDefinitionNode, Map<string, boolean>>()
