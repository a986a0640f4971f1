import type { Change } from '../../schema/audit-entry.js'

const secret = /hash|token|secret|material|password/i

/**
 * What has become different. A secret never leaves its own table; that there is another one is said by the action. Null
 * stands for what was not there, or is no more.
 */
export function changesBetween(before: object | null, after: object | null): Change[] {
  const [from, to] = [plain(before), plain(after)]
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => !secret.test(field))
    .map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }))
    .filter((change) => JSON.stringify(change.from) !== JSON.stringify(change.to))
}

const plain = (part: object | null): Record<string, unknown> => ({ ...part })
